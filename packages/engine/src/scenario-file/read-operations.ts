import { ONE, ZERO } from '@tollkeeper/pricing';
import type { Place } from '@tollkeeper/pricing/yaml';

import { given, type Inputs } from '../estimation/assumption.ts';
import { OPERATION_FIELDS } from '../estimation/operations.ts';
import type { RetryConvention } from '../estimation/scenario.ts';
import { FAILED_JOBS, OPERATION_KEYS, RETRY_CONVENTIONS } from './keys.ts';
import { readInputs } from './read-assumed.ts';
import { type Reader, readChoice, readKey, type Section, sectionOf } from './section.ts';

/** Reads what can go wrong around a workload. */
export function readOperations(place: Place, name: string, reader: Reader): Inputs {
  const section = sectionOf(place, { name, keys: OPERATION_KEYS }, reader);
  return section === undefined ? {} : ratesOf(section, reader);
}

/** Reads what can go wrong around all work, and how often it is tried again. */
export function readAllOperations(
  place: Place,
  name: string,
  reader: Reader,
): { readonly inputs: Inputs; readonly retries?: RetryConvention } {
  const section = sectionOf(place, { name, keys: ['retries', ...OPERATION_KEYS] }, reader);
  if (section === undefined) return { inputs: {} };
  const retries = readKey(section, 'retries', (each, called) =>
    readChoice(each, { name: called, among: RETRY_CONVENTIONS }, reader),
  );
  return { inputs: ratesOf(section, reader), ...(retries === undefined ? {} : { retries }) };
}

function ratesOf(section: Section, reader: Reader): Inputs {
  const rates = readInputs(section, OPERATION_FIELDS, reader);
  const policy = readKey(section, 'failed_jobs', (place, name) => {
    const choice = readChoice(place, { name, among: FAILED_JOBS }, reader);
    const isPartial = choice === 'partial';
    if (choice !== undefined && isPartial !== section.fields.has('billed_share_of_failed')) {
      const share = `${section.prefix}billed_share_of_failed`;
      reader.complain(
        place.at,
        `${name} is ${choice}: ${isPartial ? `state ${share}` : `leave out ${share}`}`,
      );
    }
    return choice;
  });
  if (policy === 'billed') return { ...rates, billedShareOfFailed: given(ONE, 'failed jobs are billed') };
  if (policy === 'free') return { ...rates, billedShareOfFailed: given(ZERO, 'failed jobs are free') };
  return rates;
}
