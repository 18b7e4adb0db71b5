import { DAY_MS } from '../time/reset-window.ts';
import type { TrafficPlan } from './traffic-plan.ts';
import type { CreditMovement, KeyPlan, ModelPlan, World } from './world.ts';

/**
 * The account that people try Tollkeeper on, as it is at `start`.
 *
 * Two hundred dollars in three lots, the oldest to expire in 16 days with some of it unused; a month of history.
 * Within a week `prod` hits its weekly limit, and on the third day `agent` runs away.
 */
export function demoWorld(start: Date): World {
  const daysFromStart = (days: number): Date => new Date(start.getTime() + days * DAY_MS);
  return {
    from: daysFromStart(-HISTORY_DAYS),
    account: { movements: PURCHASES.map(([days, amount]) => purchase(daysFromStart(days), amount)) },
    keys: KEYS.map((key) => ({ ...key, createdAt: daysFromStart(-330) })),
    models: MODELS,
    priceChanges: [{ at: daysFromStart(5), model: DEEPSEEK, prompt: '0.00000032', completion: '0.00000048' }],
    traffic: [...TRAFFIC, launch(daysFromStart(1)), runaway(daysFromStart(2.4))],
    showsBudgets: true,
  };
}

function purchase(at: Date, amount: string): CreditMovement {
  return { kind: 'purchase', at, amount };
}

/** A new feature of the product, at about $1.20 a day: too much for the weekly limit, whatever day it is. */
function launch(since: Date): TrafficPlan {
  return {
    key: 'prod',
    model: HAIKU,
    pattern: { kind: 'steady' },
    requestsPerDay: 300,
    promptTokens: 2_000,
    completionTokens: 400,
    since,
  };
}

/** About $0.10 a day, until it calls itself again and again; its limit stops it within hours. */
function runaway(startsAt: Date): TrafficPlan {
  return {
    key: 'agent',
    model: HAIKU,
    pattern: { kind: 'runaway', startsAt, timesAtMost: 4_000 },
    requestsPerDay: 12,
    promptTokens: 6_000,
    completionTokens: 500,
  };
}

/** A little more than the history, so that the record of `/activity` is full on the first day. */
const HISTORY_DAYS = 31;

/** The first is 16 days short of a year old. */
const PURCHASES: readonly (readonly [days: number, amount: string])[] = [
  [-349, '90'],
  [-120, '60'],
  [-20, '50'],
];

const KEYS: readonly Omit<KeyPlan, 'createdAt'>[] = [
  { name: 'prod', limit: '7.5', reset: 'weekly', usedBefore: '4' },
  { name: 'batch', limit: '25', reset: 'monthly', usedBefore: '1.5' },
  { name: 'dev', limit: '3', reset: 'monthly' },
  { name: 'agent', limit: '50', usedBefore: '0.5' },
];

const GPT = 'openai/gpt-5-mini';
const HAIKU = 'anthropic/claude-haiku-4.5';
const DEEPSEEK = 'deepseek/deepseek-v3.2';

/** As listed by OpenRouter on 2026-08-08; simulated models need not follow the market. */
const MODELS: readonly ModelPlan[] = [
  {
    id: GPT,
    name: 'OpenAI: GPT-5 Mini',
    contextLength: 400_000,
    maxCompletionTokens: 128_000,
    provider: 'OpenAI',
    prompt: '0.00000025',
    completion: '0.000002',
  },
  {
    id: HAIKU,
    name: 'Anthropic: Claude Haiku 4.5',
    contextLength: 200_000,
    maxCompletionTokens: 64_000,
    provider: 'Anthropic',
    prompt: '0.000001',
    completion: '0.000005',
  },
  {
    id: DEEPSEEK,
    name: 'DeepSeek: DeepSeek V3.2',
    contextLength: 163_840,
    maxCompletionTokens: 65_536,
    provider: 'DeepSeek',
    prompt: '0.000000269',
    completion: '0.0000004',
  },
  {
    id: 'inclusionai/ling-3.0-tiny:free',
    name: 'inclusionAI: Ling 3.0 Tiny (free)',
    contextLength: 262_144,
    maxCompletionTokens: 32_768,
    provider: 'InclusionAI',
    prompt: '0',
    completion: '0',
  },
];

const TRAFFIC: readonly TrafficPlan[] = [
  {
    key: 'prod',
    model: GPT,
    pattern: { kind: 'business-hours' },
    requestsPerDay: 420,
    promptTokens: 1_800,
    completionTokens: 500,
    reasoningTokens: 150,
  },
  {
    key: 'prod',
    model: HAIKU,
    pattern: { kind: 'growth', percentPerDay: 3 },
    requestsPerDay: 36,
    promptTokens: 2_000,
    completionTokens: 400,
  },
  {
    key: 'batch',
    model: DEEPSEEK,
    pattern: { kind: 'nightly-batch' },
    requestsPerDay: 500,
    promptTokens: 2_500,
    completionTokens: 300,
  },
  {
    key: 'dev',
    model: GPT,
    pattern: { kind: 'bursty' },
    requestsPerDay: 60,
    promptTokens: 1_500,
    completionTokens: 700,
    reasoningTokens: 300,
  },
];
