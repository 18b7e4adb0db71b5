import { definitionOf, type WorkloadKind } from '@tollkeeper/engine';
import type { Catalog } from '@tollkeeper/pricing';
import { compare, exact, multiply, toDecimal } from '@tollkeeper/pricing';

import { isRange } from './amount.ts';
import { type Changes, changeFacts } from './change-facts.ts';
import { deniedFacts, wholeFacts } from './denied-facts.ts';
import type { Fact } from './fact.ts';
import { monthly } from './flow.ts';
import { asksWithMoney, intentOf } from './intent-of.ts';
import { joinedNumbers } from './joined-numbers.ts';
import { labelledList } from './labelled-list.ts';
import { maskSecrets } from './mask-secrets.ts';
import type { Measure } from './measure.ts';
import { measuresOf } from './measures-of.ts';
import { findMentions } from './model-mention.ts';
import { namedChoices } from './named-choices.ts';
import { plainText } from './plain-text.ts';
import { readFacts } from './read-facts.ts';
import { withSizesBehind } from './sized-things.ts';
import { withSums } from './sums.ts';
import { withTimes } from './times-words.ts';
import type { ModelToken } from './token.ts';
import { tokenise } from './tokenise.ts';
import type { BareNumber, Understanding } from './understanding.ts';
import { languageOf } from './vocabulary/language.ts';
import { workKindOf } from './work-kind.ts';

/** What was talked about before, which a message without a scenario of its own goes on with. */
export type Earlier = {
  readonly kind: WorkloadKind;
  /** Whether its volume is that of each user on each day. */
  readonly isPerUser?: boolean;
};

/** Reads a message by fixed rules: no network, no guess. */
export function understand(message: string, catalog: Catalog, earlier?: Earlier): Understanding {
  // Letters in other forms may make a key only now.
  const text = maskSecrets(plainText(message));
  const language = languageOf(text);
  const mentions = findMentions(text, catalog);
  const wanted = mentions.filter((mention) => !isExcluded(text, mention));
  const models = distinct(
    wanted.filter((mention) => !isLeft(text, mention) || wanted.every((each) => isLeft(text, each))),
  );
  const tokens = labelledList(
    joinedNumbers(text, withSizesBehind(withTimes(tokenise(text, mentions, language))), language),
  );
  const all = withSums(measuresOf(text, tokens));
  const measures = all.slice(0, MOST_NUMBERS);
  const usable = measures.filter(isUsable);
  const kind = workKindOf({ tokens, measures, models, catalog, earlier: earlier?.kind });
  const isMade = kind === 'image' || kind === 'video';
  const changes = earlier === undefined ? NO_CHANGES : changeFacts(text, tokens, { measures: usable, kind });
  // A follow-up of bare numbers answers what was asked.
  const isAnswer =
    earlier !== undefined && models.length === 0 && usable.every((each) => bareNumber(each).length > 0);
  const plain = isAnswer ? [] : usable.filter((measure) => !changes.used.includes(measure));
  const read = readFacts(plain, { tokens, kind, asksWithMoney: asksWithMoney(text) });
  const spoken = [...deniedFacts(text, tokens), ...wholeFacts(text, tokens, isMade)];
  const facts =
    earlier === undefined ? [...read.facts] : [...repeated(read.facts, earlier), ...changes.facts];
  for (const fact of spoken) if (facts.every(({ name }) => name !== fact.name)) facts.push(fact);
  return {
    intent: intentOf({ text, facts, measures, models, kind, goesOn: earlier !== undefined }),
    ...(kind === undefined ? {} : { kind }),
    facts,
    models,
    choices: namedChoices(text, { tokens, models, kind, catalog }),
    workdays: read.workdays,
    unused: [...(isAnswer ? usable : read.unused).map(({ words }) => words), ...vagueAmounts(text)],
    bare: (isAnswer ? usable : read.unused).flatMap(bareNumber),
    refused: [...measures.flatMap(refusal), ...tooMany(all)],
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

/** "Hundreds of users": an amount that is no number. */
function vagueAmounts(text: string): readonly string[] {
  return text.match(VAGUE) ?? [];
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

const VAGUE =
  /\b(?:(?:many |several |a few |some )?(?:hundreds|thousands|millions|dozens)|several|a few|lots|plenty|some)(?: of)? (?:(?:hundred|thousand|million|dozen) )?(?:users|people|customers|requests|calls|messages|questions|images|clips|tasks|minutes|tokens)\b/gi;

const BEYOND_COUNTING = exact('1e15');

/** More than any scenario has; the work grows with the square of the numbers. */
const MOST_NUMBERS = 200;

const NO_CHANGES: Changes = { facts: [], used: [] };
