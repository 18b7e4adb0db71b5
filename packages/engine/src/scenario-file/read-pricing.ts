import { findModel, type ListedModel } from '@tollkeeper/pricing';
import { type Place, shown, textOf } from '@tollkeeper/pricing/yaml';

import type { Pricing } from '../estimation/pricing.ts';
import type { Variant } from '../estimation/variant.ts';
import { keyOf, PRICE_FIELDS, VARIANT_KEYS } from './keys.ts';
import { readInputs } from './read-assumed.ts';
import { type Reader, readKey, type Section, sectionOf } from './section.ts';

/** Reads whom a workload pays: a model, stated prices or both; and what is peculiar to this model. */
export function readPricing(section: Section, reader: Reader): Pricing {
  const model = readKey(section, 'model', (place, name) => readModel(place, name, reader));
  const variant = readKey(section, 'variant', (place, name) => readVariant(place, name, reader));
  const prices = readKey(section, 'prices', (place, name) => readPrices(place, name, reader));
  if (!section.fields.has('model') && !section.fields.has('prices'))
    reader.complain(
      section.at,
      `${section.prefix}model is missing, and there are no prices: state one of them`,
    );
  return {
    ...(model === undefined ? {} : { model: model.id }),
    ...(variant === undefined ? {} : { variant }),
    inputs: { ...prices, ...readInputs(section, ['verbosity', 'fallbackShare'], reader) },
  };
}

function readModel(place: Place, name: string, { catalog, complain }: Reader): ListedModel | undefined {
  const words = (textOf(place.node) ?? '').slice(0, LONGEST_NAME);
  if (/:online$/i.test(words.trim()))
    complain(
      place.at,
      `${name} is ${shown(place.node)}, which adds web searches: leave :online out and state web_searches_per_request`,
    );
  const match = findModel(catalog, words);
  if (match.kind === 'found') return match.model;
  const ids = (models: readonly ListedModel[]): string => models.map(({ id }) => id).join(', ');
  if (match.kind === 'ambiguous')
    complain(
      place.at,
      `${name} is ${shown(place.node)}, which may be one of ${ids(match.candidates)}: write which`,
    );
  else if (match.near.length > 0)
    complain(
      place.at,
      `${name} is ${shown(place.node)}, which the catalog does not have; near it are ${ids(match.near)}`,
    );
  else complain(place.at, `${name} is ${shown(place.node)}, which the catalog does not have`);
  return undefined;
}

function readVariant(place: Place, name: string, reader: Reader): Variant | undefined {
  const section = sectionOf(place, { name, keys: VARIANT_KEYS }, reader);
  if (section === undefined) return undefined;
  const chosen = [...section.fields].flatMap(([key, value]) => {
    const text = textOf(value.node);
    if (text === undefined)
      reader.complain(value.at, `${name}.${key} is ${shown(value.node)}, expected a word such as high`);
    return text === undefined ? [] : [[key, text]];
  });
  return Object.fromEntries(chosen) as Variant;
}

function readPrices(place: Place, name: string, reader: Reader): Pricing['inputs'] {
  const section = sectionOf(place, { name, keys: PRICE_FIELDS.map(keyOf) }, reader);
  if (section === undefined) return {};
  if (section.fields.size === 0) reader.complain(place.at, `${name} is empty, expected at least one price`);
  return readInputs(section, PRICE_FIELDS, reader);
}

/** No model has a longer name. */
const LONGEST_NAME = 200;
