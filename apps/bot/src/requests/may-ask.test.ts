import { describe, expect, it } from 'vitest';

import { type Access, USUAL_ACCESS } from './access.ts';
import { mayAsk } from './may-ask.ts';
import type { Deed, Request } from './request.ts';
import { ANNA, CHANNEL, command, message } from './testing/desk.ts';

const NOBODY = USUAL_ACCESS.slack.spend;
const ASK = 'Maria in #finance';
const BUDGET = command('budget');

function requestOf(did: Deed, changed: Partial<Pick<Request, 'by' | 'place'>> = {}): Request {
  return { id: '1', by: ANNA, place: CHANNEL, did, ...changed };
}

function accessOf(slack: Partial<Access['slack']>): Access {
  return { ...USUAL_ACCESS, slack: { ...USUAL_ACCESS.slack, ask: ASK, ...slack } };
}

describe('mayAsk', () => {
  it('lets everybody ask everywhere for estimates unless channels are named', () => {
    expect(mayAsk(requestOf(message('hi')), USUAL_ACCESS).kind).toBe('allowed');
    expect(mayAsk(requestOf(message('hi')), accessOf({ channels: ['C1'] })).kind).toBe('allowed');
  });

  it('refuses in other channels than the named ones, and says whom to ask', () => {
    expect(mayAsk(requestOf(message('hi')), accessOf({ channels: ['C2'] }))).toEqual({
      kind: 'refused',
      sentence:
        'Tollkeeper answers in other channels, not in this one. Ask Maria in #finance to allow it here, or write a direct message.',
    });
    expect(mayAsk(requestOf(message('hi')), accessOf({ channels: [] })).kind).toBe('refused');
  });

  it('refuses buttons and forms there too', () => {
    const access = accessOf({ channels: ['C2'] });

    expect(mayAsk(requestOf({ kind: 'press', code: 'v1:csv:id-1' }), access).kind).toBe('refused');
    expect(mayAsk(requestOf({ kind: 'form', code: 'v1:edit:id-1', values: {} }), access).kind).toBe(
      'refused',
    );
  });

  it('minds no list of channels in a direct message', () => {
    const place = { ...CHANNEL, channel: 'D1', isDirect: true };

    expect(mayAsk(requestOf(message('hi'), { place }), accessOf({ channels: ['C2'] })).kind).toBe('allowed');
  });

  it('shows spend to nobody unless somebody is named, and says whom to ask', () => {
    expect(mayAsk(requestOf(BUDGET), accessOf({}))).toEqual({
      kind: 'refused',
      sentence: '/budget is about what is spent, and you may not see that here. Ask Maria in #finance.',
    });
  });

  it.each([
    ['a person', { people: ['U1'] }, true],
    ['another person', { people: ['U2'] }, false],
    ['a channel', { channels: ['C1'] }, true],
    ['another channel', { channels: ['C2'] }, false],
    ['a role that they do not have', { roles: ['R1'] }, false],
  ])('shows spend to those who are named by %s', (_, spend, allowed) => {
    const access = accessOf({ spend: { ...NOBODY, ...spend } });

    expect(mayAsk(requestOf(BUDGET), access).kind).toBe(allowed ? 'allowed' : 'refused');
  });

  it('shows spend to those who have a named role, in direct messages too where it is known', () => {
    const access = accessOf({ spend: { ...NOBODY, roles: ['R1'] } });
    const by = { id: 'U9', roles: ['R0', 'R1'] };

    expect(mayAsk(requestOf(BUDGET, { by }), access).kind).toBe('allowed');
    expect(mayAsk(requestOf(BUDGET, { by, place: { ...CHANNEL, isDirect: true } }), access).kind).toBe(
      'allowed',
    );
  });

  it('opens no direct message by the name of its channel', () => {
    const access = accessOf({ spend: { ...NOBODY, channels: ['C1'] } });

    expect(mayAsk(requestOf(BUDGET, { place: { ...CHANNEL, isDirect: true } }), access).kind).toBe('refused');
  });

  it.each([
    ['typed in a message', message('/budget')],
    ['typed in capitals', message(' /BUDGET now')],
    ['with an invisible sign in its name', message('/bud\u200bget')],
    ['behind an invisible sign', message('\u200b/budget')],
    ['behind a button', { kind: 'press', code: 'v1:say:/budget' } as const],
    ['as another command’s name', command('alerts')],
  ])('protects a command %s as well', (_, did) => {
    expect(mayAsk(requestOf(did), accessOf({})).kind).toBe('refused');
  });

  it('protects nothing in a terminal, whose reader has the file', () => {
    const place = { ...CHANNEL, platform: 'terminal' } as const;

    expect(mayAsk(requestOf(BUDGET, { place }), accessOf({ channels: [] })).kind).toBe('allowed');
  });
});
