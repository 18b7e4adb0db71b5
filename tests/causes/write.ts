/** Writes the pages under docs/causes: `pnpm causes`. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';

import { CAUSES_FOLDER, causePages } from './cause-pages.ts';

mkdirSync(CAUSES_FOLDER, { recursive: true });
const pages = causePages();
for (const name of readdirSync(CAUSES_FOLDER)) if (!pages.has(name)) rmSync(new URL(name, CAUSES_FOLDER));
for (const [name, text] of pages) writeFileSync(new URL(name, CAUSES_FOLDER), text);
