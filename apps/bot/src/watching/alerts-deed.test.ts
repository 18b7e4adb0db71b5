import { describe, expect, it } from 'vitest';

import { alertsDeed } from './alerts-deed.ts';

describe('alertsDeed', () => {
  it.each([
    ['', { kind: 'list' }],
    ['history', { kind: 'history' }],
    ['ack 7F3A', { kind: 'acknowledge', shortId: '7F3A' }],
    ['ACK #7f3a', { kind: 'acknowledge', shortId: '#7f3a' }],
    ['snooze 7F3A until tomorrow 9am', { kind: 'snooze', shortId: '7F3A', until: 'until tomorrow 9am' }],
    ['silence Forecast-Limit 2h', { kind: 'silence', rule: 'forecast-limit', until: '2h' }],
    ['silence all 2h', { kind: 'silence', rule: '*', until: '2h' }],
    ['unsilence forecast-limit', { kind: 'unsilence', rule: 'forecast-limit' }],
    ['unsilence', { kind: 'unsilence', rule: '' }],
  ])('reads "%s"', (rest, deed) => {
    expect(alertsDeed(rest)).toEqual(deed);
  });

  it.each([
    ['ack', 'It is not said which alert is meant'],
    ['snooze', 'It is not said which alert is meant'],
    ['silence', 'It is not said which rule is meant'],
    ['constructor', '/alerts knows ack, snooze, silence, unsilence and history, and no "constructor".'],
  ])('says what is wrong with "%s"', (rest, sentence) => {
    const deed = alertsDeed(rest);

    expect(deed.kind === 'mistaken' && deed.sentence).toContain(sentence);
  });
});
