import { describe, expect, it } from 'vitest';

import { cutMiddle, escaped, plainText, visible } from './slack-text.ts';

const STOP = '\u200b';

describe('escaped', () => {
  it.each([
    ['the three signs of Slack', 'a & b < c > d', 'a &amp; b &lt; c &gt; d'],
    ['an entity that is typed', '&lt;', '&amp;lt;'],
    ['a mention', '<!channel> @here', `&lt;!channel&gt; @${STOP}here`],
    ['an emoji code', ':fire: :100:', `:${STOP}fire: :${STOP}100:`],
    ['formatting', '*b* _i_ ~s~ `c`', `*${STOP}b* _${STOP}i_ ~${STOP}s~ 'c'`],
    ['a quotation', '> said', `${STOP}&gt; said`],
  ])('makes %s inert', (_, text, inert) => {
    expect(escaped(text)).toBe(inert);
  });

  it('leaves names, times and addresses of models as they are', () => {
    const text = 'usage.prompt_tokens at 09:15 of acme/one-2.5:free, claude@20250101, 3 * 4';
    expect(escaped(text)).toBe(text);
  });

  it('takes out what cannot be seen, and keeps text from right to left to itself', () => {
    expect(escaped('a\u200b\u202eb\u2066\ufeff')).toBe('a b');
    expect(escaped('שלום 84%')).toBe('\u2068שלום 84%\u2069');
  });

  it('never cuts through an entity or a character', () => {
    // 10 characters less two for marks: one "&amp;" and the ellipsis are 6, two would be 11
    expect(escaped('&&&&', 10)).toBe('&amp;…');
    expect(escaped('😀😀😀😀😀', 8)).toBe('😀😀…');
  });
});

describe('visible', () => {
  it.each(['', '  ', '\u200b', '\u200d', '\n'])('shows a dash for %j', (text) => {
    expect(visible(text)).toBe('–');
  });

  it('mends half a character', () => {
    expect(visible('a\ud83d')).toBe('a\ufffd');
  });
});

describe('plainText', () => {
  it('reads no emoji codes and cuts with an ellipsis', () => {
    expect(plainText(':fire: & more', 8)).toEqual({ type: 'plain_text', text: ':fire: …', emoji: false });
  });
});

describe('cutMiddle', () => {
  it('keeps both ends of a name', () => {
    expect(cutMiddle('anthropic/claude-sonnet-4.6', 20)).toBe('anthropic/…onnet-4.6');
    expect(cutMiddle('Haiku', 20)).toBe('Haiku');
  });
});
