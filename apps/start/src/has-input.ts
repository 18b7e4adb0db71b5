import { fstatSync } from 'node:fs';
import { isatty } from 'node:tty';

/** Whether somebody may type here: at a terminal, or through a pipe or a file. A service has none of them. */
export function hasInput(): boolean {
  if (isatty(STANDARD_INPUT)) return true;
  try {
    const input = fstatSync(STANDARD_INPUT);
    return input.isFIFO() || input.isFile() || input.isSocket();
  } catch {
    return false;
  }
}

const STANDARD_INPUT = 0;
