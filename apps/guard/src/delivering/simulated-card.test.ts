import { describe, expect, it } from 'vitest';

import { simulatedCard } from './simulated-card.ts';

const card = {
  title: 'Warning',
  answer: 'Key "dev" …',
  sections: [{ kind: 'note', text: 'Sent now' }],
} as const;

describe('simulatedCard', () => {
  it('says last that the account is made up, and what its clock shows', () => {
    const time = { at: new Date('2026-11-24T07:10:00Z'), speed: 600 };

    expect(simulatedCard(card, time).sections).toEqual([
      ...card.sections,
      { kind: 'note', text: 'Simulated account, clock 600× (2026-11-24 07:10 UTC).' },
    ]);
  });

  it('says nothing about a real one', () => {
    expect(simulatedCard(card, undefined)).toBe(card);
  });
});
