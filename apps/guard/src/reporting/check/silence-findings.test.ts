import { openStore, type Store } from '@tollkeeper/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { silenceFindings } from './silence-findings.ts';

const NOW = new Date('2026-11-21T12:00:00Z');

let store: Store;

beforeEach(async () => {
  store = await openStore({ path: ':memory:' });
});

afterEach(() => store.close());

describe('silenceFindings', () => {
  it('says which rule is silenced, by whom, until when, and how to end that', async () => {
    await store.silences.put(
      { rule: 'credits', until: new Date('2026-11-21T14:00:00Z'), by: 'Ann (U1)' },
      NOW,
    );
    expect(await silenceFindings(store, NOW)).toEqual([
      {
        grade: 'note',
        text: 'The rule credits is silenced until 2026-11-21 14:00 UTC, by Ann (U1): nobody hears of it, however bad it becomes.',
        fix: 'To end that, write /alerts unsilence credits in a chat.',
      },
    ]);
    expect(await silenceFindings(store, new Date('2026-11-21T14:00:00Z'))).toEqual([]);
  });

  it('has a silence mended that lasts longer than any chat allows, as for ever', async () => {
    await store.silences.put({ rule: '*', until: new Date(9_999_999_999_999), by: 'U1' }, NOW);
    expect(await silenceFindings(store, NOW)).toMatchObject([
      { grade: 'wrong', text: expect.stringMatching(/^Every rule is silenced until 2286-/) },
    ]);
  });

  it('says nothing where nothing is silenced or remembered', async () => {
    expect(await silenceFindings(store, NOW)).toEqual([]);
    expect(await silenceFindings(undefined, NOW)).toEqual([]);
  });
});
