import { existsSync } from 'node:fs';

import { readTextFile } from '../terminal/read-text-file.ts';
import { type Environment, type ParsedSettings, parseSettings } from './parse-settings.ts';

/** Reads the settings from the environment and from the file that TOLLKEEPER_BOT_CONFIG names, or bot.yaml if it is there. */
export async function readSettings(environment: Environment): Promise<ParsedSettings> {
  const named = environment['TOLLKEEPER_BOT_CONFIG']?.trim() ?? '';
  const path = named === '' ? STANDARD_FILE : named;
  if (named === '' && !existsSync(path)) return parseSettings(environment);
  const file = await readTextFile(path, MOST_MEGABYTES);
  if (file.kind === 'read') return parseSettings(environment, { name: path, text: file.text });
  const unread = `${path}${named === '' ? '' : ', named by TOLLKEEPER_BOT_CONFIG,'} ${file.problem}.`;
  const rest = parseSettings(environment);
  return { kind: 'mistaken', mistakes: [unread, ...(rest.kind === 'mistaken' ? rest.mistakes : [])] };
}

const STANDARD_FILE = 'bot.yaml';
const MOST_MEGABYTES = 0.25;
