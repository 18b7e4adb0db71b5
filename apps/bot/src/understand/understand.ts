import { definitionOf, type WorkloadKind } from '@tollkeeper/engine';
import type { Catalog } from '@tollkeeper/pricing';
import { compare, exact, maskSecrets, multiply, toDecimal } from '@tollkeeper/pricing';

import { isRange } from './amount.ts';
import { askedPeriod } from './asked-period.ts';
import { type Changes, changeFacts } from './change-facts.ts';
import { deniedFacts, wholeFacts } from './denied-facts.ts';
import type { Fact } from './fact.ts';
import { monthly } from './flow.ts';
import { isMoneyAlone, ofEachUser } from './follow-up-facts.ts';
import { freeVariants } from './free-variant.ts';
import { asksWithMoney, intentOf } from './intent-of.ts';
import { joinedNumbers } from './joined-numbers.ts';
import { keysApart } from './keys-apart.ts';
import { labelledList } from './labelled-list.ts';
import type { Measure } from './measure.ts';
import { measuresOf } from './measures-of.ts';
import { mentionsIn } from './mentions-in.ts';
import { findMentions } from './model-mention.ts';
import { namedChoices } from './named-choices.ts';
import { plainText } from './plain-text.ts';
import { type ReadFacts, readFacts } from './read-facts.ts';
import { withSizesBehind } from './sized-things.ts';
import { splitTraffic } from './split-traffic.ts';
import { strangeScales, vagueAmounts } from './strange-amounts.ts';
import { strayWords } from './stray-words.ts';
import { withSums } from './sums.ts';
import { tierFacts } from './tier-facts.ts';
import { withTimes } from './times-words.ts';
import type { ModelToken, Token } from './token.ts';
import { tokenise } from './tokenise.ts';
import { ofConversations, type Turns, turnRemarks, turnsOf } from './turn-facts.ts';
import type { BareNumber, Understanding } from './understanding.ts';
import { unusedWays } from './unused-ways.ts';
import { languageOf } from './vocabulary/language.ts';
import { countedSearches, namedSearch } from './web-search-facts.ts';
import { workKindOf } from './work-kind.ts';

/** What was talked about before, which a message without a scenario of its own goes on with. */
export type Earlier = {
  readonly kind: WorkloadKind;
  /** Whether its volume is that of each user on each day. */
  readonly isPerUser?: boolean;
  /** Whether nothing was asked about it, so that a number is no answer. */
  readonly isSettled?: boolean;
};

/** Reads a message by fixed rules: no network, no guess. */
export function understand(message: string, catalog: Catalog, earlier?: Earlier): Understanding {
  // Letters in other forms may make a key only now.
  const text = maskSecrets(plainText(message));
  const language = languageOf(text);
  const mentions = findMentions(text, catalog);
  const wanted = mentions.filter((mention) => !isExcluded(text, mention));
  const { models, remarks } = freeVariants(
    text,
    distinct(
      wanted.filter((mention) => !isLeft(text, mention) || wanted.every((each) => isLeft(text, each))),
    ),
    catalog,
  );
  const plainTokens = tokenise(text, mentions, language);
  const tokens = labelledList(
    joinedNumbers(text, withSizesBehind(withTimes(keysApart(plainTokens))), language),
  );
  const all = withSums(measuresOf(text, tokens));
  const measures = all.slice(0, MOST_NUMBERS);
  const usable = measures.filter(isUsable);
  const turns = earlier === undefined ? turnsOf(usable) : undefined;
  const kind =
    turns === undefined ? workKindOf({ tokens, measures, models, catalog, earlier: earlier?.kind }) : 'agent';
  const asksForMoney = asksWithMoney(text) || (earlier?.isSettled === true && isMoneyAlone(text));
  // A follow-up of bare numbers answers what was asked.
  const isAnswer =
    earlier !== undefined && models.length === 0 && usable.every((each) => bareNumber(each).length > 0);
  const heard = { text, tokens, usable, kind, turns, earlier, isAnswer, asksForMoney };
  const { facts, unused, workdays } = placedFacts(heard);
  const choices = namedChoices(text, { tokens, models, kind, catalog });
  const told = [
    ...unused.map(({ words }) => words),
    ...vagueAmounts(text, plainTokens),
    ...strayWords(text, plainTokens, choices),
  ];
  return {
    intent: intentOf({ text, facts, measures, models, kind, asksForMoney, goesOn: earlier !== undefined }),
    ...(kind === undefined ? {} : { kind }),
    facts,
    models,
    choices,
    workdays,
    remarks: [...remarks, ...(kind === 'text' ? turnRemarks(usable, facts) : [])],
    mentions: mentionsIn(text, tokens, facts),
    unused: [...told, ...unusedWays(text, plainTokens, { facts, told })],
    bare: unused.flatMap(bareNumber),
    refused: [
      ...measures.flatMap(refusal),
      ...strangeScales(text, language),
      ...splitTraffic(text, models),
      ...tooMany(all),
    ],
    unclear: measures.flatMap(({ number }) =>
      number.isUnclear ? [text.slice(number.start, number.end)] : [],
    ),
  };
}

type Heard = {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly usable: readonly Measure[];
  readonly kind: WorkloadKind | undefined;
  readonly turns: Turns | undefined;
  readonly earlier: Earlier | undefined;
  readonly isAnswer: boolean;
  readonly asksForMoney: boolean;
};

