import { allComponents } from '../rules/component-tree.ts';
import { COMPONENT, SELECTS } from '../rules/component-type.ts';
import { INTERACTION, type Interaction } from '../world/interaction.ts';
import { integerOf, type Json, objectsOf, textOf } from '../world/json.ts';
import type { Message } from '../world/message.ts';
import type { Account, Channel } from '../world/place.ts';
import type { World } from '../world/world.ts';
import { act } from './act.ts';
import { isVisibleTo } from './seen.ts';

/** Presses a button by its label; throws where a person could not. */
export function pressButton(
  world: World,
  by: Account,
  { id, label }: { readonly id: string; readonly label: string },
): Interaction {
  const message = visibleMessage(world, by, id);
  const button = allComponents(message.components).find(
    (one) => one['type'] === COMPONENT.button && one['label'] === label,
  );
  if (button === undefined) throw new Error(`The message has no button "${label}".`);
  return use(world, { by, message, component: button, data: {} });
}

/** Chooses in a select menu by the values of its options; throws where a person could not. */
export function chooseOptions(
  world: World,
  by: Account,
  { id, values }: { readonly id: string; readonly values: readonly string[] },
): Interaction {
  const message = visibleMessage(world, by, id);
  const menu = allComponents(message.components).find(
    (one) => SELECTS.includes(Number(one['type'])) && values.every((value) => offers(one, value)),
  );
  if (menu === undefined) throw new Error(`No menu of the message offers ${values.join(', ')}.`);
  const least = menu['min_values'] === undefined ? 1 : integerOf(menu['min_values']);
  const most = menu['max_values'] === undefined ? 1 : integerOf(menu['max_values']);
  if (values.length < least || values.length > most)
    throw new Error(`The menu takes ${least} to ${most} options, not ${values.length}.`);
  return use(world, { by, message, component: menu, data: { values } });
}

/** Finds a message that a person can see. */
export function visibleMessage(world: World, by: Account, id: string): Message {
  const message = world.messages.get(id);
  if (message === undefined || !isVisibleTo(message, by))
    throw new Error(`${by.username} sees no message ${id}.`);
  return message;
}

/** Finds the channel a message is in. */
export function channelOf(world: World, message: Message): Channel {
  const channel = world.channels.get(message.channelId);
  if (channel === undefined) throw new Error(`There is no channel ${message.channelId}.`);
  return channel;
}

type Use = {
  readonly by: Account;
  readonly message: Message;
  readonly component: Json;
  readonly data: Json;
};

function use(world: World, { by, message, component, data }: Use): Interaction {
  const customId = textOf(component['custom_id']);
  if (customId === '') throw new Error('A link opens a page and tells the bot nothing.');
  if (component['disabled'] === true) throw new Error(`"${customId}" is disabled.`);
  return act(world, {
    type: INTERACTION.component,
    by,
    channel: channelOf(world, message),
    sourceId: message.id,
    data: { custom_id: customId, component_type: component['type'], id: component['id'], ...data },
  });
}

function offers(menu: Json, value: string): boolean {
  return objectsOf(menu['options']).some((option) => option['value'] === value);
}
