import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Deed } from './request.ts';
import { command, type Desk, openDesk } from './testing/desk.ts';

let desk: Desk;
let kept: string;

beforeAll(async () => {
  desk = await openDesk({ access: { questionsPerMinute: 1_000_000 } });
  const { card } = await desk.asks(
    command('estimate', 'sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out'),
  );
  const [first] = card.actions ?? [];
  kept = first?.kind === 'button' ? (first.argument ?? '') : '';
});

afterAll(() => desk.store.close());

const NASTY = fc.constantFrom(
  '',
  '\u0000\u001b[2J\u202e\u200b\ufeff',
  '\ud800',
  '<@U1> '.repeat(2_000),
  'x'.repeat(100_000),
  '9'.repeat(5_000),
  'sk-or-v1-'.repeat(200),
  '-1e999',
  '__proto__',
  '/budget',
  '"}]}',
);

const TEXT = fc.oneof(
  NASTY,
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        'sonnet 4.6',
        '6,000',
        'requests',
        'a month',
        'in',
        'out',
        '3%',
        'vs',
        'save',
        'users=',
        '$',
        '2026-13',
        ',',
      ),
      { maxLength: 12 },
    )
    .map((words) => words.join(' ')),
);

const CODE = fc.oneof(
  TEXT,
  fc
    .tuple(fc.constantFrom('share', 'edit', 'compare', 'csv', 'plan', 'say', 'link', 'constructor'), TEXT)
    .map(([verb, argument]) => `v1:${verb}:${argument}`),
  fc.constantFrom('share', 'edit', 'compare', 'csv', 'plan').map((verb) => `v1:${verb}:${KEPT}`),
  fc.nat({ max: 1_000 }).map((page) => `v1:edit:${KEPT}.${page}`),
);

const KEY = fc.oneof(
  fc.constantFrom(
    'model',
    'users',
    'input_tokens',
    'retry_rate',
    'batch_share',
    'models',
    'name',
    'month',
    '__proto__',
  ),
  fc.string({ maxLength: 20 }),
);

const DEED: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constant('message' as const), text: TEXT }),
  fc.record({ kind: fc.constant('message' as const), text: TEXT, continues: CODE }),
  fc.record({
    kind: fc.constant('command' as const),
    name: fc.oneof(
      fc.constantFrom('estimate', 'compare', 'price', 'budget', 'alerts', 'diagnose', 'plan', 'new', 'help'),
      TEXT,
    ),
    text: TEXT,
  }),
  fc.record({ kind: fc.constant('press' as const), code: CODE }),
  fc.record({
    kind: fc.constant('form' as const),
    code: CODE,
    values: fc.dictionary(KEY, TEXT, { maxKeys: 5 }),
  }),
);

/** Stands for the id of an answer that is kept. */
const KEPT = 'KEPT';

function withId(did: Deed): Deed {
  return 'code' in did ? { ...did, code: did.code.replace(KEPT, kept) } : did;
}

describe('requestHandler', () => {
  it('answers whatever is sent exactly once, and nothing breaks inside', async () => {
    const place = fc.record({
      channel: fc.constantFrom('C1', 'C2', '\u0000'),
      isDirect: fc.boolean(),
      platform: fc.constantFrom('slack' as const, 'discord' as const, 'terminal' as const),
    });
    const property = fc.asyncProperty(DEED, place, async (did, where) => {
      const responses = await desk.deliveries(withId(did), { place: where });

      expect(responses).toHaveLength(1);
      expect(JSON.stringify(responses)).not.toContain('Something went wrong');
    });
    await fc.assert(property, { numRuns: 400 });
  }, 120_000);
});