/** The facts of the numbers first, then those that words say without one. */
function placedFacts(heard: Heard): Pick<ReadFacts, 'facts' | 'unused' | 'workdays'> {
  const { text, tokens, usable, kind, turns, earlier, isAnswer, asksForMoney } = heard;
  const changes = earlier === undefined ? NO_CHANGES : changeFacts(text, tokens, { measures: usable, kind });
  const searches = countedSearches(text, usable);
  const apart = new Set([...changes.used, ...searches.map(({ measure }) => measure), ...(turns?.used ?? [])]);
  const plain = isAnswer ? [] : usable.filter((measure) => !apart.has(measure));
  const read = readFacts(plain, {
    tokens,
    kind: turns === undefined ? kind : 'text',
    asksWithMoney: asksForMoney,
  });
  const ofUsers = earlier?.isPerUser === true ? ofEachUser(read.unused, earlier.kind) : [];
  const isMade = kind === 'image' || kind === 'video';
  const facts = [
    ...(turns === undefined ? [] : turns.facts),
    ...ofUsers.map(({ fact }) => fact),
    ...(turns === undefined ? read.facts : ofConversations(read.facts)),
    ...changes.facts,
  ];
  const spoken = [
    ...searches.map(({ fact }) => fact),
    ...deniedFacts(text, tokens),
    ...tierFacts(text, tokens),
    ...wholeFacts(text, isMade),
    ...namedSearch(text),
    ...askedPeriod(text),
  ];
  for (const fact of spoken) if (facts.every(({ name }) => name !== fact.name)) facts.push(fact);
  const placed = new Set(ofUsers.map(({ measure }) => measure));
  const idle = isAnswer ? usable : read.unused.filter((measure) => !placed.has(measure));
  return {
    facts: earlier === undefined ? facts : repeated(facts, earlier),
    unused: idle,
    workdays: read.workdays,
  };
}

/** In "moving from gpt-4o to sonnet 5" only the second is asked about. */
function isLeft(text: string, { start }: ModelToken): boolean {
  return LEFT.test(text.slice(Math.max(0, start - 24), start));
}

/** "Without haiku 4.5", "not gpt-5.4": named, and not meant. */
function isExcluded(text: string, { start }: ModelToken): boolean {
  return EXCLUDED.test(text.slice(Math.max(0, start - 24), start));
}

/** A model that is named twice is one model. */
function distinct(mentions: readonly ModelToken[]): readonly ModelToken[] {
  const identity = ({ match, name }: ModelToken): string =>
    match.kind === 'found' ? match.model.id : name.toLowerCase();
  return mentions.filter(
    (mention, at) => mentions.findIndex((other) => identity(other) === identity(mention)) === at,
  );
}

/** "And at 1,200 tasks?" goes on with tasks a month, or with those of each user and day. */
function repeated(facts: readonly Fact[], { kind, isPerUser }: Earlier): readonly Fact[] {
  const { once, month, perUserPerDay } = definitionOf(kind).volume;
  const name = isPerUser === true ? (perUserPerDay ?? month) : month;
  return facts.map((fact) => (fact.name === once ? { ...fact, name } : fact));
}

function isUsable({ number }: Measure): boolean {
  return number.measure !== 'foreign' && !number.isUnclear && compare(number.high, BEYOND_COUNTING) <= 0;
}

function refusal({ number, words }: Measure): readonly string[] {
  if (number.measure === 'foreign') {
    return [`"${words}": prices here are in US dollars, and I do not convert. Give it in dollars.`];
  }
  if (compare(number.high, BEYOND_COUNTING) > 0) {
    return [`"${words}" is more than any scenario has; the most is 10^15.`];
  }
  if (!number.isUnclear) return [];
  const [one, thousand] = [toDecimal(number.value), toDecimal(multiply(number.value, exact(1000)))];
  return [`"${words}" could be ${one} or ${thousand}: write it without the dot.`];
}

function tooMany({ length }: readonly Measure[]): readonly string[] {
  if (length <= MOST_NUMBERS) return [];
  return [`That has ${length} numbers; I read the first ${MOST_NUMBERS}. Send the numbers of one scenario.`];
}

/** A number that says no more than a period may be the answer to a question. */
function bareNumber({ number, of, head, per, words }: Measure): readonly BareNumber[] {
  const isBare =
    number.measure === 'count' &&
    head === undefined &&
    of.size === 0 &&
    per.every(({ kind }) => kind === 'period');
  if (!isBare) return [];
  const [period] = per;
  const one = { value: exact(1), low: exact(1), high: exact(1) };
  const whole =
    period?.kind === 'period'
      ? monthly(
          { amount: number, period: { name: period.period, count: period.block ?? one } },
          { workdays: false },
        )
      : undefined;
  const amount = whole?.amount ?? number;
  const isDaily = period?.kind === 'period' && period.block === undefined && period.period === 'day';
  return [
    {
      value: amount.value,
      ...(isRange(amount) ? { range: { low: amount.low, high: amount.high } } : {}),
      ...(isDaily && !isRange(amount) ? { daily: number.value } : {}),
      words,
    },
  ];
}

const LEFT =
  /\b(?:leaving|(?:mov|switch|migrat|com|chang)(?:e|es|ed|ing) (?:away )?(?:from|off)|replac(?:e|es|ing)|instead of|rather than|(?:weg|umstieg) von|statt|en lugar de|au lieu de)\s(?:our |the |old |current )?$/i;

const EXCLUDED =
  /\b(?:without|not|except(?: for)?|excluding|drop|remove|minus|ohne|nicht|außer|sin|excepto|sans|sauf)\s(?:the |our )?$/i;

const BEYOND_COUNTING = exact('1e15');

/** More than any scenario has; the work grows with the square of the numbers. */
const MOST_NUMBERS = 200;

const NO_CHANGES: Changes = { facts: [], used: [] };
