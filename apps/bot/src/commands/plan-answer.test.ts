import { bundledCatalog } from '@tollkeeper/pricing';
import { openStore, type Store } from '@tollkeeper/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type Conversation, NEW_CONVERSATION } from '../converse/conversation.ts';
import type { Reply } from '../converse/reply.ts';
import { replyCard } from '../converse/reply-card.ts';
import { replyJson } from '../converse/reply-json.ts';
import { answerLine } from './answer-line.ts';
import type { PlanShelf } from './command.ts';

const AROUND = { catalog: bundledCatalog(), today: '2026-11-21' };
const QUESTION = 'sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out';

let store: Store;
let said: Conversation;
let ids: number;

beforeEach(async () => {
  store = await openStore({ path: ':memory:' });
  ids = 0;
  said = (await answerLine(QUESTION, NEW_CONVERSATION, AROUND)).conversation;
});

afterEach(() => store.close());

async function plan(rest: string, changed: Partial<PlanShelf> = {}): Promise<Reply> {
  const shelf: PlanShelf = {
    plans: store.plans,
    workspace: 'slack/T1',
    person: 'U1',
    mayRemoveAll: false,
    now: () => new Date(Date.UTC(2026, 10, 21, 12, ids)),
    newId: () => `p${++ids}`,
    ...changed,
  };
  const { reply, conversation } = await answerLine(`/plan ${rest}`, said, { ...AROUND, shelf });
  expect(conversation).toBe(said);
  return reply;
}

function sentenceOf(reply: Reply): string {
  return reply.kind === 'refused' ? (reply.sentences[0] ?? '') : reply.kind;
}

