import { exact, multiply, ONE, type Ratio, type Usage } from '@tollkeeper/pricing';

import {
  type AgentContext,
  type AgentWorkload,
  contextSize,
  type ImageWorkload,
  type Period,
  type TextWorkload,
  type Workload,
} from './workload.ts';

/** What a workload asks of the provider, before anything goes wrong. */
export type ExpectedUsage = {
  readonly period: Period;
  /** Requests or jobs, all of the same size. */
  readonly count: Ratio;
  readonly perRequest: Usage;
  /** Of the input tokens of one request, how many come from the cache. */
  readonly cachedPerRequest: Ratio;
  /** What the input of one request is made of, where that is known. */
  readonly inputParts: readonly Quantity[];
  /** The steps from what the product does to what is submitted: users, requests; accepted images, jobs. */
  readonly volume: readonly Quantity[];
  /** What the cost is divided by to say what one of them costs; labels in the singular. */
  readonly costUnits: readonly Quantity[];
};

export type Quantity = { readonly label: string; readonly quantity: Ratio };

/** Derives the usage of a workload. Quantities stay exact: 3 requests on 20 days by 100 users are 6,000. */
export function expectedUsageOf(workload: Workload): ExpectedUsage {
  switch (workload.kind) {
    case 'text':
      return textUsage(workload);
    case 'image':
      return imageUsage(workload);
    case 'agent':
      return agentUsage(workload);
  }
}

function textUsage({ volume, inputTokens, outputTokens, cachedShare }: TextWorkload): ExpectedUsage {
  const tokens = tokenUsage(inputTokens.value, outputTokens.value, cachedShare.value);
  if (volume.kind === 'requests') {
    const { period, requests } = volume;
    const unit = period === 'month' ? 'request' : 'call';
    const count = requests.value;
    const submitted = { label: `${unit}s`, quantity: count };
    return { period, count, ...tokens, volume: [submitted], costUnits: [{ label: unit, quantity: count }] };
  }
  const users = volume.users.value;
  const count = multiply(multiply(users, volume.activeDays.value), volume.requestsPerUserPerDay.value);
  return {
    period: 'month',
    count,
    ...tokens,
    volume: [
      { label: 'users', quantity: users },
      { label: 'requests', quantity: count },
    ],
    costUnits: [
      { label: 'request', quantity: count },
      { label: 'user', quantity: users },
    ],
  };
}

function imageUsage({ period, acceptedImages, attemptsPerAccepted }: ImageWorkload): ExpectedUsage {
  const accepted = acceptedImages.value;
  const jobs = multiply(accepted, attemptsPerAccepted.value);
  return {
    period,
    count: jobs,
    perRequest: new Map([['image', ONE]]),
    cachedPerRequest: exact(0),
    inputParts: [],
    volume: [
      { label: 'accepted images', quantity: accepted },
      { label: 'submitted jobs', quantity: jobs },
    ],
    costUnits: [
      { label: 'accepted image', quantity: accepted },
      { label: 'job', quantity: jobs },
    ],
  };
}

function agentUsage(workload: AgentWorkload): ExpectedUsage {
  const tasks = workload.tasks.value;
  const count = multiply(tasks, workload.callsPerTask.value);
  const completed = multiply(tasks, workload.successRate.value);
  const input = contextSize(workload.context);
  return {
    period: workload.period,
    count,
    ...tokenUsage(input, workload.outputTokens.value, workload.cachedShare.value),
    inputParts: partsOf(workload.context),
    volume: [
      { label: 'tasks', quantity: tasks },
      { label: 'completed tasks', quantity: completed },
      { label: 'model calls', quantity: count },
    ],
    costUnits: [
      { label: 'completed task', quantity: completed },
      { label: 'model call', quantity: count },
    ],
  };
}

function partsOf(context: AgentContext): readonly Quantity[] {
  if (context.kind === 'total') return [];
  return [
    { label: 'instructions', quantity: context.instructionTokens.value },
    { label: 'history', quantity: context.historyTokens.value },
    { label: 'files', quantity: context.fileTokens.value },
    { label: 'tool definitions', quantity: context.toolDefinitionTokens.value },
    { label: 'tool results', quantity: context.toolResultTokens.value },
  ];
}

function tokenUsage(input: Ratio, output: Ratio, cachedShare: Ratio) {
  const perRequest: Usage = new Map([
    ['input-token', input],
    ['output-token', output],
  ]);
  return { perRequest, cachedPerRequest: multiply(input, cachedShare), inputParts: [] };
}
