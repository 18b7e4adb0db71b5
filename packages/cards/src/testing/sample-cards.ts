import {
  type Advice,
  compare,
  diagnose,
  estimateDiff,
  largestWithin,
  type Notification,
  pilotOf,
  planBreakEven,
  rangeOf,
  sensitivitiesOf,
} from '@tollkeeper/engine';
import { exact, type RateCard, ratio, usd } from '@tollkeeper/pricing';

import { accountCard } from '../account-card.ts';
import { adviceCard } from '../advice-card.ts';
import { alertCard } from '../alert-card.ts';
import { alertsCard } from '../alerts-card.ts';
import { budgetCard } from '../budget-card.ts';
import type { Card } from '../card.ts';
import { comparisonCard } from '../comparison-card.ts';
import { diagnosisCard } from '../diagnosis-card.ts';
import { digestCard } from '../digest-card.ts';
import { estimateCard } from '../estimate-card.ts';
import { estimateDiffCard } from '../estimate-diff-card.ts';
import { heldPlanCard } from '../held-plan-card.ts';
import { keyCard } from '../key-card.ts';
import { noticeCard } from '../notice-card.ts';
import { pilotCard } from '../pilot-card.ts';
import { planBreakEvenCard } from '../plan-break-even-card.ts';
import { priceCard } from '../price-card.ts';
import { sensitivityCard } from '../sensitivity-card.ts';
import { DIGEST } from './sample-digest.ts';
import { ACCOUNT, ALERTS, HELD, KEY } from './sample-standings.ts';
import { estimateOf, PRICES, plan, support } from './support-work.ts';

/** One card of every kind, from hand-made prices: what each platform has to show. */
export function sampleCards(): Readonly<Record<SampleKind, Card>> {
  return {
    estimate: {
      ...estimateCard(PLANNED, rangeOf(RANGED, PRICES, { seed: 1, samples: 2_000 })),
      actions: [
        { kind: 'button', verb: 'edit', argument: 'c1', label: 'Edit assumptions', isMain: true },
        { kind: 'button', verb: 'compare', argument: 'c1', label: 'Compare models' },
        { kind: 'button', verb: 'share', argument: 'c1', label: 'Share in channel' },
      ],
    },
    comparison: comparisonCard(compare(WORK, ['Sonnet', 'Haiku', 'Deaf', 'Near'], PRICES)),
    sensitivity: sensitivityCard(sensitivitiesOf(WORK, PRICES), PLANNED),
    'estimate-diff': estimateDiffCard(
      estimateDiff(
        { ...PRICES, scenario: WORK },
        { ...PRICES, scenario: plan(support({ users: '200' }, 'Haiku'), AROUND) },
      ),
    ),
    advice: adviceCard([BATCH], PLANNED, usd('50')),
    budget: budgetCard(BUDGET, largestWithin(BUDGET, WORK, PRICES), 'month'),
    pilot: pilotCard(pilotOf(WORK, PRICES)),
    'plan-break-even': planBreakEvenCard(
      planBreakEven({ pricing: { model: 'Seat', inputs: {} }, seats: exact('5') }, WORK, PRICES),
    ),
    price: priceCard(PRICES.catalog.card('Sonnet') as RateCard, PRICES.today),
    diagnosis: diagnosisCard(
      diagnose(
        { message: 'Key limit exceeded (daily limit)', status: 403, metadata: {}, shape: 'words', text: '' },
        { at: new Date('2026-11-21T10:00:00Z') },
      ),
    ),
    alert: {
      ...alertCard(WARNING, { shortId: '7F3A' }),
      actions: [
        { kind: 'button', verb: 'acknowledge', argument: 'a1', label: 'Acknowledge', isMain: true },
        { kind: 'link', label: 'Open keys', url: 'https://openrouter.ai/settings/keys' },
      ],
    },
    notice: noticeCard({
      subject: { kind: 'account' },
      readAt: new Date('2026-11-20T09:15:00Z'),
      doubt: { kind: 'spent-fell', from: usd('50'), to: usd('12') },
    }),
    account: accountCard(ACCOUNT),
    key: keyCard(KEY),
    alerts: alertsCard(ALERTS),
    digest: digestCard(DIGEST),
    'held-plan': heldPlanCard(HELD),
    question: {
      title: 'One question',
      answer: 'Is that 10,000 requests a day or a month?',
      sections: [
        { kind: 'list', title: 'Understood so far', items: ['output tokens per request: 400 ("400 out")'] },
      ],
      actions: [
        { kind: 'button', verb: 'answer', argument: 'day', label: 'A day', isMain: true },
        { kind: 'button', verb: 'answer', argument: 'month', label: 'A month' },
      ],
    },
  };
}

export type SampleKind =
  | 'estimate'
  | 'comparison'
  | 'sensitivity'
  | 'estimate-diff'
  | 'advice'
  | 'budget'
  | 'pilot'
  | 'plan-break-even'
  | 'price'
  | 'diagnosis'
  | 'alert'
  | 'notice'
  | 'account'
  | 'key'
  | 'alerts'
  | 'digest'
  | 'held-plan'
  | 'question';

const AROUND = { retryRate: '0.03', buffer: '0.15' };
const WORK = plan(support(), AROUND);
const PLANNED = estimateOf(WORK);

const RANGED = plan(
  {
    ...support(),
    inputs: {
      ...support().inputs,
      inputTokens: {
        origin: 'given',
        value: exact(2_000),
        range: { low: exact(1_000), high: exact(4_000) },
      },
    },
  },
  AROUND,
);

const BUDGET = { budget: usd('500'), field: 'users' } as const;

const BATCH: Advice = {
  kind: 'batch',
  workload: 0,
  change: 'Send the requests as a batch',
  cost: 'answers come within 24 hours',
  saving: usd('40.5'),
  scenario: WORK,
};

/** 84 of 100 dollars of a key that starts again with the month. */
const WARNING: Notification = {
  alertKey: 'key-limit⋅key:a1',
  incidentNumber: 1,
  kind: 'level:warning',
  rule: 'key-limit',
  subject: { kind: 'key', id: 'a1', name: 'prod' },
  severity: 'warning',
  reason: { kind: 'fired', threshold: { kind: 'share', from: exact('0.8') } },
  at: new Date('2026-11-20T09:15:43Z'),
  since: new Date('2026-11-20T09:15:42Z'),
  pings: true,
  evidence: {
    kind: 'limit',
    readAt: new Date('2026-11-20T09:15:42Z'),
    standing: {
      kind: 'limited',
      limit: usd('100'),
      spent: usd('84'),
      remaining: usd('16'),
      share: ratio(84n, 100n),
      reset: 'monthly',
      resetsAt: new Date('2026-12-01T00:00:00Z'),
    },
  },
};
