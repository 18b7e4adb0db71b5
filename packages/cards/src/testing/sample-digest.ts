import { usd } from '@tollkeeper/pricing';

import type { Digest } from '../digest-card.ts';
import { ACCOUNT, ALERTS } from './sample-standings.ts';

/** $2.40 on a Friday, a fifth more than on the Thursday; one of two channels waits for a message. */
export const DIGEST: Digest = {
  span: 'daily',
  at: new Date('2026-11-21T12:05:00Z'),
  from: new Date('2026-11-20T00:00:00Z'),
  until: new Date('2026-11-21T00:00:00Z'),
  spent: usd('2.4'),
  spentBefore: usd('2'),
  keys: [
    { name: 'prod', spent: usd('1.92'), before: usd('1.5') },
    { name: 'batch', spent: usd('0.48') },
  ],
  unknownKeys: 1,
  needsManagementKey: false,
  models: [
    { name: 'anthropic/claude-haiku-4.5', spent: usd('1.8'), before: usd('2'), requests: 640 },
    { name: 'openai/gpt-5-mini', spent: usd('0.6'), before: usd('0'), requests: 210 },
  ],
  ...(ACCOUNT.credits !== undefined && { credits: ACCOUNT.credits }),
  past: ACCOUNT.past,
  open: ALERTS.open,
  messagesFrom: new Date('2026-11-20T12:00:00Z'),
  messagesUntil: new Date('2026-11-21T12:00:00Z'),
  messages: [
    { channel: 'ops', fired: 6, delivered: 3, combined: 1, snoozed: 1, dead: 0, waiting: 1 },
    { channel: 'pager', fired: 1, delivered: 1, combined: 0, snoozed: 0, dead: 0, waiting: 0 },
  ],
};
