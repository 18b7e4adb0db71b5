import type { Diagnosis, RefusalScope, Waiting } from '@tollkeeper/engine';

import type { Card, Field, Section } from './card.ts';
import { instantText } from './instant-text.ts';
import { listSections } from './section.ts';

/** Says why a call was refused: whose matter it is, what told it, what helps, what does not, and where. */
export function diagnosisCard(diagnosis: Diagnosis): Card {
  const { cause, status, says, evidence, fixes, doesNotFix, where } = diagnosis;
  return {
    title:
      cause === 'not_refused'
        ? 'Not refused'
        : `Why it was refused${status === undefined ? '' : ` (${status})`}`,
    answer: says,
    sections: [
      { kind: 'fields', fields: fieldsOf(diagnosis) },
      ...listSections('What tells it', evidence),
      ...listSections('What helps', fixes),
      ...listSections('What does not help', doesNotFix),
      ...(where === undefined ? [] : [{ kind: 'note', text: `Where to click: ${where}` } as const]),
      ...(cause === 'unknown' ? keptText(diagnosis) : []),
    ],
  };
}

/** Writes whether waiting helps, as a sentence that goes on: `no`, `yes, until 2026-11-22 00:00 UTC`. */
function waitingText(waiting: Waiting): string {
  switch (waiting.kind) {
    case 'never':
      return 'no';
    case 'unknown':
      return 'not known';
    case 'briefly': {
      const { seconds, until } = waiting;
      if (seconds !== undefined)
        return `yes, ${secondsText(seconds)}${until === undefined ? '' : `, until ${timeText(until)}`}`;
      return until === undefined
        ? 'yes, a moment, then with growing pauses'
        : `yes, until ${timeText(until)}`;
    }
    case 'until-reset': {
      const { period, until } = waiting;
      if (until !== undefined) return `yes, until ${instantText(until)}`;
      return period === undefined ? 'only until the limit starts again' : RESET_TEXT[period];
    }
  }
}

function fieldsOf({ cause, confirmed, scope, waiting }: Diagnosis): readonly Field[] {
  return [
    { label: 'Cause', value: `${cause}${confirmed ? '' : ', not confirmed'}` },
    { label: 'Whose matter', value: SCOPE_TEXT[scope] },
    { label: 'Does waiting help?', value: waitingText(waiting) },
  ];
}

/** An unknown refusal is kept, for somebody who knows it. */
function keptText({ text }: Diagnosis): readonly Section[] {
  const cut = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
  return cut === '' ? [] : [{ kind: 'note', text: `As it came: ${cut}` }];
}

function secondsText(seconds: number): string {
  return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
}

/** To the second: such waits are short. */
function timeText(at: Date): string {
  return `${at.toISOString().replace('T', ' ').slice(0, -'.000Z'.length)} UTC`;
}

const LONGEST_TEXT = 500;

const SCOPE_TEXT: Readonly<Record<RefusalScope, string>> = {
  account: 'the account that pays',
  key: 'this key',
  member: 'this member of the organisation',
  workspace: 'the whole workspace',
  provider: 'the provider behind OpenRouter',
  request: 'this request',
  platform: 'OpenRouter itself',
  elsewhere: 'another service than OpenRouter',
  nobody: 'nobody: it was not refused',
  unknown: 'not known',
};

/** Limits start again at midnight UTC, weeks on Monday (limits page, read 2026-08-22). */
const RESET_TEXT = {
  daily: 'yes, until midnight UTC',
  weekly: 'yes, until Monday, midnight UTC',
  monthly: 'yes, until the first of next month, midnight UTC',
} as const;
