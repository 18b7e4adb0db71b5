import type { WorkloadKind } from '@tollkeeper/engine';
import { type Catalog, PRICE_VARIANTS } from '@tollkeeper/pricing';

import type { Choice } from './choice.ts';
import type { ModelToken, Token } from './token.ts';

/** What words of which rates are meant: 1080p, "medium quality", "no audio", "turbo" where the model has it. */
export type Chosen = {
  readonly tokens: readonly Token[];
  readonly models: readonly ModelToken[];
  readonly kind: WorkloadKind | undefined;
  readonly catalog: Catalog;
};

/** Reads which rates of the models are meant. */
export function namedChoices(text: string, chosen: Chosen): readonly Choice[] {
  const written = chosen.tokens.flatMap((token) => (token.kind === 'choice' ? [token.choice] : []));
  const choices = [...written, ...spoken(text, chosen), ...audio(text, chosen)];
  return choices.filter(({ name }, at) => choices.findIndex((other) => other.name === name) === at);
}

/** Words that the price list of the model tells rates apart by. */
function spoken(text: string, { tokens, models, kind, catalog }: Chosen): readonly Choice[] {
  if (kind !== 'image' && kind !== 'video') return [];
  const words = new Set(tokens.flatMap((token) => (token.kind === 'word' ? [token.word] : [])));
  const variants = models.flatMap(({ match }) => {
    const card = match.kind === 'found' ? catalog.card(match.model.id) : undefined;
    return (card?.rates ?? []).flatMap(({ condition }) => Object.entries(condition.variant ?? {}));
  });
  const choices = variants.flatMap(([name, value]): readonly Choice[] => {
    const known = PRICE_VARIANTS.find((each) => each === name);
    return known !== undefined && (known === 'quality' || known === 'mode') && words.has(value)
      ? [{ name: known, value }]
      : [];
  });
  const said = /\b(low|medium|high|standard|hd)(?:[- ](?:quality|res|q)\b|,? \d{3,4}\s?[x×])/i
    .exec(text)?.[1]
    ?.toLowerCase();
  return said === undefined || choices.some(({ name }) => name === 'quality')
    ? choices
    : [...choices, { name: 'quality', value: said }];
}

function audio(text: string, { kind }: Chosen): readonly Choice[] {
  if (kind !== 'video') return [];
  if (NO_AUDIO.test(text)) return [{ name: 'audio', value: 'off' }];
  return WITH_AUDIO.test(text) ? [{ name: 'audio', value: 'on' }] : [];
}

const NO_AUDIO =
  /\b(?:no|without|w\/o|muted?|silent|sans|ohne|sin)(?: (?:any|native|le|la|el))? ?(?:audio|sound|son|ton|sonido)?\b(?<=audio|sound|son|ton|sonido|mute|muted|silent)|\baudio[ :=-]?off\b|无声|不带音频/iu;
const WITH_AUDIO =
  /\b(?:with|w\/|incl\.?|including|plus|and|native|mit|con|avec|has) ?(?:native |synced )?(?:audio|sound|son|ton|sonido)\b|\baudio[ :=-]?on\b|带音频|有声/iu;
