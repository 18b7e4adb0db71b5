import { compare, type Ratio, ratio, subtract, ZERO } from '@tollkeeper/pricing';

import { byDefault } from '../estimation/assumption.ts';
import type { Field } from '../estimation/field.ts';
import type { Workload } from '../estimation/workload.ts';
import { costOfWorkload } from '../estimation/workload-cost.ts';
import { completed } from '../estimation/workload-definitions.ts';
import { CONTEXT_PARTS, isGrowing } from '../estimation/workloads/agent.ts';
import { withInput } from './edit.ts';
import { countText } from './input-text.ts';
import type { Proposal, WorkloadAt } from './proposal.ts';
import { thresholdBelow } from './threshold-below.ts';

/** Proposes to trim a prompt that is just over the length from which on every token costs more. */
export function promptTrim({ scenario, workload, prices }: WorkloadAt): readonly Proposal[] {
  const trimmed = scenario.workloads[workload];
  if (trimmed === undefined || (trimmed.kind === 'agent' && isGrowing(trimmed.inputs))) return [];
  const [first] = costOfWorkload(completed(scenario), workload, prices).work.classes;
  const prompt = first?.usage.get('input-token');
  if (first === undefined || prompt === undefined) return [];
  const threshold = thresholdBelow(prompt, first.payee);
  const field = largestPart(trimmed);
  if (threshold === undefined || field === undefined) return [];
  const over = subtract(prompt, threshold);
  const rest = subtract(trimmed.inputs[field]?.value ?? ZERO, over);
  if (compare(rest, ZERO) < 0 || compare(times(over, MOST_TRIMMED), prompt) > 0) return [];
  const length = `${countText(threshold)} tokens`;
  const assumed = byDefault(rest, `advised: the prompt is trimmed to ${length}`);
  return [
    {
      kind: 'threshold',
      workload,
      change: `Trim the prompt by ${countText(over)} tokens, to ${length}: from there on every token costs more`,
      cost: 'what is cut can no longer be read by the model; a prompt that grows back over the threshold pays more again',
      scenario: withInput(scenario, { field, assumed, workload }),
    },
  ];
}

/** The input that most of the prompt comes from. */
function largestPart({ kind, inputs }: Workload): Field | undefined {
  if (kind !== 'text' && kind !== 'agent') return undefined;
  return PROMPT_FIELDS.filter((field) => inputs[field] !== undefined)
    .toSorted((a, b) => compare(inputs[b]?.value ?? ZERO, inputs[a]?.value ?? ZERO))
    .at(0);
}

function times(value: Ratio, factor: bigint): Ratio {
  return ratio(value.numerator * factor, value.denominator);
}

const PROMPT_FIELDS: readonly Field[] = ['inputTokens', 'contextTokens', ...CONTEXT_PARTS];

/** To cut more than a fifth of a prompt is no trim but another plan. */
const MOST_TRIMMED = 5n;
