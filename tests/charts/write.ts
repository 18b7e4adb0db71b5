/** Writes the pictures and the page under docs/charts: `pnpm charts`. */
import { mkdirSync, writeFileSync } from 'node:fs';

import { CHARTS_FOLDER, chartSamples } from './chart-samples.ts';

mkdirSync(CHARTS_FOLDER, { recursive: true });
for (const [name, bytes] of chartSamples()) writeFileSync(new URL(name, CHARTS_FOLDER), bytes);
