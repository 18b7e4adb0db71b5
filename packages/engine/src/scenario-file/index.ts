/** The side door for scenario files: YAML that people keep, share and compare. */
export { type ParsedObservationFile, parseObservationFile } from './parse-observation-file.ts';
export { type ParsedScenarioFile, parseScenarioFile } from './parse-scenario-file.ts';
export { scenarioFileSchema } from './scenario-file-schema.ts';
export { scenarioFileText } from './scenario-file-text.ts';
