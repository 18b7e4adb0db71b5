import { describe, expect, it } from 'vitest';

import type { Form, FormField } from '../form.ts';
import { slackFormErrors, slackModal } from './slack-modal.ts';

const USERS: FormField = { key: '0.users', label: 'Users', value: '100', hint: 'A whole number' };

function form(...fields: readonly FormField[]): Form {
  return {
    title: 'Edit assumptions',
    fields,
    submit: { verb: 'apply', argument: 'c1', label: 'Recalculate' },
  };
}

describe('slackModal', () => {
  it('makes an input of every field, named by its key', () => {
    expect(slackModal(form(USERS))).toEqual({
      type: 'modal',
      title: { type: 'plain_text', text: 'Edit assumptions', emoji: false },
      submit: { type: 'plain_text', text: 'Recalculate', emoji: false },
      close: { type: 'plain_text', text: 'Cancel', emoji: false },
      callback_id: 'v1:apply:c1',
      blocks: [
        {
          type: 'input',
          block_id: '0.users',
          label: { type: 'plain_text', text: 'Users', emoji: false },
          hint: { type: 'plain_text', text: 'A whole number', emoji: false },
          optional: true,
          element: {
            type: 'plain_text_input',
            action_id: 'value',
            initial_value: '100',
            max_length: 3_000,
          },
        },
      ],
    });
  });

  it('says above a field why its value was not taken', () => {
    const [error, input] = slackModal(form({ ...USERS, error: '"many" is no number.' })).blocks;
    expect(error).toMatchObject({ type: 'section', text: { text: 'Not taken: "many" is no number.' } });
    expect(input?.type).toBe('input');
  });

  it('holds 99 fields, and counts the others', () => {
    const many = Array.from({ length: 102 }, (_, at) => ({ ...USERS, key: `f${at}` }));
    const { blocks } = slackModal(form(...many));
    expect(blocks).toHaveLength(100);
    expect(blocks.at(-1)).toMatchObject({ text: { text: '… and 3 more fields, to be changed in words' } });
  });

  it('leaves out a value that it would have to cut', () => {
    expect(slackModal(form(USERS, { ...USERS, key: 'long', value: 'x'.repeat(3_001) })).blocks).toMatchObject(
      [{ block_id: '0.users' }, { text: { text: '… and 1 more field, to be changed in words' } }],
    );
  });

  it('has nothing to send where there is nothing to fill in', () => {
    expect(slackModal(form())).not.toHaveProperty('submit');
  });
});

describe('slackFormErrors', () => {
  it('answers with each error at its field', () => {
    expect(slackFormErrors(form(USERS, { ...USERS, key: '0.days', error: 'At most 31.' }))).toEqual({
      response_action: 'errors',
      errors: { '0.days': 'At most 31.' },
    });
  });

  it('answers nothing to a form without errors', () => {
    expect(slackFormErrors(form(USERS))).toBeUndefined();
  });
});
