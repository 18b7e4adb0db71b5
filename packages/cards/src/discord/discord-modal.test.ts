import { describe, expect, it } from 'vitest';

import type { Form, FormField } from '../form.ts';
import { discordModal } from './discord-modal.ts';

function field(key: string, more: Partial<FormField> = {}): FormField {
  return { key, label: `Label of ${key}`, value: '1', hint: 'a number', ...more };
}

function form(fields: readonly FormField[], title = 'Edit assumptions'): Form {
  return { title, fields, submit: { verb: 'edit', argument: 'c1', label: 'Save' } };
}

const TWELVE = Array.from({ length: 12 }, (_, at) => field(`f${at}`));

describe('discordModal', () => {
  it('has a labelled input for each field', () => {
    expect(discordModal(form([field('users')]))).toEqual({
      modal: {
        custom_id: 'v1:edit:c1',
        title: 'Edit assumptions',
        components: [
          {
            type: 18,
            label: 'Label of users',
            description: 'a number',
            component: { type: 4, custom_id: 'users', style: 1, value: '1', required: false },
          },
        ],
      },
      page: 1,
      pages: 1,
    });
  });

  it('has five fields on a page, and says which page it is', () => {
    const { modal, page, pages } = discordModal(form(TWELVE), 3) ?? {};
    expect([page, pages, modal?.title]).toEqual([3, 3, 'Edit assumptions (3 of 3)']);
    expect(modal?.components.map(({ component }) => component.custom_id)).toEqual(['f10', 'f11']);
    expect(discordModal(form(TWELVE), 1)?.modal.components).toHaveLength(5);
  });

  it('opens where the first error is, and says it before the hint', () => {
    const wrong = discordModal(form(TWELVE.with(6, field('f6', { error: 'must be above 0' }))));
    expect(wrong?.page).toBe(2);
    expect(wrong?.modal.components[1]?.description).toBe('Not taken: must be above 0');
  });

  it('is nothing where there is no such page', () => {
    expect(discordModal(form([]))).toBeUndefined();
    for (const page of [0, 4, -1, 1.5, Number.NaN]) expect(discordModal(form(TWELVE), page)).toBeUndefined();
  });

  it('cuts title, label and description, but no value: half of it would come back as the whole', () => {
    const long = 'x'.repeat(5_000);
    const { modal } = discordModal(form([field('a', { label: long, hint: long, value: long })], long)) ?? {};
    const [label] = modal?.components ?? [];
    expect([modal?.title.length, label?.label.length, label?.description?.length]).toEqual([45, 45, 100]);
    expect(label?.component).not.toHaveProperty('value');
  });

  it.each([['twice'], [''], ['x'.repeat(101)]])('takes no key that is not an id: %j', (key) => {
    expect(() => discordModal(form([field(key), field(key === 'twice' ? 'twice' : 'b')]))).toThrow(
      'is empty, too long or there twice',
    );
  });
});
