import { parseCreditFile } from '@tollkeeper/engine/credit-file';
import { OPENROUTER_URL } from '@tollkeeper/openrouter';
import type { LineProblem } from '@tollkeeper/pricing/yaml';
import { STANDARD_PLACE, type StorePlace, storePlaceIn } from '@tollkeeper/store';

import { parseDemoClock } from './demo-clock.ts';
import { parseGuardFile } from './guard-file.ts';
import { type GuardSettings, LOG_LEVELS, type LogLevel } from './settings.ts';
import { type Environment, type Tell, type Variables, variablesOf } from './variables.ts';

/** The text of guard.yaml, with the name that it is told by. */
export type NamedText = { readonly name: string; readonly text: string };

export type ParsedSettings =
  | {
      readonly kind: 'settings';
      readonly settings: GuardSettings;
      /** Where they are written, as far as they are. */
      readonly guardFile?: NamedText | undefined;
    }
  /** One sentence for each mistake in the environment and in the file. */
  | { readonly kind: 'mistaken'; readonly mistakes: readonly string[] };

/** The files that people write, where they are there. */
export type SettingsFiles = {
  readonly guard?: NamedText | undefined;
  readonly credits?: NamedText | undefined;
};

/** Reads how the guard runs from the environment and the texts of its files, with every mistake at once. */
export function parseSettings(environment: Environment, files: SettingsFiles = {}): ParsedSettings {
  const mistakes: string[] = [];
  const tell: Tell = (sentence) => void mistakes.push(sentence);
  const variables = variablesOf(environment, tell);
  const rest = {
    openrouter: {
      url: variables.url('OPENROUTER_URL') ?? OPENROUTER_URL,
      management: variables.secret('OPENROUTER_MANAGEMENT_KEY'),
      ordinary: variables.secret('OPENROUTER_API_KEY'),
    },
    store: storeFrom(environment, tell),
    heartbeatUrl: variables.secretUrl('TOLLKEEPER_HEARTBEAT_URL'),
    refusalsToken: variables.ownSecret('TOLLKEEPER_REFUSALS_TOKEN'),
    logLevel: logLevelFrom(variables, tell),
    demoClock: demoClockFrom(variables, tell),
  };
  const parsed = parseGuardFile(files.guard?.text ?? '', { variables, isNeeded: true });
  if (parsed.kind === 'refused') mistakes.push(...sentencesOf(files.guard, parsed.problems));
  const credits = files.credits === undefined ? NONE_DECLARED : parseCreditFile(files.credits.text);
  if (credits.kind === 'refused') mistakes.push(...sentencesOf(files.credits, credits.problems));
  if (parsed.kind === 'refused' || credits.kind === 'refused' || mistakes.length > 0)
    return { kind: 'mistaken', mistakes };
  const settings = { ...rest, ...parsed.file, declaredCredits: credits.declared };
  return { kind: 'settings', settings, guardFile: files.guard };
}

/** Says what is wrong with a file, a whole sentence for each. */
export function sentencesOf(
  file: Pick<NamedText, 'name'> | undefined,
  problems: readonly LineProblem[],
): readonly string[] {
  return problems.map(
    ({ line, message }) => `${file?.name} line ${line}: ${message.replace(/[^?]$/, '$&.')}`,
  );
}

function storeFrom(environment: Environment, tell: Tell): StorePlace {
  const found = storePlaceIn(environment);
  if (found.kind === 'refused') tell(found.sentence);
  return found.kind === 'named' ? found.place : STANDARD_PLACE;
}

function logLevelFrom(variables: Variables, tell: Tell): LogLevel {
  const written = variables.text('TOLLKEEPER_LOG_LEVEL') ?? 'info';
  const level = LOG_LEVELS.find((each) => each === written);
  if (level === undefined) tell(`TOLLKEEPER_LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`);
  return level ?? 'info';
}

function demoClockFrom(variables: Variables, tell: Tell): GuardSettings['demoClock'] {
  const written = variables.text('TOLLKEEPER_DEMO_CLOCK');
  const clock = written === undefined ? undefined : parseDemoClock(written);
  if (written !== undefined && clock === undefined)
    tell(
      'TOLLKEEPER_DEMO_CLOCK must be {"from": an instant, "realFrom": an instant, "speed": a number from 0 to 86400}.',
    );
  return clock;
}

const NONE_DECLARED = { kind: 'credits', declared: { purchases: [], withdrawals: [] } } as const;
