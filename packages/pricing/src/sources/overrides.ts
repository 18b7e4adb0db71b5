import type { Document } from 'yaml';

import { conditionText } from '../price-condition.ts';
import type { Rate } from '../rate-card.ts';
import { slotOf } from '../rate-slot.ts';
import { isDay, parseOverrideRate } from './override-rate.ts';
import { type Complain, fieldsOf, itemsOf, type Place, shown, textOf } from './yaml-fields.ts';
import { type LineProblem, readYaml } from './yaml-file.ts';

export { unlistedModels, withOverrides } from './with-overrides.ts';

/** The user's own rates, or every mistake in the file at once. */
export type ParsedOverrides =
  | { readonly kind: 'read'; readonly models: readonly OwnModel[] }
  | { readonly kind: 'refused'; readonly problems: readonly LineProblem[] };

/** Rates of one model; a name makes it a model of the user's own, without one the catalog has to list it. */
export type OwnModel = {
  readonly id: string;
  readonly name?: string;
  readonly line: number;
  readonly rates: readonly Rate[];
};

/** Reads the user's rates from YAML as docs/your-rates.md describes it; `today` dates them where the file does not. */
export function parseOverrides(text: string, today: string): ParsedOverrides {
  const parsed = readYaml(text, ({ document, complain, lineAt }) =>
    readFile(document, today, complain).map(({ at, ...model }) => ({ ...model, line: lineAt(at) })),
  );
  return parsed.kind === 'refused' ? parsed : { kind: 'read', models: parsed.value };
}

type PlacedModel = Omit<OwnModel, 'line'> & { readonly at: number };

function readFile(document: Document.Parsed, today: string, complain: Complain): readonly PlacedModel[] {
  if (document.contents === null) {
    complain(0, 'the file is empty; it begins with "version: 1"');
    return [];
  }
  const root = { at: document.contents.range[0], node: document.contents };
  const fields = fieldsOf(root, { what: 'the file', keys: ['version', 'as_of', 'models'] }, complain);
  if (fields === undefined) return [];
  const [version, day, listed] = ['version', 'as_of', 'models'].map((name) => fields.get(name));
  if (version === undefined) complain(root.at, 'the file has no version; it begins with "version: 1"');
  else if (textOf(version.node) !== '1')
    complain(version.at, `version is ${shown(version.node)}, expected 1, the only one there is`);
  const asOf = day === undefined ? today : readDay(day, today, complain);
  if (listed === undefined) complain(root.at, 'the file has no models; name them under "models:"');
  const models = listed === undefined ? undefined : fieldsOf(listed, { what: 'models' }, complain);
  if (listed !== undefined && models?.size === 0)
    complain(listed.at, 'models is empty, expected at least one model');
  return [...(models ?? [])].map(([id, place]) => readModel({ id, place }, asOf, complain));
}

function readDay({ at, node }: Place, today: string, complain: Complain): string {
  const text = textOf(node) ?? '';
  if (!isDay(text)) complain(at, `as_of is ${shown(node)}, expected a day such as ${today}`);
  else if (text > today) complain(at, `as_of is ${text}, which is after today, ${today}`);
  return text;
}

type NamedPlace = { readonly id: string; readonly place: Place };

function readModel({ id, place }: NamedPlace, asOf: string, complain: Complain): PlacedModel {
  if (!MODEL_ID.test(id))
    complain(place.at, `the model is "${id}", expected an id in lower case, such as acme/private-llm`);
  const fields = fieldsOf(place, { what: `the model ${id}`, keys: ['name', 'rates'] }, complain);
  const [name, listed] = [fields?.get('name'), fields?.get('rates')];
  const title = textOf(name?.node)?.trim();
  if (name !== undefined && (title === undefined || title === '' || title.length > LONGEST_NAME))
    complain(name.at, `name is ${shown(name.node)}, expected one of up to ${LONGEST_NAME} characters`);
  if (fields !== undefined && listed === undefined)
    complain(place.at, `the model ${id} has no rates; list them under "rates:"`);
  const rates = listed === undefined ? [] : readRates(listed, asOf, complain);
  return { id, at: place.at, rates, ...(title === undefined ? {} : { name: title }) };
}

function readRates(listed: Place, asOf: string, complain: Complain): readonly Rate[] {
  const seen = new Set<string>();
  return itemsOf(listed, 'rates', complain).flatMap((item) => {
    const rate = parseOverrideRate(item, asOf, complain);
    if (rate === undefined) return [];
    const when = conditionText(rate.condition);
    if (seen.has(slotOf(rate)))
      complain(item.at, `${rate.unit}${when === '' ? '' : ` with ${when}`} has a rate already; keep one`);
    seen.add(slotOf(rate));
    return [rate];
  });
}

const MODEL_ID = /^~?[a-z0-9][a-z0-9._@-]*(?:\/[a-z0-9][a-z0-9._@-]*)+(?::[a-z0-9-]+)?$/;
const LONGEST_NAME = 100;
