import { describe, expect, it } from 'vitest';

import type { Reply } from '../converse/reply.ts';
import { USUAL_ACCESS } from './access.ts';
import { opensForm } from './opens-form.ts';
import { conversationKey, personKey, workspaceKey } from './place-key.ts';
import type { Deed, Place } from './request.ts';
import { ANNA, CHANNEL, command, message } from './testing/desk.ts';
import { visibilityOf } from './visibility-of.ts';

describe('conversationKey', () => {
  it('is of one person in a channel, and of all people in a thread', () => {
    expect(conversationKey({ by: ANNA, place: CHANNEL })).toEqual({
      platform: 'slack',
      place: 'T1/C1',
      person: 'U1',
    });
    expect(conversationKey({ by: ANNA, place: { ...CHANNEL, thread: '17.1' } })).toEqual({
      platform: 'slack',
      place: 'T1/C1/17.1',
      person: '',
    });
  });
});

describe('workspaceKey', () => {
  it('is the workspace, or the channel where there is none: strangers share no plans', () => {
    expect(workspaceKey(CHANNEL)).toBe('slack/T1');
    expect(workspaceKey({ platform: 'discord', workspace: '', channel: 'D1', isDirect: true })).toBe(
      'discord//D1',
    );
  });
});

describe('personKey', () => {
  it('is the same in all channels of a workspace, and another on another platform', () => {
    const elsewhere: Place = { ...CHANNEL, channel: 'C2', thread: '1' };

    expect(personKey({ by: ANNA, place: elsewhere })).toBe(personKey({ by: ANNA, place: CHANNEL }));
    expect(personKey({ by: ANNA, place: { ...CHANNEL, platform: 'discord' } })).toBe('discord/T1/U1');
  });
});

describe('visibilityOf', () => {
  const SHARED = { ...USUAL_ACCESS, slack: { ...USUAL_ACCESS.slack, answers: 'shared' as const } };
  const seen = (did: Deed, kind: Reply['kind'], place: Partial<Place> = {}) =>
    visibilityOf({ id: '1', by: ANNA, place: { ...CHANNEL, ...place }, did }, { kind }, USUAL_ACCESS);
  const seenWhereShared = (did: Deed, kind: Reply['kind']) =>
    visibilityOf({ id: '1', by: ANNA, place: CHANNEL, did }, { kind }, SHARED);

  it('shows a mention’s answer where it was asked, whatever it is', () => {
    expect(seen(message('hi'), 'estimate')).toBe('shared');
    expect(seen(message('hi'), 'refused')).toBe('shared');
  });

  it('shows a command’s answer to the person alone, unless the platform is set to share', () => {
    expect(seen(command('estimate'), 'estimate')).toBe('private');
    expect(seenWhereShared(command('estimate'), 'estimate')).toBe('shared');
    expect(seen(command('estimate'), 'estimate', { thread: '1' })).toBe('private');
  });

  it('keeps what went wrong with a command, and help, to the person', () => {
    for (const kind of ['refused', 'unknown-model', 'help', 'forgotten'] as const)
      expect(seenWhereShared(command('estimate'), kind)).toBe('private');
  });

  it('shows what a button in a thread led to where everybody talks about it', () => {
    const pressed: Deed = { kind: 'press', code: 'v1:say:high' };

    expect(seen(pressed, 'estimate', { thread: '1' })).toBe('shared');
    expect(seen(pressed, 'estimate')).toBe('private');
  });

  it('hides nothing in direct messages and terminals, where nobody else reads along', () => {
    expect(seen(command('estimate'), 'estimate', { isDirect: true })).toBe('shared');
    expect(seen(command('estimate'), 'refused', { platform: 'terminal' })).toBe('shared');
  });
});

describe('opensForm', () => {
  it('knows the buttons that have to be answered with a form at once', () => {
    expect(['edit', 'compare', 'plan'].map((verb) => opensForm(`v1:${verb}:id`))).toEqual([true, true, true]);
    expect(['v1:share:id', 'v1:say:edit', 'v2:edit:id', 'edit', ''].map(opensForm)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
