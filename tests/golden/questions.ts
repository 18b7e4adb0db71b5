import {
  answer,
  answerWithReader,
  type Conversation,
  changedFacts,
  heard,
  type Missing,
  NEW_CONVERSATION,
  type Reading,
  type Reply,
  type Surroundings,
  type Turn,
  type Understanding,
} from '@tollkeeper/bot';
import { bundledCatalog, decimalUsd, findModel } from '@tollkeeper/pricing';

import type { Outcome } from './costs.ts';
import { corpusFacts, type Facts, type Understood, type Value } from './question-facts.ts';
import type { Row } from './rows.ts';

const around: Surroundings = { catalog: bundledCatalog(), today: '2026-11-21' };

/**
 * Asks a question of the corpus, after the turns before it: every fact that the row expects is understood, none is
 * invented, and what is missing is asked. The rules read it; no network is used.
 */
export function questionOutcome(row: Row): Outcome {
  const question = String(row['question']);
  const conversation = messagesBefore(row).reduce<Conversation>(
    (before, message) => answer(message, before, around).conversation,
    NEW_CONVERSATION,
  );
  return outcomeOf(row, {
    said: heard(question, conversation, around),
    conversation,
    turn: answer(question, conversation, around),
  });
}

/** Reads with a language model where the rules are unsure, and says what was understood in the end. */
export type QuestionReading = Reading & { readonly understood: () => Understanding | undefined };

/** The same, read as the product reads with a language model configured. */
export async function questionOutcomeRead(row: Row, reading: QuestionReading): Promise<Outcome> {
  const question = String(row['question']);
  let conversation = NEW_CONVERSATION;
  for (const message of messagesBefore(row)) {
    ({ conversation } = await answerWithReader(message, conversation, { ...around, reading }));
    reading.understood();
  }
  const turn = await answerWithReader(question, conversation, { ...around, reading });
  return outcomeOf(row, {
    said: reading.understood() ?? heard(question, conversation, around),
    conversation,
    turn,
  });
}

function messagesBefore(row: Row): readonly string[] {
  const lines = (row['context'] ?? []) as readonly string[];
  return lines.flatMap((line) => (line.startsWith('user:') ? [line.slice('user:'.length).trim()] : []));
}

function outcomeOf(row: Row, asked: Heard): Outcome {
  const { said, turn } = asked;
  const faults =
    row['intent'] === 'diagnose'
      ? diagnosisFaults(row, turn.reply)
      : [
          ...intentFaults(row, said),
          ...factFaults(row, asked),
          ...modelFaults(row, said),
          ...askedFaults(row, turn),
          ...moneyFaults(row, turn.reply),
        ];
  return { wanted: JSON.stringify(row['expect']), got: faults.join('; '), passed: faults.length === 0 };
}

function diagnosisFaults(row: Row, reply: Reply): readonly string[] {
  const { error_status: status, cause } = expectOf(row);
  if (reply.kind !== 'diagnosis') return [`not diagnosed, but ${reply.kind}`];
  const { diagnosis } = reply;
  return [
    ...(diagnosis.cause === cause ? [] : [`cause ${diagnosis.cause}`]),
    ...(diagnosis.status === status ? [] : [`status ${diagnosis.status}`]),
  ];
}

function intentFaults(row: Row, { intent }: Understanding): readonly string[] {
  const right = [row['intent'], ...((row['intent_alt'] ?? []) as readonly unknown[])];
  return right.includes(intent) ? [] : [`intent ${intent}`];
}

type Heard = { readonly said: Understanding; readonly conversation: Conversation; readonly turn: Turn };

/** For a follow-up the change or the whole scenario after it must be right. */
function factFaults(row: Row, { said, conversation, turn }: Heard): readonly string[] {
  const { facts } = changedFacts(said.facts, conversation.brief);
  const alone = {
    facts: new Map(facts.map((fact) => [fact.name, fact])),
    choices: new Map(said.choices.map(({ name, value }) => [name, value])),
    workdays: said.workdays,
  };
  const change = faultsAgainst(expectOf(row), corpusFacts(alone), said.kind);
  if (row['merged'] === undefined || change.length === 0) return change;
  const { brief } = turn.conversation;
  const merged = faultsAgainst(row['merged'] as Facts, corpusFacts(brief), brief.kind);
  return merged.length === 0 ? [] : change;
}

function faultsAgainst(expect: Facts, { said, follows }: Understood, kind: string | undefined): readonly string[] {
  const got: Facts = { ...follows, ...said, ...(kind === undefined ? {} : { workload: kind }) };
  const faults = Object.entries(expect).flatMap(([key, wanted]) => {
    if (NO_FACTS.has(key)) return [];
    const names = [key, ...(SYNONYMS[key] ?? [])];
    return names.some((name) => isSame(got[name], wanted)) ? [] : [`${key} ${JSON.stringify(got[key])}`];
  });
  const invented = Object.keys(said).filter(
    (key) => !(key in expect) && !MAY_BE_SAID.has(key) && !(SYNONYMS[key] ?? []).some((name) => name in expect),
  );
  return [...faults, ...invented.map((key) => `invented ${key} ${JSON.stringify(said[key])}`)];
}

