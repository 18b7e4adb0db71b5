import { bundledCatalog, exact, ratio } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { byDefault, given, measured } from '../estimation/assumption.ts';
import { estimate } from '../estimation/estimate.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { SCENARIO_PRESETS } from '../presets/scenario-presets.ts';
import { parseScenarioFile } from './parse-scenario-file.ts';
import { scenarioFileText } from './scenario-file-text.ts';

const catalog = bundledCatalog();

const CHAT: Scenario = {
  workloads: [
    {
      kind: 'text',
      name: 'chat',
      pricing: {
        model: 'anthropic/claude-sonnet-4.6',
        variant: { size: '1024x1024', audio: 'off' },
        inputs: {
          verbosity: given(exact('1.2')),
          priceInputPerMillion: given(exact('2.40'), 'our contract'),
        },
      },
      fallbacks: [{ model: 'anthropic/claude-haiku-4.5', inputs: { fallbackShare: given(exact('0.05')) } }],
      cacheLifetime: '5m',
      inputs: {
        users: { ...given(exact(100)), range: { low: exact(80), high: exact(150), cause: 'growth' } },
        requestsPerUserPerDay: given(ratio(5n, 7n)),
        inputTokens: measured(exact(2310), 'usage: "October"'),
        outputTokens: { ...given(exact(700)), range: { low: exact(500), high: exact(900) } },
        cachedShare: byDefault(exact(0), 'no caching was mentioned'),
        retryRate: given(ratio(1n, 3n)),
      },
    },
  ],
  inputs: {
    failedJobRate: given(exact('0.02')),
    duplicateRate: byDefault(exact(0), 'none were mentioned'),
    buffer: byDefault(exact('0.1'), 'what we\nalways add'),
    topUp: given(exact(50)),
  },
  retries: 'once',
  ownKeys: false,
};

describe('scenarioFileText', () => {
  it('writes what was said, and as comments what is assumed without it', () => {
    expect(scenarioFileText(CHAT)).toBe(`version: 1
workloads:
  - kind: text
    name: chat
    model: anthropic/claude-sonnet-4.6
    variant: { size: 1024x1024, audio: "off" }
    prices:
      price_input_per_million: { value: 2.4, reason: our contract }
    verbosity: 1.2
    fallbacks:
      - model: anthropic/claude-haiku-4.5
        share: 5%
    cache_lifetime: 5m
    inputs:
      users: { value: 100, low: 80, high: 150, cause: growth }
      # active_days: 30  — active every day of a month of 30 days
      requests_per_user_per_day: 5/7
      input_tokens: { value: 2310, origin: measured, reason: "usage: \\"October\\"" }
      output_tokens: 500 to 900
      # cached_share: 0%  — no caching was mentioned
    operations:
      retry_rate: 100/3%
operations:
  retries: once
  # duplicate_rate: 0%  — none were mentioned
  failed_job_rate: 2%
buffer: { value: 10%, origin: default, reason: "what we\\nalways add" }
fees:
  top_up: 50
  own_keys: false
`);
  });

  it('writes only comments where a section would have nothing else, so that it can be read', () => {
    const seats: Scenario = {
      workloads: [
        {
          kind: 'subscription',
          pricing: { model: 'plan/cursor-teams', inputs: {} },
          inputs: { seats: given(exact(5)) },
        },
      ],
      inputs: { retryRate: byDefault(exact(0), 'none\nwere mentioned') },
    };
    const text = scenarioFileText(seats);
    expect(text).toContain('\n# operations:\n#   retry_rate: 0%  — none were mentioned\n');
    expect(parseScenarioFile(text, catalog)).toEqual({
      kind: 'scenario',
      scenario: { ...seats, inputs: {} },
    });
  });

  it.each(SCENARIO_PRESETS.map((preset) => [preset.id, preset] as const))(
    'keeps the figures of the preset %s, whose inputs are defaults of its own',
    (_, { kind, scenario }) => {
      const preset = scenario(MODELS[kind]);
      const parsed = parseScenarioFile(scenarioFileText(preset), catalog);
      if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
      const [once, again] = [preset, parsed.scenario].map((each) => estimate(each, catalog, '2026-11-21'));
      expect(again).toEqual(once);
      expect(once?.planned.money).toBeGreaterThan(0n);
    },
  );
});

const MODELS = {
  text: 'anthropic/claude-sonnet-4.6',
  agent: 'anthropic/claude-sonnet-4.6',
  image: 'google/imagen-4',
  video: 'openai/sora-2',
  voice: 'openai/gpt-realtime',
  speech: 'elevenlabs/eleven-multilingual-v2',
  transcription: 'openai/whisper-1',
  subscription: 'plan/cursor-teams',
} as const;
