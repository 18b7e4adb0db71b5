import { describe, expect, it } from 'vitest';

import { listSections, tableSections } from './section.ts';

describe('tableSections', () => {
  it('leaves out a column that would be empty', () => {
    expect(
      tableSections(
        'Costs',
        ['Name', 'Why', 'Cost>'],
        [
          ['a', '', '$1'],
          ['b', '', '$2'],
        ],
      ),
    ).toEqual([
      {
        kind: 'table',
        title: 'Costs',
        columns: [
          { label: 'Name', align: 'left' },
          { label: 'Cost', align: 'right' },
        ],
        rows: [
          ['a', '$1'],
          ['b', '$2'],
        ],
      },
    ]);
  });

  it('is nothing without rows', () => expect(tableSections('Costs', ['Name'], [])).toEqual([]));
});

describe('listSections', () => {
  it('is nothing without items', () => {
    expect(listSections('Notes', [])).toEqual([]);
    expect(listSections('Notes', ['a'])).toEqual([{ kind: 'list', title: 'Notes', items: ['a'] }]);
  });
});
