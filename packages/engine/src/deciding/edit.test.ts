import { exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { byDefault, given, type Inputs } from '../estimation/assumption.ts';
import { estimate } from '../estimation/estimate.ts';
import { problemsOf } from '../estimation/problem.ts';
import type { Scenario } from '../estimation/scenario.ts';
import type { TextWorkload, Workload } from '../estimation/workload.ts';
import { completed } from '../estimation/workload-definitions.ts';
import { withInput, withModel } from './edit.ts';
import { smallCatalog } from './testing/small-catalog.ts';

const catalog = smallCatalog({
  'anthropic/claude-sonnet-4.6': { 'input-token': '3', 'output-token': '15' },
  'openai/gpt-5.2': { 'input-token': '1.25', 'output-token': '10' },
  'a/by-quality': { 'image quality=high': '0.2', 'image quality=low': '0.02' },
  'b/by-quality': { 'image quality=high': '0.1', 'image quality=hd': '0.3' },
  'c/plain': { image: '0.05' },
});

function of(workloads: readonly Workload[], inputs: Inputs = {}): Scenario {
  return { workloads, inputs };
}

function text(inputs: Inputs, model = 'anthropic/claude-sonnet-4.6'): TextWorkload {
  return {
    kind: 'text',
    pricing: { model, inputs: {} },
    inputs: { inputTokens: given(exact(2_000)), outputTokens: given(exact(500)), ...inputs },
  };
}

const BY_USERS: Inputs = {
  users: given(exact(100)),
  activeDays: given(exact(20)),
  requestsPerUserPerDay: given(exact(3)),
};
const TWICE = given(exact(2));

function fieldsOf(scenario: Scenario, place = 0): readonly string[] {
  return Object.keys(scenario.workloads[place]?.inputs ?? {}).sort();
}

describe('withInput', () => {
  it('sets an input of a workload, and nothing else', () => {
    const before = of([text(BY_USERS)], { buffer: given(exact('0.1')) });
    const after = withInput(before, { field: 'users', assumed: given(exact(150)) });
    expect(after).toEqual(
      of([text({ ...BY_USERS, users: given(exact(150)) })], { buffer: given(exact('0.1')) }),
    );
  });

  it('sets it in every workload that has it, or only in the named one', () => {
    const before = of([text({ calls: given(exact(1)), cachedShare: given(exact('0.1')) }), text(BY_USERS)]);
    const edit = { field: 'calls', assumed: TWICE } as const;
    expect(withInput(before, edit).workloads.map(({ inputs }) => inputs.calls)).toEqual([TWICE, undefined]);
    const tokens = { field: 'inputTokens', assumed: TWICE } as const;
    expect(withInput(before, tokens).workloads.map(({ inputs }) => inputs.inputTokens)).toEqual([
      TWICE,
      TWICE,
    ]);
    const second = withInput(before, { ...tokens, workload: 1 });
    expect(second.workloads.map(({ inputs }) => inputs.inputTokens)).toEqual([given(exact(2_000)), TWICE]);
  });

  it('counts a default among what a workload has', () => {
    const image: Workload = { kind: 'image', pricing: { model: 'c/plain', inputs: {} }, inputs: {} };
    const after = withInput(of([image, text(BY_USERS)]), {
      field: 'cachedShare',
      assumed: given(exact('0.5')),
    });
    expect(after.workloads.map(({ inputs }) => inputs.cachedShare !== undefined)).toEqual([false, true]);
  });

  it('states a price for the model', () => {
    const price = given(exact('2.5'));
    const after = withInput(of([text(BY_USERS)]), { field: 'priceInputPerMillion', assumed: price });
    expect(after.workloads[0]?.pricing).toEqual({
      model: 'anthropic/claude-sonnet-4.6',
      inputs: { priceInputPerMillion: price },
    });
  });

  it('leaves a price to the kinds of work that can pay it', () => {
    const seats: Workload = {
      kind: 'subscription',
      pricing: { inputs: {} },
      inputs: { seats: given(exact(5)) },
    };
    const after = withInput(of([text(BY_USERS), seats]), {
      field: 'pricePerSeat',
      assumed: given(exact(20)),
    });
    expect(after.workloads.map(({ pricing }) => Object.keys(pricing.inputs))).toEqual([[], ['pricePerSeat']]);
  });

  it('gives the share of a fallback to the fallback', () => {
    const served: TextWorkload = {
      ...text(BY_USERS),
      fallbacks: [{ model: 'openai/gpt-5.2', inputs: { fallbackShare: given(exact('0.1')) } }],
    };
    const share = given(exact('0.3'));
    const [after] = withInput(of([served]), { field: 'fallbackShare', assumed: share }).workloads;
    expect(after).toEqual({
      ...served,
      fallbacks: [{ model: 'openai/gpt-5.2', inputs: { fallbackShare: share } }],
    });
  });

  it('prices the transcription and the speech of a chain, each by its own unit', () => {
    const chain = { transcription: { inputs: {} }, speech: { inputs: {} } };
    const voice: Workload = { kind: 'voice', pricing: { inputs: {} }, inputs: {}, chain };
    const heard = withInput(of([voice]), { field: 'pricePerAudioMinute', assumed: TWICE });
    const spoken = withInput(heard, { field: 'pricePerMillionCharacters', assumed: TWICE });
    expect(spoken.workloads[0]).toEqual({
      ...voice,
      chain: {
        transcription: { inputs: { pricePerAudioMinute: TWICE } },
        speech: { inputs: { pricePerMillionCharacters: TWICE } },
      },
    });
  });

  it('states what goes wrong once for all work, and replaces what a workload had of its own', () => {
    const rate = given(exact('0.05'));
    const before = of([text({ ...BY_USERS, retryRate: given(exact('0.5')) })]);
    const after = withInput(before, { field: 'retryRate', assumed: rate });
    expect(after).toEqual(of([text(BY_USERS)], { retryRate: rate }));
  });

  it('gives a named workload a rate of its own', () => {
    const rate = given(exact('0.05'));
    const after = withInput(of([text(BY_USERS)]), { field: 'retryRate', assumed: rate, workload: 0 });
    expect(after).toEqual(of([text({ ...BY_USERS, retryRate: rate })]));
  });

  it('has one buffer, whichever workload is named', () => {
    const buffer = given(exact('0.2'));
    const after = withInput(of([text(BY_USERS)]), { field: 'buffer', assumed: buffer, workload: 0 });
    expect(after).toEqual(of([text(BY_USERS)], { buffer }));
  });

  it.each([
    ['monthlyRequests', ['inputTokens', 'monthlyRequests', 'outputTokens', 'users']],
    ['calls', ['calls', 'inputTokens', 'outputTokens', 'users']],
    ['users', ['activeDays', 'inputTokens', 'outputTokens', 'requestsPerUserPerDay', 'users']],
  ] as const)('removes the other ways of stating the volume when %s is set', (field, left) => {
    expect(fieldsOf(withInput(of([text(BY_USERS)]), { field, assumed: TWICE }))).toEqual(left);
  });

  it('returns from requests a month to requests per user', () => {
    const monthly = text({ users: given(exact(100)), monthlyRequests: given(exact(6_000)) });
    const after = withInput(of([monthly]), { field: 'requestsPerUserPerDay', assumed: TWICE });
    expect(fieldsOf(after)).toEqual(['inputTokens', 'outputTokens', 'requestsPerUserPerDay', 'users']);
    expect(problemsOf(after, catalog)).toEqual([]);
  });

  it('replaces the parts of an agent’s context by a whole', () => {
    const agent: Workload = {
      kind: 'agent',
      pricing: { model: 'openai/gpt-5.2', inputs: {} },
      inputs: { historyTokens: given(exact(9_000)), fileTokens: given(exact(1_000)) },
    };
    const whole = withInput(of([agent]), { field: 'contextTokens', assumed: TWICE });
    expect(fieldsOf(whole)).toEqual(['contextTokens']);
  });

  it('lets a context grow from the whole that was stated', () => {
    const agent: Workload = {
      kind: 'agent',
      pricing: { model: 'openai/gpt-5.2', inputs: {} },
      inputs: { contextTokens: given(exact(40_000)) },
    };
    const [growing] = withInput(of([agent]), { field: 'growthTokens', assumed: TWICE }).workloads;
    expect(growing?.inputs).toEqual({ prefixTokens: given(exact(40_000)), growthTokens: TWICE });
  });

  it.each(['fileTokens', 'prefixTokens'] as const)(
    'leaves it to the problems that %s is beside a stated whole',
    (field) => {
      const agent: Workload = {
        kind: 'agent',
        pricing: { model: 'openai/gpt-5.2', inputs: {} },
        inputs: {
          tasks: TWICE,
          callsPerTask: TWICE,
          outputTokens: TWICE,
          contextTokens: given(exact(40_000)),
        },
      };
      const after = withInput(of([agent]), { field, assumed: TWICE });
      expect(problemsOf(after, catalog).map((each) => each.field)).toEqual([field]);
      const byPreset = {
        ...agent,
        inputs: { ...agent.inputs, contextTokens: byDefault(exact(40_000), 'usual') },
      };
      expect(fieldsOf(withInput(of([byPreset]), { field, assumed: TWICE }))).not.toContain('contextTokens');
    },
  );

  it('leaves it to the problems to name an input that belongs nowhere', () => {
    const after = withInput(of([text(BY_USERS)]), { field: 'seats', assumed: TWICE });
    expect(problemsOf(after, catalog).map(({ field }) => field)).toEqual(['seats']);
  });

  it('throws for a workload that is not there', () => {
    const edit = { field: 'users', assumed: TWICE, workload: 1 } as const;
    expect(() => withInput(of([text(BY_USERS)]), edit)).toThrow('the scenario has no workload at place 1');
  });

  it('estimates 150 users at one and a half times 100', () => {
    const before = of([text(BY_USERS)]);
    const after = withInput(before, { field: 'users', assumed: given(exact(150)) });
    const planned = (scenario: Scenario) => estimate(scenario, catalog, '2026-11-21').planned.money;
    // 6,000 requests × (2,000 × $3 + 500 × $15) / 1M = $81; × 1.5 = $121.50
    expect([planned(before), planned(after)]).toEqual([81_000_000_000_000n, 121_500_000_000_000n]);
  });
});

describe('withModel', () => {
  it('derives anew what depends on the model, in a scenario that had its defaults filled in', () => {
    const seeing = text({ ...BY_USERS, imagesPerRequest: given(exact(1)) });
    const derived = (scenario: Scenario) => completed(scenario).workloads[0]?.inputs.tokensPerImage;
    const other = withModel(completed(of([seeing])), { model: 'openai/gpt-5.2' }, catalog);
    expect(other.workloads[0]?.inputs.tokensPerImage).toBeUndefined();
    expect(derived(other)).toEqual(
      derived(of([{ ...seeing, pricing: { model: 'openai/gpt-5.2', inputs: {} } }])),
    );
    expect(derived(other)).not.toEqual(derived(of([seeing])));
  });

  it.each([
    ['said', given(exact(1_000))],
    ['assumed for a reason of its own', byDefault(exact(1_000), 'a thumbnail')],
  ])('keeps what was %s', (_, tokensPerImage) => {
    const seeing = text({ ...BY_USERS, imagesPerRequest: given(exact(1)), tokensPerImage });
    const other = withModel(completed(of([seeing])), { model: 'openai/gpt-5.2' }, catalog);
    expect(other.workloads[0]?.inputs.tokensPerImage).toEqual(tokensPerImage);
  });

  it('drops the prices and the verbosity that were stated for the old model', () => {
    const inputs = { priceInputPerMillion: TWICE, verbosity: TWICE };
    const before = of([{ ...text(BY_USERS), pricing: { model: 'anthropic/claude-sonnet-4.6', inputs } }]);
    const after = withModel(before, { model: 'openai/gpt-5.2' }, catalog);
    expect(after.workloads[0]?.pricing).toEqual({ model: 'openai/gpt-5.2', inputs: {} });
  });

  it('changes nothing when the model stays', () => {
    const pricing = { model: 'openai/gpt-5.2', inputs: { priceInputPerMillion: TWICE } };
    const before = of([{ ...text(BY_USERS), pricing }]);
    expect(withModel(before, { model: 'openai/gpt-5.2' }, catalog)).toEqual(before);
  });

  it.each([
    {
      rule: 'keeps a choice that the new list has',
      model: 'b/by-quality',
      quality: 'high',
      kept: ['quality', 'size'],
    },
    {
      rule: 'drops a choice that the new list has not',
      model: 'b/by-quality',
      quality: 'low',
      kept: ['size'],
    },
    {
      rule: 'keeps what the new list does not tell apart',
      model: 'c/plain',
      quality: 'low',
      kept: ['quality', 'size'],
    },
  ])('$rule', ({ model, quality, kept }) => {
    const pricing = { model: 'a/by-quality', variant: { quality, size: '1024x1536' }, inputs: {} };
    const image: Workload = { kind: 'image', pricing, inputs: { acceptedImages: TWICE } };
    const variant = withModel(of([image]), { model }, catalog).workloads[0]?.pricing.variant;
    expect(Object.keys(variant ?? {})).toEqual(kept);
  });

  it('replaces the model of the first workload wherever it is paid, or only in the named one', () => {
    const [sonnet, gpt] = ['anthropic/claude-sonnet-4.6', 'openai/gpt-5.2'];
    const before = of([text(BY_USERS), text(BY_USERS, gpt), text(BY_USERS)]);
    const models = (scenario: Scenario) => scenario.workloads.map(({ pricing }) => pricing.model);
    expect(models(withModel(before, { model: 'c/plain' }, catalog))).toEqual(['c/plain', gpt, 'c/plain']);
    expect(models(withModel(before, { model: 'c/plain', workload: 1 }, catalog))).toEqual([
      sonnet,
      'c/plain',
      sonnet,
    ]);
  });
});
