import { createHash } from 'node:crypto';

import { type Catalog, maskSecrets } from '@tollkeeper/pricing';
import { OpenAI } from 'openai';

import { plainText } from '../understand/plain-text.ts';
import type { Understanding } from '../understand/understanding.ts';
import { answerJsonSchema, parseAnswer } from './answer-schema.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { type CheckedAnswer, checkedAnswer, type Said } from './checked-answer.ts';
import { INSTRUCTIONS } from './instructions.ts';
import { askModel, type Line } from './model-turn.ts';
import type { ReaderConfig } from './reader-config.ts';
import { NO_COST, type ReadingCost, sumOfCosts } from './reading-cost.ts';
import type { AnswerCache, ReadingAllowance } from './reading-ports.ts';

/** Reads messages with a language model where the rules are unsure; it never rejects. */
export type ModelReader = {
  readonly read: (message: string, about: About) => Promise<Read>;
};

export type About = {
  /** What the rules read in the same message; it stands, and comes back completed. */
  readonly rules: Understanding;
  readonly catalog: Catalog;
  /** Who asks, by an id that is unique across platforms. */
  readonly person: string;
  /** What was said before, the oldest first. */
  readonly earlier?: readonly string[];
};

export type Read =
  | {
      readonly kind: 'read';
      readonly understanding: Understanding;
      /** Sentences about what the model would take for granted; nothing is counted with it. */
      readonly assumptions: readonly string[];
      readonly model: string;
      /** Absent where the endpoint does not say. */
      readonly cost?: ReadingCost;
    }
  /** What the rules read is all there is; `why` is a sentence for the person, the cost at least what it took. */
  | { readonly kind: 'fell-back'; readonly why: string; readonly cost?: ReadingCost };

export type ReaderPorts = {
  readonly now: () => Date;
  readonly allowance: ReadingAllowance;
  readonly cache: AnswerCache;
};

/** Makes a reader for one endpoint and model. */
export function modelReader(config: ReaderConfig, ports: ReaderPorts): ModelReader {
  const client = new OpenAI({
    baseURL: config.baseUrl,
    apiKey: config.apiKey(),
    // Without these the SDK takes them from the environment and sends them along.
    organization: null,
    project: null,
    adminAPIKey: null,
    maxRetries: 0,
    logLevel: 'off',
    fetch: boundedFetch(MOST_BYTES),
  });
  return { read: (message, about) => read({ message, about, config, ports, client }) };
}

type Reading = {
  readonly message: string;
  readonly about: About;
  readonly config: ReaderConfig;
  readonly ports: ReaderPorts;
  readonly client: OpenAI;
};

async function read(reading: Reading): Promise<Read> {
  const { message, about, config, ports } = reading;
  const text = readable(message);
  const earlier = (about.earlier ?? []).map(readable).slice(-MOST_EARLIER);
  const said: Said = { text, rules: about.rules, catalog: about.catalog };
  const asked = JSON.stringify({ earlier, message: text });
  if (asked.length > LONGEST_MESSAGE) return fellBack('is not asked about messages of this length');

  const now = ports.now();
  const key = hashOf([config.baseUrl, config.model, VERSION, about.catalog.snapshot, asked]);
  const kept = await ports.cache.load(key, now).catch(() => undefined);
  const remembered = kept === undefined ? undefined : judged(kept.answer, said);
  if (remembered?.kind === 'understood') return readAs(remembered, config.model, NO_COST);

  const { limits } = config;
  const taking = { person: about.person, day: now.toISOString().slice(0, 10), limits };
  // Where nobody can count, nobody may spend.
  const taken = await ports.allowance.take(taking).catch(() => undefined);
  if (taken === undefined) return fellBack('is not asked while its daily limit cannot be counted');
  if (taken.kind === 'spent') {
    const whose = taken.whose === 'person' ? `your ${limits.perPerson}` : `all ${limits.inTotal}`;
    return fellBack(`has read ${whose} messages of today, which is the daily limit`);
  }
  const { answer, ...result } = await twoTurns(asked, { ...reading, said });
  if (answer !== undefined) {
    const expiresAt = new Date(now.getTime() + KEPT_MS);
    await ports.cache.save(key, { answer, expiresAt }, now).catch(() => undefined);
  }
  return result.read;
}

type Outcome = { readonly read: Read; readonly answer?: string };

/** Asks; an answer that does not hold is sent back once, with its faults. */
async function twoTurns(asked: string, reading: Reading & { readonly said: Said }): Promise<Outcome> {
  const { client, config, said } = reading;
  const { model, timeoutMs } = config;
  const signal = AbortSignal.timeout(timeoutMs);
  const costs: ReadingCost[] = [];
  let lines: readonly Line[] = [
    { role: 'system', content: INSTRUCTIONS },
    { role: 'user', content: asked },
  ];
  for (let turn = 1; turn <= MOST_TURNS; turn += 1) {
    const answered = await askModel(lines, { client, model, timeoutMs, signal });
    if (answered.cost !== undefined) costs.push(answered.cost);
    if (answered.kind === 'failed') return { read: fellBack(answered.how, sumOfCosts(costs)) };
    const { text: answer } = answered;
    const checked = judged(answer, said);
    if (checked.kind === 'understood') {
      const cost = costs.length === turn ? sumOfCosts(costs) : undefined;
      return { read: readAs(checked, config.model, cost), answer };
    }
    lines = [
      ...lines,
      { role: 'assistant', content: answer },
      { role: 'user', content: JSON.stringify({ faults: checked.faults, wanted: 'the whole answer again' }) },
    ];
  }
  return { read: fellBack('gave two answers that do not hold against your words', sumOfCosts(costs)) };
}

function judged(answer: string, said: Said): CheckedAnswer {
  if (answer.length > LONGEST_ANSWER) return { kind: 'faulty', faults: ['The answer is too long.'] };
  const parsed = parseAnswer(answer);
  return parsed.kind === 'answer' ? checkedAnswer(parsed.answer, said) : parsed;
}

type Understood = Extract<CheckedAnswer, { readonly kind: 'understood' }>;

function readAs({ understanding, assumptions }: Understood, model: string, cost?: ReadingCost): Read {
  return { kind: 'read', understanding, assumptions, model, ...(cost !== undefined && { cost }) };
}

function fellBack(how: string, cost?: ReadingCost): Read {
  const why = `The language model ${how}, so your message was read by fixed rules alone.`;
  return { kind: 'fell-back', why, ...(cost !== undefined && { cost }) };
}

/** The message as the rules see it, without keys, whether the formatting hides them or not. */
function readable(message: string): string {
  return maskSecrets(plainText(maskSecrets(message))).replace(MASKED, '(key)');
}

function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** An answer is of use as long as the same question would be asked. */
const VERSION = hashOf([INSTRUCTIONS, JSON.stringify(answerJsonSchema())]);

/** What is left of a key is for whoever pasted it; its digits are no number of anything. */
const MASKED = /\(masked key [^()]{1,12}\)/g;
const MOST_TURNS = 2;
const MOST_EARLIER = 10;
/** Of the JSON that is sent; a long question has 2,000 characters. */
const LONGEST_MESSAGE = 16_000;
const LONGEST_ANSWER = 40_000;
const MOST_BYTES = 1_000_000;
const KEPT_MS = 7 * 86_400_000;
