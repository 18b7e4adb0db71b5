import type { KeyKind } from '@tollkeeper/openrouter';

import { type Finding, note, well, wrong } from './finding.ts';
import { type GivenKey, type Probe, whyNot } from './probe.ts';

/** Says which kinds of keys are given, and what they show. */
export function keyFindings({ given }: Probe): readonly Finding[] {
  const kinds = new Set(given.map(kindOf));
  const found = given.map((key) => findingOf(key, kinds));
  if (!given.some(({ variable }) => variable === 'OPENROUTER_MANAGEMENT_KEY')) {
    return [
      ...found,
      note(
        'Without a management key only the one key is watched: no other key, and the balance only as far as OpenRouter tells it.',
        'Make one at https://openrouter.ai/settings/management-keys and set OPENROUTER_MANAGEMENT_KEY.',
      ),
    ];
  }
  return found;
}

function findingOf({ variable, asked }: GivenKey, kinds: ReadonlySet<KeyKind | undefined>): Finding {
  if (asked.kind !== 'ok') {
    const fix =
      asked.kind === 'refused'
        ? `Copy the key again, or make another, and set ${variable}.`
        : 'Check the network and OPENROUTER_URL, then check again.';
    return wrong(`${variable} was not answered: ${whyNot(asked)}.`, fix);
  }
  const { kind } = asked.value;
  const meant = variable === 'OPENROUTER_MANAGEMENT_KEY' ? 'management' : 'ordinary';
  if (kind === 'unknown')
    return note(`${variable} works, and OpenRouter does not say what kind of key it is.`);
  if (kind === meant) return well(`${variable} is ${ARTICLE[kind]}: ${SHOWS[kind]}.`);
  const isSwapped = kinds.has('management') && kinds.has('ordinary');
  return isSwapped
    ? note(
        `${variable} is ${ARTICLE[kind]}: the two keys are swapped, which the guard puts right.`,
        'Exchange their values.',
      )
    : wrong(
        `${variable} is ${ARTICLE[kind]}.`,
        `Set ${ARTICLE[meant]} there, and this one as ${OTHER[variable]}.`,
      );
}

function kindOf({ asked }: GivenKey): KeyKind | undefined {
  return asked.kind === 'ok' ? asked.value.kind : undefined;
}

const ARTICLE = { management: 'a management key', ordinary: 'an ordinary key' } as const;

const SHOWS = {
  management: 'it shows the balance, every key of the workspaces below, and the last 30 days',
  ordinary: 'it shows itself, and the caps above it',
} as const;

const OTHER: Record<GivenKey['variable'], GivenKey['variable']> = {
  OPENROUTER_MANAGEMENT_KEY: 'OPENROUTER_API_KEY',
  OPENROUTER_API_KEY: 'OPENROUTER_MANAGEMENT_KEY',
};
