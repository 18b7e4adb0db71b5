import type { Catalog } from '@tollkeeper/pricing';

import type { ModelToken } from './token.ts';

/** The models with the free variants of those that "free" stands beside, and a sentence where there is none. */
export function freeVariants(
  text: string,
  models: readonly ModelToken[],
  { models: listed }: Pick<Catalog, 'models'>,
): { readonly models: readonly ModelToken[]; readonly remarks: readonly string[] } {
  const remarks: string[] = [];
  const meant = models.map((token): ModelToken => {
    const { match, start, end, name } = token;
    const isFree =
      BEHIND.test(text.slice(end, end + REACH)) || BEFORE.test(text.slice(Math.max(0, start - REACH), start));
    if (!isFree || match.kind !== 'found' || match.model.id.includes(':')) return token;
    const model = listed.find(({ id }) => id === `${match.model.id}:free`);
    if (model !== undefined) return { ...token, name: `${name} free`, match: { kind: 'found', model } };
    remarks.push(`The catalog has no free variant of ${match.model.name}: this is what it costs.`);
    return token;
  });
  return { models: meant, remarks };
}

const REACH = 30;
/** "Free users" are people. */
const BEHIND =
  /^[ -]\(?free\b(?! (?:users?|plans?|trials?|accounts?|customers?|people|members?|app|chatbot|of|for|from|to)\b)/i;
const BEFORE = /(?<!\b(?:feel|for|is|are|be|as|get|not) )\bfree (?:(?:version|variant|tier) of )?$/i;
