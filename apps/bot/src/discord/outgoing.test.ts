import { describe, expect, it } from 'vitest';

import { fileAsText, wholeCard, words } from './outgoing.ts';
import { cardOf } from './testing/started.ts';

describe('wholeCard', () => {
  it('stays within forty components with eight pictures, the whole text as a file and all buttons', async () => {
    const actions = Array.from(
      { length: 15 },
      (_, at) => ({ kind: 'button', verb: 'say', argument: `${at}`, label: 'x' }) as const,
    );
    const note = { kind: 'note', text: 'y'.repeat(900) } as const;
    const full = {
      ...cardOf('x', actions),
      sections: Array.from({ length: 12 }, () => [...cardOf('x').sections, note]).flat(),
    };

    const { body, files } = await wholeCard(full, async () => new Uint8Array());

    expect(files.map(({ name }) => name)).toEqual([
      ...Array.from({ length: 8 }, (_, at) => `chart-${at + 1}.png`),
      'answer.txt',
    ]);
    expect(body.attachments.map(({ id, filename }) => [id, filename])).toEqual(
      files.map(({ name }, at) => [at, name]),
    );
    expect(JSON.stringify(body.components).match(/"type":/g)?.length).toBeLessThanOrEqual(40);
  });
});

describe('words', () => {
  it('are cut to what a message holds, never within a character', () => {
    const { content = '' } = words('💥'.repeat(1_500)).body;

    expect(content.length).toBeLessThanOrEqual(2_000);
    expect(content.isWellFormed()).toBe(true);
  });
});

describe('fileAsText', () => {
  it('shows the beginning, within a message and unable to end its own block', () => {
    const { content = '' } = fileAsText(`a,b\n\`\`\`\n${'1,2\n'.repeat(5_000)}`, 'c'.repeat(3_000)).body;

    expect(content.length).toBeLessThanOrEqual(2_000);
    expect(content).toContain("a,b\n'''\n1,2");
    expect(content.endsWith('…\n```')).toBe(true);
  });
});