function isSame(got: Value | undefined, wanted: Value): boolean {
  if (got === undefined) return false;
  if (typeof wanted === 'object') {
    return typeof got === 'object' && isSame(got.low, wanted.low) && isSame(got.high, wanted.high);
  }
  if (typeof wanted === 'number') return typeof got === 'number' && Math.abs(got - wanted) <= 1e-6 * Math.abs(wanted);
  return String(got).toLowerCase() === String(wanted).toLowerCase();
}

/** Models are the same when the last part of their id is, or when the catalog finds the same one. */
function modelFaults(row: Row, { models }: Understanding): readonly string[] {
  const expect = expectOf(row);
  const listed = (key: string): readonly string[] => {
    const value: unknown = expect[key];
    return typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];
  };
  const named = [...listed('model'), ...listed('models'), ...listed('plan')];
  const candidates = listed('model_candidates');
  const aliases = (row['model_aliases'] ?? []) as readonly string[];
  const right = new Set([...named, ...candidates, ...aliases].flatMap(idsOf));
  const got = models.map(({ match, name }) => (match.kind === 'found' ? match.model.id : `${match.kind} "${name}"`));
  const wrong = models.flatMap(({ match, name }) => {
    if (match.kind === 'found') return idsOf(match.model.id).some((id) => right.has(id)) ? [] : [match.model.id];
    return candidates.length > 0 && match.kind === 'ambiguous' ? [] : [name];
  });
  const wanted = named.length + (candidates.length > 0 ? 1 : 0);
  if (wanted === 0) return row['intent'] === 'other' || got.length === 0 ? [] : [`invented model ${got.join(', ')}`];
  return wrong.length === 0 && got.length >= wanted ? [] : [`model ${got.join(', ')}`];
}

function idsOf(name: string): readonly string[] {
  const plain = (id: string): string => (id.split('/').at(-1) ?? id).toLowerCase().replace(/[ ._]/g, '-');
  const match = findModel(around.catalog, name);
  return [plain(name), ...(match.kind === 'found' ? [plain(match.model.id)] : [])];
}

/** What the row says must be asked is asked; where nothing must be, there is an answer. */
function askedFaults(row: Row, { reply, conversation }: Turn): readonly string[] {
  const wanted = (row['clarify'] ?? []) as readonly string[];
  if (wanted.length === 0) {
    const isAsked = reply.kind === 'question' || (reply.kind === 'refused' && row['intent'] !== 'other');
    return isAsked ? [`no answer: ${reply.kind === 'question' ? reply.question : reply.sentences.join(' ')}`] : [];
  }
  const asks = reply.kind === 'question' || (reply.kind === 'estimate' && reply.question !== undefined);
  const asked = new Set(asks ? conversation.asked.map(askedAbout) : []);
  return wanted.flatMap((each) => (asked.has(each) ? [] : [`${each} not asked`]));
}

function askedAbout(missing: Missing): string {
  if (missing === 'model' || missing.startsWith('price') || missing === 'unitPriceUsd') return 'model';
  if (missing.startsWith('choice:')) return missing.slice('choice:'.length);
  if (missing.endsWith('Tokens')) return 'tokens';
  return missing === 'secondsPerClip' || missing === 'minutesPerSession' ? 'duration' : 'volume';
}

function moneyFaults(row: Row, reply: Reply): readonly string[] {
  const expect = expectOf(row);
  const figures = reply.kind === 'estimate' ? reply.estimate : undefined;
  const perAccepted = figures?.unitCosts.find(({ label }) => label.startsWith('accepted'))?.cost;
  const got: Readonly<Record<string, string | undefined>> = {
    base_usd: figures === undefined ? undefined : decimalUsd(figures.base.money),
    planned_usd: figures === undefined ? undefined : decimalUsd(figures.planned.money),
    cost_per_accepted_usd: perAccepted === undefined ? undefined : decimalUsd(perAccepted),
  };
  return MONEY.flatMap((key) => {
    const wanted = expect[key];
    // With retries the corpus leaves them out of the cost of a piece, and our unit cost has them.
    const hasRetries = Number(expect['retry_rate'] ?? 0) !== 0;
    if (wanted === undefined || (key === 'cost_per_accepted_usd' && hasRetries)) return [];
    // Totals are right to the cent; the cost of a piece may itself be a few cents.
    const off = key === 'cost_per_accepted_usd' ? 1e-6 * Number(wanted) : 0.005;
    const isRight = got[key] !== undefined && Math.abs(Number(got[key]) - Number(wanted)) < off;
    return isRight ? [] : [`${key} ${got[key]}`];
  });
}

function expectOf(row: Row): Facts {
  return row['expect'] as Facts;
}

const MONEY = ['base_usd', 'planned_usd', 'cost_per_accepted_usd'] as const;

/** Keys of a row that are judged apart from the facts. */
const NO_FACTS = new Set(['model', 'models', 'model_candidates', 'plan', ...MONEY, 'error_status', 'cause']);

/** Names that the corpus accepts for each other. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  context_tokens: ['input_tokens'],
  input_tokens: ['context_tokens'],
  size: ['resolution'],
  resolution: ['size'],
};

/** What a message says and a row may leave out: people behind a total, their daily share, and prices whose money is given. */
const MAY_BE_SAID = new Set([
  'users',
  'tasks_per_user_per_day',
  'images_per_user_per_day',
  'clips_per_user_per_day',
  'sessions_per_user_per_day',
  'price_per_million_characters',
]);
