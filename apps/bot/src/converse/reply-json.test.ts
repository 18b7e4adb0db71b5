import { estimate, given, type Scenario } from '@tollkeeper/engine';
import { bundledCatalog, exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { EMPTY_BRIEF } from './brief.ts';
import { replyJson } from './reply-json.ts';

const BANNERS: Scenario['workloads'][number] = {
  kind: 'image',
  name: 'banners',
  pricing: { inputs: { unitPriceUsd: given(exact('0.04')) } },
  inputs: {
    acceptedImagesPerMonth: given(exact(1_000)),
    megapixels: given(exact(4)),
    attemptsPerAccepted: { ...given(exact('2.4')), range: { low: exact(2), high: exact(3) } },
  },
};
const SEATS: Scenario['workloads'][number] = {
  kind: 'subscription',
  pricing: { model: 'plan/copilot-business', inputs: {} },
  inputs: { seats: given(exact(45)) },
};

describe('replyJson', () => {
  const scenario = {
    workloads: [BANNERS, SEATS],
    inputs: { topUp: given(exact(100)), buffer: given(exact('0.1')) },
  };
  const json = replyJson({
    kind: 'estimate',
    estimate: estimate(scenario, bundledCatalog(), '2026-11-21'),
    brief: { ...EMPTY_BRIEF, choices: new Map([['quality', 'high']]) },
    unused: [],
    notes: [],
  });

  it('gives the fees apart from what is planned', () => {
    // $96 + $855 and 10%; for the images alone 1.056 purchases of $100 with a fee of 5.5% each
    expect(json).toMatchObject({ estimate: { planned_usd: '1046.1', fees_usd: '5.808' } });
  });

  it('says which work a figure belongs to, by its place', () => {
    expect(json).toMatchObject({
      estimate: {
        workloads: [{ kind: 'image', name: 'banners' }, { kind: 'subscription' }],
        volume: [
          { label: 'accepted images', quantity: 1_000, workload: 0 },
          { label: 'submitted jobs', quantity: 2_400, workload: 0 },
          { label: 'seats', quantity: 45, workload: 1 },
        ],
        unit_costs: expect.arrayContaining([{ per: 'seat', usd: '19', exact: true, workload: 1 }]),
      },
    });
    const { lines } = json['estimate'] as { lines: readonly { layer: string; workload?: number }[] };
    expect(lines.map(({ layer, workload }) => [layer, workload])).toEqual([
      ['base', 0],
      ['base', 1],
      ['buffer', undefined],
      ['fees', undefined],
    ]);
  });

  it('gives ranges, places and origins of assumptions', () => {
    expect(json['assumptions']).toContainEqual({
      field: 'attempts_per_accepted',
      value: 2.4,
      origin: 'given',
      range: { low: 2, high: 3 },
      workload: 0,
    });
    expect(json['assumptions']).toContainEqual({ field: 'top_up', value: 100, origin: 'given' });
  });

  it('gives what was stated and changes nothing apart from the assumptions', () => {
    expect(json).toMatchObject({
      estimate: { not_used: [{ field: 'megapixels', value: 4, origin: 'given', workload: 0 }] },
    });
    expect(json['assumptions']).not.toContainEqual(expect.objectContaining({ field: 'megapixels' }));
  });

  it('says what cannot be known, and what was chosen', () => {
    expect(json).toMatchObject({
      understood: [{ field: 'quality', value: 'high', words: 'quality=high' }],
      estimate: { unknowables: [expect.stringMatching(/seat/)] },
    });
  });
});
