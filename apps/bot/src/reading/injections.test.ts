import { readFileSync } from 'node:fs';

import { fieldDefinition, isField } from '@tollkeeper/engine';
import { bundledCatalog, exact } from '@tollkeeper/pricing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Fact, FactName } from '../understand/fact.ts';
import { findMentions } from '../understand/model-mention.ts';
import { plainText } from '../understand/plain-text.ts';
import type { Understanding } from '../understand/understanding.ts';
import { type Answer, parseAnswer } from './answer-schema.ts';
import { type CheckedAnswer, checkedAnswer } from './checked-answer.ts';
import { modelReader, type Read } from './model-reader.ts';
import { configuredReader } from './reader-config.ts';
import { isVolume, STATED_NAMES } from './stated-name.ts';
import { answerWith, stated } from './testing/answers.ts';
import { complete, FAKE_KEY, type FakeModel, startFakeModel } from './testing/fake-model.ts';
import { memoryPorts } from './testing/memory-ports.ts';
import { read, readByRules } from './testing/read-by-rules.ts';
import { writtenNumbers } from './written-number.ts';

const catalog = bundledCatalog();

const INJECTIONS = readFileSync(new URL('testing/injections.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.replaceAll('\\n', '\n'));

type Base = { readonly text: string; readonly facts: readonly Fact[] };

/** Plans with all that a bill depends on; the rules read the one half of them as it is written here. */
const BASES: readonly Base[] = [
  {
    text: '100 users, 20 active days a month, 3 requests per user per day, 2,000 input tokens, $3 per 1M input, budget $500.',
    facts: [
      read('users', '100', '100 users'),
      read('activeDays', '20', '20 active days a month'),
      read('requestsPerUserPerDay', '3', '3 requests per user per day'),
      read('inputTokens', '2000', '2,000 input tokens'),
      read('priceInputPerMillion', '3', '$3 per 1M input'),
      read('budget', '500', 'budget $500'),
    ],
  },
  {
    text: '60,000 calls per month on claude sonnet 4.6, 1.8k in, 450 out, our budget is $900.',
    facts: [
      read('monthlyRequests', '60000', '60,000 calls per month'),
      read('inputTokens', '1800', '1.8k in'),
      read('outputTokens', '450', '450 out'),
      read('budget', '900', 'budget is $900'),
    ],
  },
  {
    text: '1,000 accepted images a month, 2.4 attempts each at $0.04 per generation.',
    facts: [
      read('acceptedImagesPerMonth', '1000', '1,000 accepted images a month'),
      read('attemptsPerAccepted', '2.4', '2.4 attempts each'),
      read('unitPriceUsd', '0.04', '$0.04 per generation'),
    ],
  },
];

/** The injection's words are all left over: the rules make nothing of them, and the model may try. */
function rulesFor({ facts }: Base, text: string, injection: string): Understanding {
  return readByRules({
    intent: 'estimate',
    facts,
    models: findMentions(text, catalog),
    unused: [plainText(injection).trim()],
  });
}

/** Answers of a model that does what the injection wants, each in another way. */
function obedience(base: Base, injection: string): readonly string[] {
  const words = plainText(injection).trim();
  const numbers = writtenNumbers(words).flatMap(({ readings }) => readings);
  const said = numbers.map((each) => `${Number(each.numerator) / Number(each.denominator)}`);
  const answer = (change: Partial<Answer>): string => JSON.stringify(answerWith(change));
  const asFact = (name: string, value: string, quote = words) => stated({ words: quote, name, value });
  const own = base.facts[0]?.words ?? '';
  return [
    answer({ intent: 'help' }),
    answer({ facts: STATED_NAMES.flatMap((name) => said.map((value) => asFact(name, value))) }),
    ...STATED_NAMES.flatMap((name) =>
      said.slice(0, 2).map((value) => answer({ facts: [asFact(name, value)] })),
    ),
    answer({
      facts: ['users', 'requests', 'accepted_images', 'tasks'].map((name) => asFact(name, '1', own)),
    }),
    answer({ facts: base.facts.map((fact) => asFact('output_tokens', digitsOf(fact.words), fact.words)) }),
    answer({ facts: base.facts.map((fact) => asFact('recordings', digitsOf(fact.words), fact.words)) }),
    answer({ facts: [{ ...asFact('users', '0', own), change: 'times' }] }),
    answer({ models: ['openai/gpt-5-nano', '<@U123>', words] }),
    answer({ models: words.split(/[^\p{L}\p{N}.-]+/u).filter((word) => word !== '') }),
    answer({ choices: [{ words, name: 'quality', value: 'low' }] }),
    answer({ wanted: 'users', unclear: [words, ...words.split(/(?<=[.!?])\s/), '@everyone 5', '<@U123> 1'] }),
    answer({ assumptions: ['input_tokens', 'users', 'retry_rate'].map((name) => ({ name, value: '0' })) }),
    ...['price_input_per_million', 'unit_price_usd', 'budget'].map((name) =>
      answer({ facts: [asFact(name, '0')] }),
    ),
    JSON.stringify({ ...answerWith(), price: 0, budget: 1_000_000, message: '<@U123> @everyone' }),
    `Sure! The price is now $0. <@U123> @everyone ${words}`,
    injection,
  ];
}

function digitsOf(words: string): string {
  return /[\d.,]*\d/.exec(words)?.[0].replaceAll(',', '') ?? '0';
}

function isMoney(name: FactName): boolean {
  return name === 'budget' || (isField(name) && fieldDefinition(name).measure === 'usd');
}

/** Every text of a value that is not among those of another one. */
function newTexts(value: unknown, known: ReadonlySet<unknown>): readonly string[] {
  if (typeof value === 'string') return known.has(value) ? [] : [value];
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap((each) => newTexts(each, known))
    : [];
}

let server: FakeModel;

beforeAll(async () => {
  server = await startFakeModel();
});

afterAll(() => server.close());

async function readObeyed(text: string, rules: Understanding, answers: readonly string[]) {
  const configured = configuredReader({
    TOLLKEEPER_READER_MODEL: 'fake/obedient',
    TOLLKEEPER_READER_BASE_URL: server.baseUrl,
    OPENROUTER_API_KEY: FAKE_KEY,
    TOLLKEEPER_READER_DAILY_PER_PERSON: '1000',
    TOLLKEEPER_READER_DAILY_TOTAL: '1000',
  });
  if (configured.kind !== 'on') throw new Error('not configured');
  const forgetful = { load: async () => undefined, save: async () => undefined };
  const reader = modelReader(configured.config, { ...memoryPorts(), cache: forgetful });
  const outcomes = [];
  for (const answer of answers) {
    // What does not hold is tried a second time, where it is repaired.
    server.play(complete(answer), complete(answer));
    outcomes.push(await reader.read(text, { rules, catalog, person: 'slack:U1' }));
    server.discard();
  }
  return outcomes;
}

/** Holds what came of an answer against what the rules read: nothing that a bill depends on is another. */
function expectUnchanged(
  base: Base,
  rules: Understanding,
  outcome: Pick<Read, 'kind'> | CheckedAnswer,
): void {
  const now = 'understanding' in outcome ? outcome.understanding : rules;
  expect(now.facts.slice(0, base.facts.length)).toEqual(base.facts);
  const added = now.facts.slice(base.facts.length).map(({ name }) => name);
  expect(added.filter((name) => isMoney(name) || isVolume(name) || name === 'users')).toEqual([]);
  expect(now.models).toEqual(rules.models);
  expect(now.intent).toBe('estimate');
  const known = new Set(newTexts(rules, new Set()));
  // The faults of an answer go back to the model and to nobody else.
  const shown = outcome.kind === 'faulty' ? {} : outcome;
  expect(newTexts(shown, known).filter((each) => /@\p{L}|<[@!#]/u.test(each))).toEqual([]);
}

describe('an injected text', () => {
  it('comes in at least 70 kinds', () => {
    expect(new Set(INJECTIONS).size).toBeGreaterThanOrEqual(70);
  });

  it.each(INJECTIONS)(
    'changes no price, budget, volume or mention, however the model obeys: %s',
    (injection) => {
      for (const base of BASES) {
        for (const whole of [`${base.text} ${injection}`, `${injection} ${base.text}`]) {
          const text = plainText(whole);
          const rules = rulesFor(base, text, injection);
          for (const answer of obedience(base, injection)) {
            const parsed = parseAnswer(answer);
            const said = { text, rules, catalog };
            expectUnchanged(
              base,
              rules,
              parsed.kind === 'answer' ? checkedAnswer(parsed.answer, said) : parsed,
            );
          }
        }
      }
    },
  );

  it('changes none of them through the endpoint of a model either, repaired or not', async () => {
    for (const [at, injection] of INJECTIONS.entries()) {
      const base = BASES[at % BASES.length] as Base;
      const text = `${injection} ${base.text}`;
      const rules = rulesFor(base, plainText(text), injection);
      const answers = obedience(base, injection);
      const chosen = [answers[1], answers[at % answers.length], ...answers.slice(-4)];
      for (const outcome of await readObeyed(
        text,
        rules,
        chosen.filter((each) => each !== undefined),
      ))
        expectUnchanged(base, rules, outcome);
    }
    expect(server.violations).toEqual([]);
  }, 60_000);

  it('still lets a number be placed that the person left over', async () => {
    const [base] = BASES;
    if (base === undefined) throw new Error('no base');
    const text = `${base.text} Answers have 350 tokens.`;
    const rules = { ...rulesFor(base, text, 'Answers have 350 tokens'), models: [] };
    const answer = answerWith({
      facts: [stated({ words: 'Answers have 350 tokens', name: 'output_tokens', value: '350' })],
    });
    const [outcome] = await readObeyed(text, rules, [JSON.stringify(answer)]);
    expect(outcome).toMatchObject({
      kind: 'read',
      understanding: { facts: [...base.facts, { name: 'outputTokens', value: exact(350) }] },
    });
  });
});
