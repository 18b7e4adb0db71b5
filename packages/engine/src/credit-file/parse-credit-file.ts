import {
  compare,
  exact,
  type Money,
  maskIfSecret,
  multiply,
  NOTHING,
  roundToMoney,
  ZERO,
} from '@tollkeeper/pricing';
import {
  type Complain,
  followAliases,
  itemsOf,
  type LineProblem,
  type Place,
  readYaml,
  shown,
  textOf,
} from '@tollkeeper/pricing/yaml';

import type { WithdrawalKind } from '../budgeting/credit-withdrawal.ts';
import {
  type DeclaredCredits,
  type DeclaredPurchase,
  type DeclaredWithdrawal,
  NOTHING_DECLARED,
} from '../budgeting/declared-credits.ts';
import { readKey, type Section, sectionOf } from '../scenario-file/section.ts';
import { expected, statedNumber } from '../scenario-file/stated-number.ts';

/** What somebody bought and got back, or every mistake in the file at once. */
export type ParsedCreditFile =
  | { readonly kind: 'credits'; readonly declared: DeclaredCredits }
  | { readonly kind: 'refused'; readonly problems: readonly LineProblem[] };

/**
 * Reads `credits.yaml`: `purchases`, each with `date`, `amount` and perhaps a `note`; and `withdrawals`, with a
 * `kind` too. The amount is the credits that arrived, without the fee of the purchase.
 */
export function parseCreditFile(text: string): ParsedCreditFile {
  if (text.length > MOST_CHARACTERS) {
    const message = `the file has ${text.length} characters, the most is ${MOST_CHARACTERS}`;
    return { kind: 'refused', problems: [{ line: 1, message }] };
  }
  const parsed = readYaml(text, ({ document, complain }): DeclaredCredits => {
    followAliases(document, complain);
    const { contents } = document;
    if (contents === null) {
      complain(0, 'the file is empty; it has at least "purchases:"');
      return NOTHING_DECLARED;
    }
    const shape = { name: 'the file', prefix: '', keys: ['purchases', 'withdrawals'] };
    const root = sectionOf({ at: contents.range[0], node: contents }, shape, { complain, sections: [] });
    return root === undefined ? NOTHING_DECLARED : declaredIn(root, complain);
  });
  return parsed.kind === 'refused' ? parsed : { kind: 'credits', declared: parsed.value };
}

function declaredIn(root: Section, complain: Complain): DeclaredCredits {
  if (root.fields.size === 0) complain(root.at, 'the file says nothing; it has at least "purchases:"');
  const entries = (key: string, keys: readonly string[]): readonly Entry[] => {
    const place = root.fields.get(key);
    const items = place === undefined ? [] : itemsOf(place, key, complain);
    return items.flatMap((item, at) => {
      const name = `${key}[${at + 1}]`;
      const section = sectionOf(item, { name, keys }, { complain, sections: [] });
      return section === undefined ? [] : [{ name, section }];
    });
  };
  return {
    purchases: entries('purchases', PURCHASE_KEYS).map((entry) => purchaseOf(entry, complain)),
    withdrawals: entries('withdrawals', WITHDRAWAL_KEYS).flatMap((entry) => withdrawalOf(entry, complain)),
  };
}

type Entry = { readonly name: string; readonly section: Section };

function withdrawalOf(entry: Entry, complain: Complain): readonly DeclaredWithdrawal[] {
  complainWithout('kind', entry, complain);
  const kind = readKey(entry.section, 'kind', (at, key) => readKind(at, key, complain));
  const rest = purchaseOf(entry, complain);
  return kind === undefined ? [] : [{ ...rest, kind }];
}

function purchaseOf(entry: Entry, complain: Complain): DeclaredPurchase {
  const { section } = entry;
  for (const key of ['date', 'amount']) complainWithout(key, entry, complain);
  const note = readKey(section, 'note', (at, key) => readNote(at, key, complain));
  return {
    day: readKey(section, 'date', (at, key) => readDay(at, key, complain)) ?? '',
    amount: readKey(section, 'amount', (at, key) => readAmount(at, key, complain)) ?? NOTHING,
    ...(note !== undefined && { note }),
  };
}

function complainWithout(key: string, { name, section }: Entry, complain: Complain): void {
  if (!section.fields.has(key)) complain(section.at, `${name} has no ${key}; write it as ${EXAMPLES[key]}`);
}

function readAmount({ at, node }: Place, name: string, complain: Complain): Money | undefined {
  const stated = statedNumber(textOf(node)?.trim() ?? '', 'usd');
  const isInBounds =
    stated.kind === 'read' && compare(stated.value, ZERO) > 0 && compare(stated.value, MOST_DOLLARS) <= 0;
  if (isInBounds) return roundToMoney(multiply(stated.value, exact('1e12')));
  const isNoNumber = stated.kind === 'refused' && stated.why === expected('usd');
  const why = stated.kind === 'refused' && !isNoNumber ? stated.why : A_SUM;
  complain(at, `${name} is ${shown(node)}, ${why}`);
  return undefined;
}

function readDay({ at, node }: Place, name: string, complain: Complain): string | undefined {
  const day = textOf(node)?.trim() ?? '';
  const time = DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(day)) return day;
  complain(at, `${name} is ${shown(node)}, expected a day such as 2026-11-21`);
  return undefined;
}

function readKind({ at, node }: Place, name: string, complain: Complain): WithdrawalKind | undefined {
  const kind = KINDS.find((each) => each === textOf(node));
  if (kind === undefined) complain(at, `${name} is ${shown(node)}, expected one of ${KINDS.join(', ')}`);
  return kind;
}

function readNote({ at, node }: Place, name: string, complain: Complain): string | undefined {
  const text = textOf(node)?.trim() ?? '';
  if (text !== '' && text.length <= LONGEST_NOTE) return maskIfSecret(text);
  complain(at, `${name} is ${shown(node)}, expected a text of at most ${LONGEST_NOTE} characters`);
  return undefined;
}

const PURCHASE_KEYS = ['date', 'amount', 'note'];
const WITHDRAWAL_KEYS = ['date', 'amount', 'kind', 'note'];
const KINDS: readonly WithdrawalKind[] = ['expiry', 'refund', 'transfer'];
const EXAMPLES: Readonly<Record<string, string>> = {
  date: 'date: 2026-11-21',
  amount: 'amount: 50',
  kind: `kind: ${KINDS[1]}`,
};

const A_SUM = 'expected dollars above 0 and up to 100M, such as 50 or $1,000.50';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LONGEST_NOTE = 200;
const MOST_CHARACTERS = 64 * 1_024;
const MOST_DOLLARS = exact('1e8');
