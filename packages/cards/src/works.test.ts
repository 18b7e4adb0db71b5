import type { Workload } from '@tollkeeper/engine';
import { describe, expect, it } from 'vitest';

import { worksOf } from './works.ts';

const TEXT: Workload = { kind: 'text', pricing: { inputs: {} }, inputs: {} };
const namesOf = (...workloads: readonly Workload[]) =>
  worksOf({ scenario: { workloads, inputs: {} } }).map(({ name, inBrackets }) => name + inBrackets);

describe('worksOf', () => {
  it('calls work by its name, and else by its kind', () => {
    expect(namesOf({ ...TEXT, name: 'chat' }, { ...TEXT, kind: 'image' })).toEqual([
      'chat (chat)',
      'image (image)',
    ]);
  });

  it('numbers what would have the same name', () => {
    expect(namesOf(TEXT, { ...TEXT, name: 'chat' }, TEXT)).toEqual([
      'text 1 (text 1)',
      'chat (chat)',
      'text 3 (text 3)',
    ]);
  });

  it('needs no name behind a label where there is one piece of work', () => {
    expect(namesOf(TEXT)).toEqual(['text']);
  });
});
