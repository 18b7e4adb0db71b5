import { exact } from '@tollkeeper/pricing';

import type { Fact, FactName } from '../../understand/fact.ts';
import type { Understanding } from '../../understand/understanding.ts';

/** What rules read: nothing, with some of it changed. */
export function readByRules(change: Partial<Understanding> = {}): Understanding {
  return {
    intent: 'other',
    facts: [],
    models: [],
    choices: [],
    workdays: false,
    unused: [],
    bare: [],
    refused: [],
    ...change,
  };
}

/** A fact that rules read. */
export function read(name: FactName, value: string, words: string): Fact {
  return { name, value: exact(value), words };
}
