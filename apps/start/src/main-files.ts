import { fileURLToPath } from 'node:url';

/** The programs, which are started and never imported. */
export const MAIN_FILES = {
  bot: fileAt('apps/bot/src/main.ts'),
  guard: fileAt('apps/guard/src/main.ts'),
  simulator: fileAt('packages/simulator/src/main.ts'),
} as const;

function fileAt(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}
