import { describe, expect, it } from 'vitest';

import type { Action } from '../card.ts';
import { actionRows } from './action-rows.ts';

function button(argument: string, label = 'Edit'): Action {
  return { kind: 'button', verb: 'edit', argument, label };
}

describe('actionRows', () => {
  it('writes buttons and links, the main one in colour', () => {
    const link = { kind: 'link', label: 'Keys', url: 'https://openrouter.ai/settings/keys' } as const;
    expect(actionRows([{ ...button('c1'), isMain: true } as Action, button('c2'), link])).toEqual({
      rows: [
        {
          type: 1,
          components: [
            { type: 2, style: 1, label: 'Edit', custom_id: 'v1:edit:c1' },
            { type: 2, style: 2, label: 'Edit', custom_id: 'v1:edit:c2' },
            { type: 2, style: 5, label: 'Keys', url: 'https://openrouter.ai/settings/keys' },
          ],
        },
      ],
      missing: 0,
    });
  });

  it('breaks after five, and counts what is over fifteen', () => {
    const { rows, missing } = actionRows(Array.from({ length: 18 }, (_, at) => button(`c${at}`)));
    expect(rows.map(({ components }) => components.length)).toEqual([5, 5, 5]);
    expect(missing).toBe(3);
  });

  it('makes one button of the same action twice', () => {
    const { rows, missing } = actionRows([button('c1'), button('c1', 'Change')]);
    expect(rows.flatMap(({ components }) => components)).toHaveLength(1);
    expect(missing).toBe(0);
  });

  it('counts what Discord would refuse: an argument too long, an address that is none', () => {
    const refused: readonly Action[] = [
      button('x'.repeat(81)),
      { kind: 'link', label: 'a', url: 'javascript:alert(1)' },
      { kind: 'link', label: 'a', url: 'nowhere' },
      { kind: 'link', label: 'a', url: `https://a.example/${'x'.repeat(512)}` },
    ];
    expect(actionRows(refused)).toEqual({ rows: [], missing: 4 });
  });

  it('cuts a long label, and has one where none can be seen', () => {
    const { rows } = actionRows([button('c1', 'x'.repeat(81)), button('c2', '\u200b')]);
    expect(rows[0]?.components.map(({ label }) => label)).toEqual([`${'x'.repeat(79)}…`, '…']);
  });
});
