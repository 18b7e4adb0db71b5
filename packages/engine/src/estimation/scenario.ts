import type { Assumed, Assumption } from './assumption.ts';
import type { Field } from './field.ts';
import type { RequestVolume, Workload } from './workload.ts';

/** A plan that somebody wants the cost of: pieces of work, and what goes wrong around them. */
export type Scenario = {
  readonly workloads: readonly Workload[];
  readonly operations: Operations;
};

export type Operations = {
  /** Of 100 requests, how many are sent once more: the cost is multiplied by 1 + rate. */
  readonly retryRate: Assumed;
  /** The margin on the expected cost. */
  readonly buffer: Assumed;
};

/** Every input of the scenario under its name, in reading order. */
export function assumptionsOf({ workloads, operations }: Scenario): readonly Assumption[] {
  return [
    ...workloads.flatMap((workload) => [...inputsOf(workload), ...statedPricesOf(workload)]),
    ...named({ retryRate: operations.retryRate, buffer: operations.buffer }),
  ];
}

function inputsOf(workload: Workload): readonly Assumption[] {
  const monthly = 'period' in workload && workload.period === 'month';
  switch (workload.kind) {
    case 'text': {
      const { inputTokens, outputTokens, cachedShare } = workload;
      return [...requestsOf(workload.volume), ...named({ inputTokens, outputTokens, cachedShare })];
    }
    case 'image': {
      const { acceptedImages, attemptsPerAccepted } = workload;
      return named({
        [monthly ? 'acceptedImagesPerMonth' : 'acceptedImages']: acceptedImages,
        attemptsPerAccepted,
      });
    }
    case 'agent': {
      const { tasks, callsPerTask, outputTokens, cachedShare, successRate } = workload;
      const { kind: _, ...context } = workload.context;
      const size = named({ [monthly ? 'tasksPerMonth' : 'tasks']: tasks, callsPerTask });
      return [...size, ...named(context), ...named({ outputTokens, cachedShare, successRate })];
    }
  }
}

function requestsOf(volume: RequestVolume): readonly Assumption[] {
  if (volume.kind === 'requests') {
    return named({ [volume.period === 'month' ? 'monthlyRequests' : 'calls']: volume.requests });
  }
  const { users, activeDays, requestsPerUserPerDay } = volume;
  return named({ users, activeDays, requestsPerUserPerDay });
}

function statedPricesOf({ pricing }: Workload): readonly Assumption[] {
  return pricing.stated.map(({ field, price }) => ({ ...price, field }));
}

function named(inputs: Partial<Record<Field, Assumed>>): readonly Assumption[] {
  return Object.entries(inputs).map(([field, assumed]) => ({ ...assumed, field: field as Field }));
}
