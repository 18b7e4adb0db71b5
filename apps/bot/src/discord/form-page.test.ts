import { describe, expect, it } from 'vitest';

import { answerIn, pagedId, sentPage, withNextPage } from './form-page.ts';
import { cardOf, cardResponse } from './testing/started.ts';

describe('pagedId', () => {
  it('comes back as it went', () => {
    const sent = { code: 'v1:edit:a|1/2', page: 2, pages: 3 };

    expect(sentPage(pagedId(sent))).toEqual(sent);
  });

  it('leaves the code alone where there is one page, or no room in the hundred characters', () => {
    const long = `v1:edit:${'x'.repeat(90)}`;

    expect(pagedId({ code: 'v1:edit:a', page: 1, pages: 1 })).toBe('v1:edit:a');
    expect(pagedId({ code: long, page: 1, pages: 2 })).toBe(long);
    expect(sentPage(long)).toEqual({ code: long, page: 1, pages: 1 });
  });
});

describe('withNextPage', () => {
  const page = { code: 'v1:edit:old', page: 1, pages: 2 };

  it('adds a button for the next page that is about the new answer', () => {
    const response = withNextPage(cardResponse('new'), page);

    expect(response.kind === 'card' && response.card.actions?.at(-1)).toEqual({
      kind: 'button',
      verb: 'edit',
      argument: 'a1.2',
      label: 'More fields',
    });
  });

  it('adds none on the last page, and none to what cannot be edited', () => {
    const last = cardResponse('new');
    const refused = cardResponse('no', { card: cardOf('no', []) });

    expect(withNextPage(last, { ...page, page: 2 })).toBe(last);
    expect(withNextPage(refused, page)).toBe(refused);
  });
});

describe('answerIn', () => {
  it('is the id that the buttons of an answer are about, whichever page they open', () => {
    expect(answerIn(['v1:say:1080p', 'v1:csv:b2'])).toBe('b2');
    expect(answerIn(['v1:edit:b2.3'])).toBe('b2');
  });

  it('is nothing among buttons of another kind or another version', () => {
    expect(answerIn([])).toBeUndefined();
    expect(answerIn(['v1:say:1080p', 'v0:edit:b2', 'strange'])).toBeUndefined();
  });
});
