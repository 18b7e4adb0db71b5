import { wireMessage } from './chat-methods.ts';
import type { Outcome } from './delivery.ts';
import { type Fields, fieldsOf, listOf } from './fields.ts';
import { isOption } from './filled-form.ts';
import { offeredBy } from './limits/text-shapes.ts';
import { channelOf, complain, interaction, responseUrl, type Seat } from './talk.ts';
import { modalsOf, wireView } from './view-methods.ts';
import { visibleTo } from './visible.ts';
import type { Message } from './world.ts';

/** Presses the button of a message that reads `label`. */
export function pressOn(seat: Seat, at: { readonly ts: string }, label: string): Promise<Outcome> {
  const message = messageBefore(seat, at.ts);
  const found = elementsOf(message.blocks).find(({ element }) => buttonOf(element, label) !== undefined);
  if (found === undefined) throw new Error(`The message has no button ${JSON.stringify(label)}.`);
  const { text, value } = buttonOf(found.element, label) ?? {};
  return act(seat, message, { ...found, pressed: { text, value } });
}

/** Chooses an option of a message's menu; `menu` is its placeholder or action_id. */
export function chooseOn(seat: Seat, at: { readonly ts: string }, [menu, words]: Choice): Promise<Outcome> {
  const message = messageBefore(seat, at.ts);
  const found = elementsOf(message.blocks).find(
    ({ element }) => element['action_id'] === menu || fieldsOf(element['placeholder'])['text'] === menu,
  );
  const option = offeredBy(found?.element ?? {}).find((each) => isOption(each, words));
  if (found === undefined || option === undefined)
    throw new Error(`There is no ${menu} with ${words} to choose.`);
  return act(seat, message, { ...found, pressed: { selected_option: option } });
}

/** Presses a button in the uppermost modal. */
export async function pressInModal(seat: Seat, label: string): Promise<Outcome> {
  const modal = modalsOf(seat.site.world, seat.user).at(-1);
  const found = elementsOf(listOf(modal?.view['blocks'])).find(({ element }) => buttonOf(element, label));
  if (modal === undefined || found === undefined) throw new Error(`No modal has a button ${label}.`);
  const { text, value } = buttonOf(found.element, label) ?? {};
  const payload = {
    type: 'block_actions',
    ...interaction(seat, modal.id),
    container: { type: 'view', view_id: modal.id },
    view: wireView(modal),
    actions: [action(seat, { ...found, pressed: { text, value } })],
  };
  const outcome = await seat.office.deliver({ type: 'interactive', payload });
  if (outcome.kind !== 'acknowledged') complain(seat, String(found.element['action_id']), outcome);
  return outcome;
}

/** A menu and the option that is chosen in it. */
export type Choice = readonly [menu: string, option: string];

type Found = { readonly block: Fields; readonly element: Fields };
type Pressed = Found & { readonly pressed: Fields };

async function act(seat: Seat, message: Message, pressed: Pressed): Promise<Outcome> {
  const { channel, ts, thread, onlyFor } = message;
  const isEphemeral = onlyFor !== undefined;
  // Named in no page of Slack's, but sent: github.com/slackapi/java-slack-sdk/issues/1200.
  const inThread = thread === undefined ? {} : { thread_ts: thread };
  const payload = {
    type: 'block_actions',
    ...interaction(seat),
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: channel,
      is_ephemeral: isEphemeral,
      ...inThread,
    },
    channel: channelOf(seat.site.world, channel),
    // Slack does not send back what an ephemeral message says.
    ...(!isEphemeral && { message: wireMessage(message) }),
    state: { values: {} },
    response_url: responseUrl(seat, channel, message),
    actions: [action(seat, pressed)],
  };
  const outcome = await seat.office.deliver({ type: 'interactive', payload });
  if (outcome.kind !== 'acknowledged') complain(seat, String(pressed.element['action_id']), outcome);
  return outcome;
}

function action({ site }: Seat, { block, element, pressed }: Pressed): Fields {
  const { type, action_id } = element;
  return { type, action_id, block_id: block['block_id'], ...pressed, action_ts: site.world.timestamp() };
}

function messageBefore({ site, user }: Seat, ts: string): Message {
  const message = site.world.messages.find((each) => each.ts === ts);
  const place = message && { channel: message.channel, ...(message.thread && { thread: message.thread }) };
  const sees = place !== undefined && visibleTo(site.world, user, place).some((each) => each.ts === ts);
  if (message === undefined || !sees) throw new Error(`${user} sees no message ${ts}.`);
  return message;
}

function elementsOf(blocks: readonly Fields[]): readonly Found[] {
  return blocks.flatMap((block): readonly Found[] => [
    ...[...listOf(block['elements']), ...listOf(block['actions'])].map((element) => ({ block, element })),
    ...listOf([block['accessory']]).map((element) => ({ block, element })),
    ...elementsOf(listOf(block['child_blocks'])),
  ]);
}

/** The button that reads so: the element itself, or one of a pair for feedback. */
function buttonOf(element: Fields, label: string): Fields | undefined {
  const candidates = listOf([element, element['positive_button'], element['negative_button']]);
  return candidates.find(({ text }) => fieldsOf(text)['text'] === label);
}
