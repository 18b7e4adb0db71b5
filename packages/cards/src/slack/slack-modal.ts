import { encodeAction } from '../action-code.ts';
import type { Form, FormField } from '../form.ts';
import type { InputBlock, PlainText, SectionBlock } from './blocks.ts';
import { moreText } from './drawing.ts';
import { weightOf } from './fitted-blocks.ts';
import { SLACK_LIMITS } from './limits.ts';
import { escaped, mrkdwn, plainText } from './slack-text.ts';

export type SlackModal = {
  readonly type: 'modal';
  readonly title: PlainText;
  readonly submit?: PlainText;
  readonly close: PlainText;
  /** What `decodeAction` reads when the form is sent. */
  readonly callback_id: string;
  readonly blocks: readonly (InputBlock | SectionBlock)[];
};

/**
 * Lays a form out as a modal: one input to a field, named by its key, with its error above it.
 *
 * A field whose value Slack cannot hold is left out and counted, because a value cut short would be sent back so.
 */
export function slackModal(form: Form): SlackModal {
  const fields = shownFields(form);
  const left = form.fields.length - fields.length;
  const more = moreText(left, ['field, to be changed in words', 'fields, to be changed in words']);
  const { label, ...action } = form.submit;
  return {
    type: 'modal',
    title: plainText(form.title, SLACK_LIMITS.modalTitle.most),
    ...(fields.length > 0 && { submit: plainText(label, SLACK_LIMITS.modalButton.most) }),
    close: plainText('Cancel', SLACK_LIMITS.modalButton.most),
    callback_id: encodeAction(action),
    blocks: [
      ...fields.flatMap(fieldBlocks),
      ...(left === 0 ? [] : [textBlock(more)]),
      ...(form.fields.length === 0 ? [textBlock('There is nothing to fill in.')] : []),
    ],
  };
}

/** What is answered to a form that was sent with errors: Slack shows each at its field, and the form stays open. */
export function slackFormErrors(
  form: Form,
): { readonly response_action: 'errors'; readonly errors: Readonly<Record<string, string>> } | undefined {
  const errors = shownFields(form).flatMap(({ key, error }) =>
    error === undefined ? [] : [[key, plainText(error, SLACK_LIMITS.inputHint.most).text] as const],
  );
  return errors.length === 0 ? undefined : { response_action: 'errors', errors: Object.fromEntries(errors) };
}

/** The fields that Slack can hold and tell apart, as many as a modal has room for. */
function shownFields({ fields }: Form): readonly FormField[] {
  const byKey = new Map<string, FormField>();
  let room = SLACK_LIMITS.modalBlocks.most - 1;
  let weight = SLACK_LIMITS.modalWeight.most - AROUND_FIELDS;
  for (const field of fields) {
    const blocks = fieldBlocks(field);
    const isOver = blocks.length > room || weightOf(blocks) > weight;
    if (!isHeld(field) || byKey.has(field.key) || isOver) continue;
    byKey.set(field.key, field);
    room -= blocks.length;
    weight -= weightOf(blocks);
  }
  return [...byKey.values()];
}

function isHeld({ key, value }: FormField): boolean {
  return (
    key.trim() !== '' &&
    key.isWellFormed() &&
    key.length <= SLACK_LIMITS.blockId.most &&
    value.length <= SLACK_LIMITS.inputValue.most &&
    value.isWellFormed()
  );
}

function fieldBlocks({ key, label, value, hint, error }: FormField): readonly (InputBlock | SectionBlock)[] {
  const input: InputBlock = {
    type: 'input',
    block_id: key,
    label: plainText(label, SLACK_LIMITS.inputLabel.most),
    ...(hint.trim() !== '' && { hint: plainText(hint, SLACK_LIMITS.inputHint.most) }),
    optional: true,
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      ...(value !== '' && { initial_value: value }),
      max_length: SLACK_LIMITS.inputValue.most,
    },
  };
  return error === undefined ? [input] : [textBlock(`Not taken: ${error}`), input];
}

function textBlock(text: string): SectionBlock {
  return { type: 'section', text: mrkdwn(escaped(text)) };
}

/** Title, buttons and the count of what is left out. */
const AROUND_FIELDS = 2_000;
