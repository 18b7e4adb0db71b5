import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Conversations, openStore, type Store } from '@tollkeeper/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { answerLine } from '../commands/answer-line.ts';
import type { Conversation } from './conversation.ts';
import { talk } from './talk.ts';
import { AROUND, plannedOf, replyOf } from './testing/talk-through.ts';

const QUESTION = 'sonnet 4.6, 100 users, 20 active days, 3 requests per user per day, 2,000 in, 500 out';
const HERE = { platform: 'slack', place: 'C1', person: 'U1' };
const NOT_REMEMBERED = 'This could not be remembered: a follow-up has to say it all again.';

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tollkeeper-talk-'));
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

type Saying = {
  readonly key?: typeof HERE;
  readonly minute?: number;
  readonly memory?: Conversations;
  readonly from?: Conversation;
};

/** Says a line at a place, so many minutes after noon. */
async function say(
  line: string,
  { key = HERE, minute = 0, memory = store.conversations, from }: Saying = {},
) {
  const now = (): Date => new Date(Date.UTC(2026, 10, 21, 12, minute));
  return talk(line, { key, answerLine, from }, { around: () => AROUND, memory, now });
}

describe.each(['memory', 'a file'])('talk, remembered in %s', (where) => {
  beforeEach(async () => {
    store = await openStore({ path: where === 'memory' ? ':memory:' : join(folder, 'store.sqlite') });
  });

  it('goes on with what was said at this place by this person', async () => {
    await say(QUESTION);

    // 200 users: 12,000 × $0.0135
    expect(plannedOf(await say('double the users'))).toBe('162');
    expect(plannedOf(await say('double the users'))).toBe('324');
  });

  it('remembers for half an hour after the last message, and no longer', async () => {
    await say(QUESTION);

    expect(plannedOf(await say('and with a 10% buffer', { minute: 29 }))).toBe('89.1');
    expect(plannedOf(await say('double the users', { minute: 58 }))).toBe('178.2');
    expect((await say('double the users', { minute: 89 })).reply.kind).toBe('refused');
  });

  it('keeps two places and two persons apart', async () => {
    const there = { ...HERE, place: 'C2' };
    await say(QUESTION);
    await say(QUESTION.replace('100', '10'), { key: there });

    expect((await say('double the users', { key: { ...HERE, person: 'U2' } })).reply.kind).toBe('refused');
    expect((await say('double the users', { key: { ...HERE, platform: 'discord' } })).reply.kind).toBe(
      'refused',
    );
    expect(plannedOf(await say('double the users', { key: there }))).toBe('16.2');
    expect(plannedOf(await say('double the users'))).toBe('162');
  });

  it('forgets at /new', async () => {
    await say(QUESTION);
    await say('/new');

    expect((await say('double the users')).reply.kind).toBe('refused');
  });

  it('starts anew where another version of the program left a state that it cannot read', async () => {
    await store.conversations.save(HERE, { state: '{"brief":7}' }, new Date(Date.UTC(2026, 10, 21, 12)));

    expect((await say('double the users')).reply.kind).toBe('refused');
    expect(plannedOf(await say(QUESTION))).toBe('81');
    expect(plannedOf(await say('double the users'))).toBe('162');
  });

  it('loses no edit of several lines that are answered at once', async () => {
    await say(QUESTION);
    await Promise.all(['double the users', 'and with a 10% buffer', '5% retries'].map((line) => say(line)));

    // 12,000 × $0.0135 × 1.05 × 1.1, whichever came first; then the same with three times the users
    expect(plannedOf(await say('what if 600 users?'))).toBe('561.33');
  });

  it('answers all the same where nothing can be remembered, and says so', async () => {
    const broken: Conversations = {
      ...store.conversations,
      load: async () => Promise.reject(new Error('out of reach')),
    };
    const answered = await say(QUESTION, { memory: broken });

    expect(plannedOf(answered)).toBe('81');
    expect(replyOf('estimate', answered).notes).toEqual([NOT_REMEMBERED]);
  });

  it.each<[string, Conversations['save']]>([
    ['the store fails', async () => Promise.reject(new Error('disk full'))],
    ['others are always faster', async () => ({ kind: 'changed' })],
    ['there is too much to keep', async () => ({ kind: 'too-long' }) as never],
  ])('says that an answer could not be remembered where %s', async (_, save) => {
    const answered = await say(QUESTION, { memory: { ...store.conversations, save } });

    expect(plannedOf(answered)).toBe('81');
    expect(replyOf('estimate', answered).notes).toEqual([NOT_REMEMBERED]);
  });

  it('goes on from another answer where one is replied to, and remembers that', async () => {
    const { conversation } = await say(QUESTION);
    await say('gpt-5 mini, 10 requests a month, 1,000 in, 100 out');

    // 200 users, then 400: 6,000 × $0.0135 twice doubled
    expect(plannedOf(await say('double the users', { from: conversation }))).toBe('162');
    expect(plannedOf(await say('double the users'))).toBe('324');
  });

  it('does not claim to have forgotten what it could not', async () => {
    await say(QUESTION);
    const save: Conversations['save'] = async () => Promise.reject(new Error('disk full'));
    const answered = await say('/new', { memory: { ...store.conversations, save } });

    expect(replyOf('refused', answered)).toEqual({
      kind: 'refused',
      title: 'Not forgotten',
      sentences: [
        'What was said before could not be forgotten: it may still count. Say /new again in a minute.',
      ],
    });
  });
});

describe('two talkers on one file', () => {
  it('see what the other has heard, and lose no edit', async () => {
    const path = join(folder, 'store.sqlite');
    store = await openStore({ path });
    const other = await openStore({ path });
    await say(QUESTION);
    await Promise.all([
      say('double the users'),
      say('and with a 10% buffer', { memory: other.conversations }),
      say('5% retries', { memory: other.conversations }),
    ]);
    const last = await say('what if 600 users?', { memory: other.conversations });
    await other.close();

    // 36,000 × $0.0135 × 1.05 × 1.1
    expect(plannedOf(last)).toBe('561.33');
  });
});
