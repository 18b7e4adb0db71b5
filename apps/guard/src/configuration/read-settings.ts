import { existsSync } from 'node:fs';

import { readText } from '../read-text.ts';
import { type NamedText, type ParsedSettings, parseSettings } from './parse-settings.ts';
import type { Environment } from './variables.ts';

/**
 * Reads the settings from the environment and the files that TOLLKEEPER_GUARD_CONFIG and TOLLKEEPER_CREDITS name,
 * or guard.yaml and credits.yaml where they are there.
 */
export async function readGuardSettings(environment: Environment): Promise<ParsedSettings> {
  const guard = await fileOf(environment, 'TOLLKEEPER_GUARD_CONFIG', 'guard.yaml');
  const credits = await fileOf(environment, 'TOLLKEEPER_CREDITS', 'credits.yaml');
  const unread = [guard, credits].flatMap((file) => (file?.kind === 'refused' ? [file.problem] : []));
  const parsed = parseSettings(environment, { guard: textOf(guard), credits: textOf(credits) });
  if (unread.length === 0) return parsed;
  return { kind: 'mistaken', mistakes: [...unread, ...(parsed.kind === 'mistaken' ? parsed.mistakes : [])] };
}

type Found = Awaited<ReturnType<typeof readText>> | undefined;

async function fileOf(environment: Environment, variable: string, usual: string): Promise<Found> {
  const named = environment[variable]?.trim() ?? '';
  if (named === '' && !existsSync(usual)) return undefined;
  return readText(named === '' ? usual : named, variable);
}

function textOf(file: Found): NamedText | undefined {
  return file?.kind === 'text' ? file : undefined;
}
