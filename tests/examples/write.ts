/** Writes the page of worked examples: `pnpm examples`. */
import { writeFileSync } from 'node:fs';

import { WORKED_EXAMPLES_PAGE, workedExamples } from './worked-examples.ts';

writeFileSync(WORKED_EXAMPLES_PAGE, workedExamples());
