import { describe, expect, it } from 'vitest';

import { homeRefusal, modalRefusal } from './view-refusal.ts';

const plain = (text: string): object => ({ type: 'plain_text', text });
const x = (length: number): string => 'x'.repeat(length);
const dividers = (count: number): object[] => Array.from({ length: count }, () => ({ type: 'divider' }));
const modal = (more: object): object => ({ type: 'modal', title: plain('Form'), blocks: [], ...more });
const input = { type: 'input', label: plain('Name'), element: { type: 'plain_text_input' } };

const AT_MOST: readonly (readonly [string, number, (size: number) => object, string])[] = [
  ['characters of a title', 24, (n) => modal({ title: plain(x(n)) }), '/view/title/text'],
  ['characters of the submit button', 24, (n) => modal({ submit: plain(x(n)) }), '/view/submit/text'],
  ['characters of the close button', 24, (n) => modal({ close: plain(x(n)) }), '/view/close/text'],
  [
    'characters of private_metadata',
    3_000,
    (n) => modal({ private_metadata: x(n) }),
    '/view/private_metadata',
  ],
  ['characters of a callback_id', 255, (n) => modal({ callback_id: x(n) }), '/view/callback_id'],
  [
    'characters of a label',
    2_000,
    (n) => modal({ submit: plain('OK'), blocks: [{ ...input, label: plain(x(n)) }] }),
    '/view/blocks/0/label/text',
  ],
  [
    'characters of a hint',
    2_000,
    (n) => modal({ submit: plain('OK'), blocks: [{ ...input, hint: plain(x(n)) }] }),
    '/view/blocks/0/hint/text',
  ],
  [
    'characters to start with',
    3_000,
    (n) =>
      modal({
        submit: plain('OK'),
        blocks: [{ ...input, element: { type: 'plain_text_input', initial_value: x(n) } }],
      }),
    '/view/blocks/0/element/initial_value',
  ],
];

describe('modalRefusal', () => {
  it.each(AT_MOST)(
    'takes the most %s, %i, and names the place of one more',
    (...[, most, build, pointer]) => {
      expect(modalRefusal(build(most))).toBeUndefined();
      const complaint = `must be less than ${most + 1} characters [json-pointer:${pointer}]`;
      expect(modalRefusal(build(most + 1))).toMatchObject({
        error: 'invalid_arguments',
        errors: [complaint],
      });
    },
  );

  it('takes 100 blocks, and no more', () => {
    expect(modalRefusal(modal({ blocks: dividers(100) }))).toBeUndefined();
    expect(modalRefusal(modal({ blocks: dividers(101) }))?.['errors']).toEqual([
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ]);
  });

  it('wants a submit button beside an input', () => {
    expect(modalRefusal(modal({ blocks: [input] }))?.['errors']).toEqual([
      'missing required field: submit, because a block is an input [json-pointer:/view]',
    ]);
  });

  it.each([
    [
      'a floor above its ceiling',
      { min_value: '2', max_value: '1' },
      'min_value must not be greater than max_value [json-pointer:/view/blocks/0/element]',
    ],
    [
      'a start outside',
      { min_value: '2', initial_value: '1' },
      'initial_value must be between min_value and max_value [json-pointer:/view/blocks/0/element]',
    ],
    [
      'a decimal where none is allowed',
      { initial_value: '1.5' },
      'must be a number as a string [json-pointer:/view/blocks/0/element/initial_value]',
    ],
  ])('refuses a number input with %s', (_, more, complaint) => {
    const element = { type: 'number_input', is_decimal_allowed: false, ...more };
    expect(modalRefusal(modal({ submit: plain('OK'), blocks: [{ ...input, element }] }))?.['errors']).toEqual(
      [complaint],
    );
  });

  it('refuses more than 250 kB', () => {
    const long = { type: 'section', text: plain(x(3_000)) };
    expect(modalRefusal(modal({ blocks: Array.from({ length: 90 }, () => long) }))?.error).toBe(
      'view_too_large',
    );
  });
});

describe('homeRefusal', () => {
  it('takes a Home tab of 100 blocks and refuses a modal in its place', () => {
    expect(homeRefusal({ type: 'home', blocks: dividers(100) })).toBeUndefined();
    expect(homeRefusal({ type: 'home', blocks: dividers(101) })?.error).toBe('invalid_arguments');
    expect(homeRefusal(modal({}))?.['errors']).toEqual(['unsupported type: modal [json-pointer:/view/type]']);
  });
});
