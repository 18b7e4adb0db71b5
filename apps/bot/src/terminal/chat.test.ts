import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { answerLine } from '../commands/answer-line.ts';
import { NEW_CONVERSATION } from '../converse/conversation.ts';
import { chat } from './chat.ts';
import { screenOf } from './testing/screen.ts';

const COLUMNS = 40;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of the arrow keys begin with one
const KEYS = /\u001b\[.|./gs;
const catalog = bundledCatalog();

/** Types keys at a terminal and returns what the screen showed. */
async function type(keys: string): Promise<string> {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = terminalOutput();
  const screen = text(output);
  input.end(keys);
  const around = { catalog, today: '2026-11-21' };
  const answer = async (line: string) => (await answerLine(line, NEW_CONVERSATION, around)).reply;
  await chat({ input, output, manner: { kind: 'text', width: 80 } }, { around: () => around, answer });
  output.end();
  return screen;
}

function terminalOutput() {
  return Object.assign(new PassThrough(), { isTTY: true, columns: COLUMNS });
}

/** A chat with somebody who types, and somebody else who has something to say. */
function chatWithNotices(output = terminalOutput()) {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
  const around = { catalog, today: '2026-11-21' };
  let tell: (text: string) => void = () => {};
  let written = '';
  output.on('data', (chunk) => {
    written += chunk;
  });
  const notices = (show: typeof tell) => {
    tell = show;
    return () => {
      tell = () => {};
    };
  };
  const asked: string[] = [];
  let release = (): void => {};
  const answer = async (line: string) => {
    asked.push(line);
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    return (await answerLine('/new', NEW_CONVERSATION, around)).reply;
  };
  const manner = { kind: 'text', width: 80 } as const;
  const ended = chat({ input, output, manner, notices }, { around: () => around, answer });
  return {
    /** All at once, as it is pasted. */
    paste: async (keys: string) => {
      input.write(keys);
      await settled();
    },
    type: async (keys: string) => {
      for (const key of keys.match(KEYS) ?? []) {
        input.write(key);
        await new Promise((resolve) => setImmediate(resolve));
      }
      await settled();
    },
    tell: async (notice: string) => {
      tell(notice);
      await settled();
    },
    release: async () => {
      release();
      await settled();
    },
    asked,
    written: () => written,
    /** The last rows. */
    screen: (rows: number) => screenOf(written, COLUMNS).split('\n').slice(-rows),
    leave: () => {
      input.end();
      release();
      return ended;
    },
  };
}

describe('chat', () => {
  it('shows one worked example and a prompt on the first screen', async () => {
    const screen = await type('');

    // 100 × 20 × 3 × (2,000 × $3/1M + 500 × $15/1M)
    expect(screen).toContain('$81.00 a month for 6,000 requests');
    expect(screen).toContain('/help');
    expect(screen).toMatch(/> /);
  });

  it('brings the line before back with arrow up', async () => {
    const screen = await type('1,000 in and 500 out at $3/$15\n\u001b[A\n');

    expect(screen.split('$0.0105 for 1 call')).toHaveLength(3);
  });

  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
    ['/quit', '/quit\n'],
  ])('leaves on %s', async (_, keys) => {
    expect(await type(keys)).toMatch(/\n$/);
  });

  it('shows a notice above the line that is being typed, which goes on', async () => {
    const talk = chatWithNotices();
    await talk.type('sonnet 4.6, 1 us');
    await talk.tell('Key "dev" has spent 80%.\n\n');
    expect(talk.screen(3)).toEqual(['Key "dev" has spent 80%.', '', '> sonnet 4.6, 1 us']);

    await talk.type('er\n');
    expect(talk.asked).toEqual(['sonnet 4.6, 1 user']);
    await talk.leave();
  });

  it.each([
    { how: 'is typed over two rows', enter: 'type', parts: [38, 12] },
    { how: 'is pasted over two rows', enter: 'paste', parts: [38, 12] },
    { how: 'ends with its row', enter: 'type', parts: [38, 0] },
    { how: 'is pasted to the end of its row', enter: 'paste', parts: [38, 0] },
  ] as const)('leaves a line that $how as it is, and the cursor in it', async ({ enter, parts }) => {
    const talk = chatWithNotices();
    const length = parts[0] + parts[1];
    await talk[enter]('x'.repeat(length));
    await talk.type('\u001b[D');
    for (const notice of ['one\n', 'two\n']) await talk.tell(notice);
    const [first = '', ...more] = parts.map((count) => 'x'.repeat(count));
    expect(talk.screen(2 + parts.length)).toEqual(['one', 'two', `> ${first}`, ...more]);

    await talk.type('!\n');
    expect(talk.asked).toEqual([`${'x'.repeat(length - 1)}!x`]);
    await talk.leave();
  });

  it('keeps a notice until the answer under way is written', async () => {
    const talk = chatWithNotices();
    await talk.type('hello\n');
    await talk.tell('Key "dev" has spent 80%.\n\n');
    expect(talk.written()).not.toContain('80%');

    await talk.release();
    expect(talk.screen(4)).toEqual(['', 'Key "dev" has spent 80%.', '', '>']);
    await talk.leave();
  });

  it('writes neither a prompt nor a cursor code where its output is no terminal', async () => {
    const output = Object.assign(terminalOutput(), { isTTY: false });
    const talk = chatWithNotices(output);
    await talk.tell('Key "dev" has spent 80%.\n\n');
    await talk.type('hello\n');
    await talk.release();
    await talk.leave();

    expect(talk.written()).toMatch(/^Key "dev" has spent 80%\.\n\nA new start\n\n[\w .]+\n\n$/);
  });
});
