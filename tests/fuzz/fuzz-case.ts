import { seeded } from '../differential/random.ts';
import { readRows } from '../golden/rows.ts';
import { mutatedJson } from './mutated-json.ts';
import { type Mutation, pick, type Random, TEXT_MUTATIONS, WRAPPINGS } from './mutated-text.ts';

/** A refused call that nobody has ever had, and what is hidden in it. */
export type FuzzCase = {
  /** Which row, and what was done to it. */
  readonly name: string;
  readonly body: string;
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
};

/** The case of a number, the same on every machine: a row of the corpus, changed up to four times, with secrets. */
export function fuzzCase(number: number): FuzzCase {
  const random = seeded(number);
  const row = pick(ROWS, random);
  const secrets = SECRETS.map((shape) => shape(random));
  const changes = Array.from({ length: Math.floor(random() * 4) }, () => pick(CHANGES, random));
  const wrappings = Array.from({ length: Math.floor(random() * 3) }, () => pick(CARRIED, random));
  const changed = changes.reduce((text, [, change]) => change(text, random), String(row['body']));
  // Planted behind the changes: half a secret is none, and nobody could tell that it was one.
  const planted = `${changed} key=${pick(secrets, random)} "user_id":"${secrets.at(-1)}"`;
  const body = wrappings.reduce((text, [, wrap]) => wrap(text, random), random() < 0.5 ? planted : changed);
  return {
    name: [row.id, ...changes.map(([name]) => name), ...wrappings.map(([name]) => name)].join(', '),
    body,
    status: pick([Number(row['status']), undefined, 200, 402, 403, 500, 0, Number.NaN], random),
    headers: headersFor(secrets, random),
    secrets,
  };
}

function headersFor(secrets: readonly string[], random: Random): Readonly<Record<string, string>> {
  const noise = {
    'Retry-After': pick(
      ['7', '0', '-1', '1e9', '9'.repeat(400), 'Wed, 21 Oct 2026 07:28:00 GMT', ''],
      random,
    ),
    'X-RateLimit-Reset': pick(['1791676800000', '-5', 'NaN', '9'.repeat(15)], random),
    'X-RateLimit-Limit': pick(['50', '1000', ''], random),
    'WWW-Authenticate': pick(['Payment realm="x"', 'Bearer', ''], random),
    Authorization: `Bearer ${pick(secrets, random)}`,
    'Set-Cookie': 'x'.repeat(Math.floor(random() * 1_000)),
    toString: 'no',
  };
  return Object.fromEntries(Object.entries(noise).filter(() => random() < 0.3));
}

function letters(random: Random, count: number): string {
  return Array.from({ length: count }, () => pick([...'abcdef0123456789'], random)).join('');
}

const ROWS = ['errors', 'error-variants'].flatMap((name) =>
  readRows(new URL(`../golden/${name}.jsonl`, import.meta.url)),
);

const CHANGES: readonly (readonly [string, Mutation])[] = [
  ...Object.entries(TEXT_MUTATIONS),
  ...Array.from({ length: 6 }, () => ['changed JSON', mutatedJson] as const),
];
const CARRIED = Object.entries(WRAPPINGS);

const SECRETS: readonly ((random: Random) => string)[] = [
  (random) => `sk-or-v1-${letters(random, 64)}`,
  (random) => `sk-ant-api03-${letters(random, 40)}`,
  (random) => `sk-proj-${letters(random, 40)}`,
  (random) => `${letters(random, 12)}@acme.example`,
  (random) => `user_${letters(random, 24)}`,
];
