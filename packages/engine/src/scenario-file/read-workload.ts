import { itemsOf, type Place, fieldsOf as writtenIn } from '@tollkeeper/pricing/yaml';

import type { Pricing } from '../estimation/pricing.ts';
import type { TextWorkload, VoiceWorkload, Workload, WorkloadKind } from '../estimation/workload.ts';
import { fieldsOf, WORKLOAD_KINDS } from '../estimation/workload-definitions.ts';
import {
  CACHE_LIFETIMES,
  CHAIN_KEYS,
  FALLBACK_KEYS,
  keyOf,
  MOST_FALLBACKS,
  PRICING_KEYS,
  workloadKeys,
} from './keys.ts';
import { readInputs } from './read-assumed.ts';
import { readOperations } from './read-operations.ts';
import { readPricing } from './read-pricing.ts';
import { type Reader, readChoice, readKey, readText, type Section, sectionOf } from './section.ts';

/** Reads a workload, if its kind can be told: the kind says which keys and inputs it has. */
export function readWorkload(place: Place, name: string, reader: Reader): Workload | undefined {
  const kind = readKind(place, name, reader);
  if (kind === undefined) return undefined;
  const prefix = `${name}, `;
  const section = sectionOf(place, { name, prefix, keys: workloadKeys(kind) }, reader);
  if (section === undefined) return undefined;
  const title = readKey(section, 'name', (each, called) => readText(each, called, reader));
  const pricing = readPricing(section, reader);
  const inputs = readKey(section, 'inputs', (each, called) => {
    const stated = sectionOf(each, { name: called, keys: fieldsOf(kind).map(keyOf) }, reader);
    return stated === undefined ? {} : readInputs(stated, fieldsOf(kind), reader);
  });
  const operations = readKey(section, 'operations', (each, called) => readOperations(each, called, reader));
  return {
    kind,
    ...(title === undefined ? {} : { name: title }),
    pricing,
    inputs: { ...inputs, ...operations },
    ...ownOf(section, reader),
  };
}

/** The kind comes first: which keys the others may be depends on it. */
function readKind(place: Place, name: string, reader: Reader): WorkloadKind | undefined {
  const stated = writtenIn(place, { what: name }, () => {})?.get('kind');
  if (stated === undefined) {
    reader.complain(place.at, `${name} has no kind; it is one of ${WORKLOAD_KINDS.join(', ')}`);
    return undefined;
  }
  return readChoice(stated, { name: `${name}, kind`, among: WORKLOAD_KINDS }, reader);
}

/** What only some kinds have; the others have no such keys. */
function ownOf(
  section: Section,
  reader: Reader,
): Pick<TextWorkload, 'cacheLifetime' | 'fallbacks'> & Pick<VoiceWorkload, 'chain'> {
  const cacheLifetime = readKey(section, 'cache_lifetime', (place, name) =>
    readChoice(place, { name, among: CACHE_LIFETIMES }, reader),
  );
  const fallbacks = readKey(section, 'fallbacks', (place, name) => readFallbacks(place, name, reader));
  const chain = readKey(section, 'chain', (place, name) => readChain(place, name, reader));
  return {
    ...(cacheLifetime === undefined ? {} : { cacheLifetime }),
    ...(fallbacks === undefined ? {} : { fallbacks }),
    ...(chain === undefined ? {} : { chain }),
  };
}

function readFallbacks(place: Place, name: string, reader: Reader): readonly Pricing[] {
  const items = itemsOf(place, name, reader.complain);
  if (items.length > MOST_FALLBACKS)
    reader.complain(place.at, `${name} are ${items.length}, the most is ${MOST_FALLBACKS}`);
  return items.slice(0, MOST_FALLBACKS).flatMap((item, at) => {
    const called = `${name}[${at + 1}]`;
    const section = sectionOf(item, { name: called, keys: FALLBACK_KEYS }, reader);
    if (section === undefined) return [];
    if (!section.fields.has('share')) reader.complain(item.at, `${called} has no share; write it as 5%`);
    return [readPricing(section, reader)];
  });
}

function readChain(place: Place, name: string, reader: Reader): VoiceWorkload['chain'] {
  const section = sectionOf(place, { name, keys: CHAIN_KEYS }, reader);
  if (section === undefined) return undefined;
  const [transcription, speech] = CHAIN_KEYS.map((key) => {
    if (!section.fields.has(key)) reader.complain(place.at, `${name} has no ${key}; name its model`);
    return readKey(section, key, (each, called) => {
      const part = sectionOf(each, { name: called, keys: PRICING_KEYS }, reader);
      return part === undefined ? undefined : readPricing(part, reader);
    });
  });
  return transcription === undefined || speech === undefined ? undefined : { transcription, speech };
}
