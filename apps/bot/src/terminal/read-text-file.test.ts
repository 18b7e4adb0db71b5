import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';

import { readText } from './read-text-file.ts';

function streamOf(...chunks: readonly Uint8Array[]): Readable {
  return Readable.from(chunks);
}

describe('readText', () => {
  it('joins what comes in pieces, also within a letter, and leaves a byte order mark out', async () => {
    const [bytes, mark] = [Buffer.from('Zürich'), Buffer.from('\ufeff')];
    expect(await readText(streamOf(mark, bytes.subarray(0, 2), bytes.subarray(2)), 1)).toEqual({
      kind: 'read',
      text: 'Zürich',
    });
  });

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
    ['UTF-16', Buffer.from('\ufeffversion: 1', 'utf16le')],
    ['zeros', Buffer.alloc(10)],
  ])('refuses %s', async (_, bytes) => {
    expect(await readText(streamOf(bytes), 1)).toEqual({ kind: 'refused', problem: 'is no text in UTF-8' });
  });

  it('stops at the most that is read, though there is no end', async () => {
    let sent = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          sent += 1;
          yield Buffer.alloc(600_000, 'a');
        }
      })(),
    );

    expect(await readText(endless, 1)).toMatchObject({
      kind: 'refused',
      problem: expect.stringContaining('more than 1 MB'),
    });
    expect(sent).toBeLessThan(50);
  });
});
