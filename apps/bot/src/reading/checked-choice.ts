import type { Catalog } from '@tollkeeper/pricing';

import type { Choice, ChoiceName } from '../understand/choice.ts';
import type { AnsweredChoice } from './answer-schema.ts';
import { placesOf } from './quotation.ts';
import { writtenNumbers } from './written-number.ts';

/** A choice among the rates of a model that its words bear out, or why they do not. */
export type CheckedChoice =
  | { readonly kind: 'chosen'; readonly choice: Choice }
  | { readonly kind: 'fault'; readonly fault: string };

/** Holds a choice against the text: some model has it, and its words say it. */
export function checkedChoice(
  { words, name, value }: AnsweredChoice,
  { text, catalog }: { readonly text: string; readonly catalog: Catalog },
): CheckedChoice {
  const fault = (why: string): CheckedChoice => ({ kind: 'fault', fault: `choices "${name}": ${why}` });
  if (placesOf(words, text).length === 0) return fault(`"${words}" does not stand in the message.`);
  if (!valuesOf(catalog, name).has(value)) return fault(`no model has ${name}=${value}.`);
  return isSaid(words, name, value)
    ? { kind: 'chosen', choice: { name, value } }
    : fault(`"${words}" does not say ${name}=${value}.`);
}

function isSaid(words: string, name: ChoiceName, value: string): boolean {
  if (name === 'audio') return AUDIO.test(words) && WITHOUT.test(words) === (value === 'off');
  if (name === 'cache_lifetime') {
    const [amount, unit] = value === '1h' ? ['1', HOUR] : ['5', MINUTE];
    const numbers = writtenNumbers(words).flatMap(({ readings }) => readings);
    return (
      unit.test(words) && numbers.some((each) => String(each.numerator) === amount && each.denominator === 1n)
    );
  }
  return squeezed(words).includes(squeezed(value));
}

/** "1024 × 1024" is 1024x1024, "text to video" text-to-video. */
function squeezed(words: string): string {
  return words
    .toLowerCase()
    .replaceAll('×', 'x')
    .replace(/[\s_-]/g, '');
}

function valuesOf(catalog: Catalog, name: ChoiceName): ReadonlySet<string> {
  if (name === 'cache_lifetime') return new Set(['5m', '1h']);
  const known = values.get(catalog) ?? new Map<string, Set<string>>();
  if (known.size === 0) {
    const cards = catalog.models.flatMap(({ id }) => catalog.card(id) ?? []);
    for (const { condition } of cards.flatMap(({ rates }) => rates)) {
      for (const [each, value] of Object.entries(condition.variant ?? {})) {
        known.set(each, (known.get(each) ?? new Set()).add(value));
      }
    }
    values.set(catalog, known);
  }
  return known.get(name) ?? new Set();
}

const values = new WeakMap<Catalog, Map<string, Set<string>>>();

const AUDIO = /audio|sound|(?<!\p{L})(?:ton|son|sonido|mute|muted|silent)(?!\p{L})|音/iu;
const WITHOUT = /(?<!\p{L})(?:no|without|w\/o|off|ohne|kein|sans|sin|mute|muted|silent)(?!\p{L})|不|无|没/iu;
const HOUR = /\dh(?!\p{L})|(?<!\p{L})(?:h|hr|hours?|stunden?|horas?|heures?)(?!\p{L})|小时/iu;
const MINUTE = /\dm(?:in)?(?!\p{L})|(?<!\p{L})(?:m|mins?|minutes?|minuten?|minutos?)(?!\p{L})|分/iu;
