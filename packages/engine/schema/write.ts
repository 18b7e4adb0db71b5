/** Writes the JSON Schema of scenario files, scenario.schema.json, for editors. */
import { writeFileSync } from 'node:fs';

import { scenarioFileSchema } from '../src/scenario-file/scenario-file-schema.ts';

const target = new URL('../scenario.schema.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(scenarioFileSchema(), undefined, 2)}\n`);
