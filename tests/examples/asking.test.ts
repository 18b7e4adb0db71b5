import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { runProgram } from '../journeys/program.ts';
import { missingFrom, type Transcript, transcriptsIn } from './transcript.ts';

const PAGES = ['docs/asking.md', 'README.md'];

function pageOf(name: string): string {
  return readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
}

/** Types a conversation; ages of prices change with the day and stand on no page. */
async function replay(transcript: Transcript): Promise<string> {
  const input = transcript.map(({ typed }) => `${typed}\n`).join('');
  return (await runProgram('bot', ['chat'], { input })).stdout;
}

describe.each(PAGES)('the conversations in %s', (page) => {
  const transcripts = transcriptsIn(pageOf(page));

  it('are there', () => {
    expect(transcripts.flat().flatMap(({ shown }) => shown).length).toBeGreaterThan(2);
  });

  it.each(transcripts.map((transcript) => [transcript[0]?.typed ?? '', transcript] as const))(
    'go as they are shown: %s',
    async (_, transcript) => {
      expect(missingFrom(await replay(transcript), transcript)).toEqual([]);
    },
  );
});

describe('missingFrom', () => {
  it('names a figure that is not said, and one that is said too early', () => {
    const [transcript = []] = transcriptsIn('```chat\n> a\n$1.00 for\n> b\n$2.00\n```');

    expect(missingFrom('x $1.00\n   for two\n\n$2.00', transcript)).toEqual([]);
    expect(missingFrom('$2.00 and $1.00 for', transcript)).toEqual(['$2.00']);
    expect(missingFrom('$1.01 for $2.00', transcript)).toEqual(['$1.00 for']);
  });
});
