import { given, type Scenario } from '@tollkeeper/engine';
import { exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { estimated } from './estimated-scenario.ts';
import { pilotOfFile } from './pilot-of-file.ts';
import { smallCatalog } from './testing/small-catalog.ts';

const prices = { catalog: smallCatalog({ 'acme/painter': { image: '0.04' } }), today: '2026-11-21' };
const work = (name?: string): Scenario['workloads'][number] => ({
  kind: 'image',
  ...(name === undefined ? {} : { name }),
  pricing: { model: 'acme/painter', inputs: {} },
  inputs: { acceptedImages: given(exact(100)) },
});

function piloted(workloads: Scenario['workloads'], name?: string) {
  const outcome = pilotOfFile(estimated({ scenario: { workloads, inputs: {} } }, prices), name, prices);
  return outcome.kind === 'refused' ? outcome.texts : outcome.json();
}

describe('pilotOfFile', () => {
  it('needs no name where there is one piece of work', () => {
    expect(piloted([work()])).toMatchObject({ kind: 'pilot', workload: 0, unit: 'generation' });
  });

  it('asks for a name by which every piece of work can be chosen, also one without a name', () => {
    const workloads = [work(), work('heroes'), work()];
    expect(piloted(workloads)).toEqual([
      'there is no pilot:\n  A pilot tries one piece of work: name one of image 1, heroes, image 3.',
    ]);
    expect(piloted(workloads, 'image 3')).toMatchObject({ kind: 'pilot', workload: 2 });
  });
});
