export { type ModelReader, modelReader, type Read, type ReaderPorts } from './model-reader.ts';
export { type ConfiguredReader, configuredReader } from './reader-config.ts';
