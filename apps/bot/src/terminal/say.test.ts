import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { answerLine } from '../commands/answer-line.ts';
import { NEW_CONVERSATION } from '../converse/conversation.ts';
import { say } from './say.ts';

const around = { catalog: bundledCatalog(), today: '2026-11-21' };
const demo = { now: () => ({ at: new Date('2026-11-24T07:10:00Z'), speed: 600 }) };

async function said(line: string, inDemo: boolean): Promise<string> {
  const { reply } = await answerLine(line, NEW_CONVERSATION, around);
  return say(reply, { kind: 'text', width: 110, ...(inDemo && { demo }) });
}

describe('say', () => {
  it('says in a demo that the account is simulated and the prices are not, and else the same', async () => {
    const line = 'sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out';

    expect(await said(line, true)).toBe(
      `${await said(line, false)}\nSimulated account, clock 600× (2026-11-24 07:10 UTC); prices above are real.\n`,
    );
  });

  it('says nothing about prices where none stand', async () => {
    expect(await said('/new', true)).toMatch(
      /\n\nSimulated account, clock 600× \(2026-11-24 07:10 UTC\)\.\n$/,
    );
  });
});