describe('/plan', () => {
  it('saves the last estimate under a name, for this month unless another is named', async () => {
    expect(await plan('save launch')).toMatchObject({
      kind: 'plan',
      did: 'saved',
      plan: { name: 'launch', month: '2026-11', plannedPicodollars: 81_000_000_000_000n, savedBy: 'U1' },
    });
    expect(await plan('save "launch day" 2027-01')).toMatchObject({
      plan: { name: 'launch day', month: '2027-01' },
    });
  });

  it('lists what was saved, the newest first, and is the same as /plan alone', async () => {
    await plan('save launch');
    await plan('save next 2026-12');
    const listed = await plan('list');

    expect(listed).toMatchObject({ kind: 'plans', plans: [{ name: 'next' }, { name: 'launch' }] });
    expect(await plan('')).toEqual(listed);
    expect(replyJson(listed)).toMatchObject({
      plans: [{ name: 'next', planned_usd: '81' }, { name: 'launch' }],
    });
  });

  it('shows a plan as it was saved, by its name in any capitals', async () => {
    await plan('save Launch');
    const card = replyCard(await plan('show LAUNCH'));

    expect(card.answer).toBe('Planned for 2026-11: $81.00, saved on 2026-11-21.');
    expect(JSON.stringify(card.sections)).toContain('$81.00 a month for 6,000 requests');
  });

  it('shows a plan by its name alone', async () => {
    await plan('save launch');

    expect(await plan('launch')).toEqual(await plan('show launch'));
  });

  it('is for the account or for the keys that are named, and for a month, in any order', async () => {
    expect(await plan('save launch month=2026-12 keys=prod,"batch"')).toMatchObject({
      of: 'the keys prod, "batch"',
      plan: { name: 'launch', month: '2026-12' },
    });
    expect(await plan('save "two words" keys="prod, batch jobs"')).toMatchObject({
      of: 'the keys prod, batch jobs',
      plan: { name: 'two words', month: '2026-11' },
    });
    expect(replyCard(await plan('save other keys=account')).answer).toContain('$81.00 for the account.');
  });

  it('asks for the month where several plans have the name', async () => {
    await plan('save launch 2026-11');
    await plan('save launch 2026-12');

    expect(sentenceOf(await plan('show launch'))).toBe(
      'Several plans are called "launch": add the month, one of 2026-12, 2026-11.',
    );
    expect(await plan('show launch 2026-12')).toMatchObject({ plan: { month: '2026-12' } });
  });

  it('removes a plan for whoever saved it, and for people who may see spend', async () => {
    await plan('save launch');

    expect(sentenceOf(await plan('remove launch', { person: 'U2' }))).toBe(
      '"launch" was saved by somebody else: they can remove it, and so can people who may see spend.',
    );
    expect(await plan('remove launch')).toMatchObject({ did: 'removed' });
    await plan('save launch');
    expect(await plan('remove launch', { person: 'U2', mayRemoveAll: true })).toMatchObject({
      did: 'removed',
    });
    expect(await plan('list')).toMatchObject({ plans: [] });
  });

  it('knows no plans of other workspaces', async () => {
    await plan('save launch');

    expect(sentenceOf(await plan('show launch', { workspace: 'slack/T2' }))).toBe(
      'No plan is called "launch". /plan list shows all of them.',
    );
  });

  it.each(['save launch', 'list', 'show launch'])(
    'says truly at "%s" that nothing is compared yet',
    async (line) => {
      await plan('save launch 2026-11');
      const card = replyCard(await plan(line === 'save launch' ? 'save another' : line));

      expect(JSON.stringify(card)).toContain('Nothing is compared with real spend yet');
    },
  );

  it.each([
    ['save', 'The name of the plan is missing: write /plan save launch.'],
    ['save 2026-12', 'The name of the plan is missing: write /plan save launch.'],
    ['show', 'The name of the plan is missing: write /plan show launch.'],
    ['save launch keys=', 'No key is named: write keys=prod,batch, or leave it out for the account.'],
    ['show launch keys=prod', 'Keys are named where a plan is saved: /plan save launch keys=prod.'],
    ['keys=prod', 'The name of the plan is missing: write /plan show launch.'],
    ['save launch 2026-13', 'The month is "2026-13", but it must be like 2026-12.'],
    [`save ${'x'.repeat(61)}`, 'The name has 61 characters; 60 is the most.'],
    ['save two\nlines', 'The name must be one line of plain text.'],
    ['constructor', 'No plan is called "constructor". /plan list shows all of them.'],
    ['show nothing', 'No plan is called "nothing". /plan list shows all of them.'],
  ])('says what is wrong with "%s"', async (rest, sentence) => {
    expect(sentenceOf(await plan(rest))).toBe(sentence);
  });

  it('does not take a name twice for a month', async () => {
    await plan('save launch');

    expect(sentenceOf(await plan('save LAUNCH'))).toContain('There is a plan "LAUNCH" for 2026-11 already');
  });

  it.each(['', '1,000 in and 500 out on gpt-5 mini', 'sonnet 4.6, 6,000 requests a month'])(
    'saves nothing where no month was estimated: "%s"',
    async (line) => {
      said = line === '' ? NEW_CONVERSATION : (await answerLine(line, NEW_CONVERSATION, AROUND)).conversation;

      expect(sentenceOf(await plan('save launch'))).toContain('There is no estimate for a month to save');
    },
  );

  it('asks which model is meant after a comparison', async () => {
    const compared = await answerLine('/compare haiku 4.5', said, AROUND);
    said = compared.conversation;
    expect(sentenceOf(await plan('save launch'))).toContain('The last answer is about several models');
    said = (await answerLine('haiku 4.5', said, AROUND)).conversation;

    // 6,000 × (2,000 × $1/1M + 500 × $5/1M)
    expect(await plan('save launch')).toMatchObject({ plan: { plannedPicodollars: 27_000_000_000_000n } });
  });

  it('says where plans are kept when there is no place for them', async () => {
    const { reply } = await answerLine('/plan list', said, AROUND);

    expect(sentenceOf(reply)).toBe('Plans are kept in a chat: start one with tollkeeper chat.');
  });
});
