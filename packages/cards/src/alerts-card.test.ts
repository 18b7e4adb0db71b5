import { describe, expect, it } from 'vitest';

import {
  type AlertHistory,
  type AlertStanding,
  alertHistoryCard,
  alertsCard,
  type ListedIncident,
} from './alerts-card.ts';
import type { Card } from './card.ts';
import { ALERTS, NOW } from './testing/sample-standings.ts';

const [MILD, GRAVE] = ALERTS.open as readonly [ListedIncident, ListedIncident];

function itemsOf({ sections }: Card, title: RegExp): readonly string[] {
  return sections.flatMap((section) =>
    section.kind === 'list' && title.test(section.title) ? section.items : [],
  );
}

describe('alertsCard', () => {
  it('lists what is open with id, severity, sentence, since when, and who has answered', () => {
    expect(itemsOf(alertsCard(ALERTS), /^Open/)).toEqual([
      '#7F3A Warning: Key "prod" has spent 84% of its monthly limit: $84.00 of $100.00. Since 2026-11-20 09:15 UTC (1 d 2 h ago), the figures as of 2026-11-21 12:00 UTC. Acknowledged by Ann (U1), 2026-11-20 09:20 UTC. Snoozed until 2026-11-22 08:00 UTC by Ann (U1).',
      '#01CC Info: Key "prod" is likely to be stopped by its monthly limit: about 2026-11-25 16:00 UTC (in 4 d 3 h). Since 2026-11-21 12:00 UTC (5 min ago), the figures as of 2026-11-21 12:00 UTC. Nobody has acknowledged it.',
    ]);
  });

  it('leaves out a snooze that has ended', () => {
    const ended = { ...ALERTS, at: new Date('2026-11-22T08:00:00Z') };

    expect(itemsOf(alertsCard(ended), /^Open/)[0]).not.toContain('Snoozed');
  });

  it('has buttons, with their ids, for those that nobody has acknowledged', () => {
    expect(alertsCard(ALERTS).actions?.map(({ label }) => label)).toEqual([
      'Acknowledge #01CC',
      'Snooze #01CC 2 h',
    ]);
    expect(alertsCard({ ...ALERTS, open: [GRAVE] }).actions).toBeUndefined();
  });

  it('names the rules that are silenced, and every rule as such', () => {
    const silences = [{ rule: '*', until: NOW, by: 'Ben (U2)' }];

    expect(itemsOf(alertsCard({ ...ALERTS, silences }), /^Silenced/)).toEqual([
      'every rule until 2026-11-21 12:05 UTC, by Ben (U2)',
    ]);
  });

  it('says that nothing is open, and when the guard last read anything', () => {
    const none: AlertStanding = { ...ALERTS, open: [], silences: [] };
    const { answer, sections } = alertsCard(none);

    expect(answer).toBe('No alert is open.');
    expect(sections).toEqual([
      { kind: 'note', text: 'The guard last read something at 2026-11-21 12:00 UTC (5 min ago).' },
    ]);
  });

  it('shows the ten gravest of many, and counts the rest', () => {
    const many = { ...ALERTS, open: [...Array.from({ length: 11 }, () => MILD), GRAVE] };
    const card = alertsCard(many);

    expect(itemsOf(card, /^Open/)).toHaveLength(10);
    expect(itemsOf(card, /^Open/)[0]).toMatch(/^#7F3A/);
    expect(JSON.stringify(card)).toContain('And 2 more.');
  });
});

describe('alertHistoryCard', () => {
  const NONE: AlertHistory = { at: NOW, resolved: [], silencings: [] };

  it('says from when to when each held, why it ended and who had it', () => {
    const resolved = { at: new Date('2026-11-20T10:15:00Z'), cause: 'topped_up' };
    const [item] = itemsOf(alertHistoryCard({ ...NONE, resolved: [{ ...GRAVE, resolved }] }), /^Resolved/);

    expect(item).toBe(
      '#7F3A Warning: Key "prod" has spent 84% of its monthly limit: $84.00 of $100.00. From 2026-11-20 09:15 UTC until 2026-11-20 10:15 UTC (1 h), because credits were bought. Acknowledged by Ann (U1), 2026-11-20 09:20 UTC.',
    );
  });

  it('names the rule where another version wrote the figures, and its cause as it is', () => {
    const { evidence: _, ...bare } = GRAVE;
    const resolved = { at: NOW, cause: 'of_tomorrow' };
    const [item] = itemsOf(alertHistoryCard({ ...NONE, resolved: [{ ...bare, resolved }] }), /^Resolved/);

    expect(item).toContain('The rule key-limit holds.');
    expect(item).toContain('because of_tomorrow');
  });

  it('says who silenced which rule until when, and who ended that', () => {
    const silenced = { rule: '*', at: new Date('2026-11-20T09:00:00Z'), by: 'Ben (U2)', until: NOW };
    const ended = { rule: '*', at: new Date('2026-11-20T10:00:00Z'), by: 'Ann (U1)' };
    const card = alertHistoryCard({ ...NONE, silencings: [ended, silenced] });

    expect(itemsOf(card, /^Silenced/)).toEqual([
      '2026-11-20 10:00 UTC: every rule heard again, by Ann (U1)',
      '2026-11-20 09:00 UTC: every rule silenced until 2026-11-21 12:05 UTC, by Ben (U2)',
    ]);
  });

  it('says that there is none', () => {
    expect(alertHistoryCard(NONE).answer).toBe('No alert has been resolved yet.');
  });
});
