/** The side door for YAML files that people write: read strictly, with every mistake on its line. */
export { isMap, stringify as yamlText } from 'yaml';

export { followAliases } from './sources/yaml-aliases.ts';
export {
  type Complain,
  fieldsOf,
  itemsOf,
  type Place,
  quoted,
  shown,
  textOf,
} from './sources/yaml-fields.ts';
export { type LineProblem, readYaml, type YamlFile } from './sources/yaml-file.ts';
export {
  type Named,
  type Section,
  sectionOf,
  textIn,
  wholeNumberOf,
  wordOf,
} from './sources/yaml-section.ts';
