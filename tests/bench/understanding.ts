import { heard, NEW_CONVERSATION, type Surroundings } from '@tollkeeper/bot';
import { bundledCatalog } from '@tollkeeper/pricing';

import { readRows } from '../golden/rows.ts';

/** Times the rules over the questions of the corpus, and over texts of 10,000 characters made to be slow. */
export function benchUnderstanding(): string {
  const around: Surroundings = { catalog: bundledCatalog(), today: '2026-11-21' };
  const timeOf = (text: string): number => {
    const start = performance.now();
    heard(text, NEW_CONVERSATION, around);
    return performance.now() - start;
  };
  const questions = readRows(new URL('../golden/questions.jsonl', import.meta.url)).map(({ question }) =>
    String(question),
  );
  for (let round = 0; round < WARM_UP; round += 1) for (const question of questions) timeOf(question);
  const times = questions
    .map((question) => median(Array.from({ length: ROUNDS }, () => timeOf(question))))
    .toSorted(ascending);
  const hostile = PIECES.map((piece) => {
    const text = piece.repeat(Math.ceil(LONGEST / piece.length)).slice(0, LONGEST);
    return { piece, time: median(Array.from({ length: TRIES }, () => timeOf(text))) };
  });
  const slowest = hostile.reduce((worst, each) => (each.time > worst.time ? each : worst));
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
  return [
    `${questions.length} questions (median of ${ROUNDS}): p50 ${at(0.5)} ms, p99 ${at(0.99)} ms (2 are allowed)`,
    `${PIECES.length} texts of 10,000 characters (median of ${TRIES}): the slowest ${slowest.time.toFixed(1)} ms, of ${JSON.stringify(slowest.piece)} (50 are allowed)`,
  ].join('\n');
}

function median(times: readonly number[]): number {
  return times.toSorted(ascending)[Math.floor(times.length / 2)] ?? 0;
}

function ascending(a: number, b: number): number {
  return a - b;
}

const WARM_UP = 20;
const ROUNDS = 20;
const TRIES = 5;
const LONGEST = 10_000;

/** Each is repeated until the text is full. */
const PIECES = [
  ...[
    '1,',
    '$',
    '1 to ',
    'claude-',
    'a/',
    '9.',
    '1e',
    'gpt 5 ',
    '\u00a0',
    '((',
    '90% of ',
    '-',
    '1 in ',
    '"',
    '`',
    '*a',
  ],
  ...[
    'each ',
    'per ',
    '1 user per ',
    '5 calls per x ',
    'a = 1, ',
    '| 1 | 2 ',
    'no ',
    'sorry 2 ',
    '1k in 2k out ',
    '每人',
    '十万',
  ],
  ...[
    'half a ',
    'two hundred and ',
    '<@U1>',
    '10x the users ',
    '3 out of 4 ',
    'x 2 ',
    '1.000 ',
    '$1/$2 ',
    '\n',
    'in 1 month ',
  ],
] as const;
