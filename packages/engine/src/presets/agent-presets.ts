import { exact } from '@tollkeeper/pricing';

import { type Assumed, byDefault, type Inputs } from '../estimation/assumption.ts';

/** A usual size of task for a coding agent, for want of measurements. */
export type AgentPreset = { readonly id: string; readonly name: string; readonly inputs: Inputs };

/**
 * Sizes of task from a one-file fix to a migration of the whole repository.
 *
 * They are starting points, not measurements: calls and tool results, which decide the cost, vary by a factor of
 * two either way, and a pilot replaces them.
 */
export const AGENT_PRESETS: readonly AgentPreset[] = [
  preset('one-file-fix', 'one-file fix', {
    calls: 8,
    files: 4_000,
    results: 1_500,
    output: 350,
    success: '0.95',
  }),
  preset('small-feature', 'small feature', {
    calls: 25,
    files: 10_000,
    results: 2_500,
    output: 500,
    success: '0.85',
  }),
  preset('large-feature', 'feature across several modules', {
    calls: 70,
    files: 20_000,
    results: 3_000,
    output: 600,
    success: '0.75',
  }),
  preset('repository-migration', 'migration of the whole repository', {
    calls: 300,
    files: 30_000,
    results: 3_500,
    output: 700,
    success: '0.6',
  }),
];

type Size = {
  readonly calls: number;
  readonly files: number;
  readonly results: number;
  readonly output: number;
  readonly success: string;
};

function preset(id: string, name: string, { calls, files, results, output, success }: Size): AgentPreset {
  const reason = `preset "${name}", a starting point until it is measured`;
  const fixed = (value: number | string): Assumed => byDefault(exact(value), reason);
  const aboutAs = (value: number): Assumed => ({
    ...fixed(value),
    range: { low: exact(value / 2), high: exact(value * 2) },
  });
  return {
    id,
    name,
    inputs: {
      callsPerTask: aboutAs(calls),
      instructionTokens: fixed(3_000),
      toolDefinitionTokens: fixed(9_000),
      fileTokens: fixed(files),
      toolResultTokens: aboutAs(results),
      outputTokens: aboutAs(output),
      fedBackShare: byDefault(exact(1), 'what a call writes is part of the history that the next ones read'),
      compactAtTokens: byDefault(exact(160_000), 'agents compact before a context of 200,000 tokens is full'),
      successRate: fixed(success),
    },
  };
}
