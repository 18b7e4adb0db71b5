import { LIMITS } from '../limits.ts';
import { allComponents, displayedTexts, shownMedia } from '../rules/component-tree.ts';
import { COMPONENT, SELECTS } from '../rules/component-type.ts';
import { embedTexts } from '../rules/embed-rules.ts';
import { FLAG, has } from '../rules/message-flags.ts';
import { type Json, objectsOf, textOf } from '../world/json.ts';
import type { Attachment, Message, Pings } from '../world/message.ts';
import type { Account, Channel } from '../world/place.ts';
import type { World } from '../world/world.ts';

/** A message as one person sees it. */
export type SeenMessage = {
  readonly id: string;
  readonly author: string;
  /** Everything that can be read, from the top to the bottom. */
  readonly text: string;
  readonly buttons: readonly SeenButton[];
  readonly menus: readonly SeenMenu[];
  /** The files that are shown, with their alt texts; among components only those that a component shows. */
  readonly attachments: readonly Attachment[];
  /** `thinking` until an answer came; `gave-up` if it did not come in fifteen minutes. */
  readonly state: 'shown' | 'thinking' | 'gave-up';
  readonly isEphemeral: boolean;
  readonly isEdited: boolean;
  readonly replyTo: string | undefined;
  readonly pings: Pings;
};

/** A button that can be seen. */
export type SeenButton = {
  readonly label: string;
  readonly customId: string;
  readonly url: string;
  readonly isDisabled: boolean;
};

/** A select menu that can be seen. */
export type SeenMenu = {
  readonly customId: string;
  readonly placeholder: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
};

/** Lists what a person sees in a channel, oldest first: what is ephemeral only if it is for them. */
export function messagesSeenBy(world: World, person: Account, channel: Channel): readonly SeenMessage[] {
  if (channel.kind === 'dm' && channel.personId !== person.id) return [];
  return [...world.messages.values()]
    .filter((message) => message.channelId === channel.id && isVisibleTo(message, person))
    .map((message) => seenMessage(world, message));
}

/** Says whether a person can see a message in a channel they are in. */
export function isVisibleTo(message: Message, person: Account): boolean {
  return message.onlyFor === undefined || message.onlyFor === person.id;
}

function seenMessage(world: World, message: Message): SeenMessage {
  const components = allComponents(message.components);
  const texts = [
    message.content,
    ...message.embeds.flatMap(embedTexts),
    ...displayedTexts(message.components),
  ];
  return {
    id: message.id,
    author: message.author.username,
    text: texts.filter((text) => text !== '').join('\n'),
    buttons: components.filter(({ type }) => type === COMPONENT.button).map(seenButton),
    menus: components.filter(({ type }) => SELECTS.includes(Number(type))).map(seenMenu),
    attachments: shownAttachments(message),
    state: stateOf(world, message),
    isEphemeral: message.onlyFor !== undefined,
    isEdited: message.editedAt !== undefined,
    replyTo: message.replyTo,
    pings: message.pings,
  };
}

function shownAttachments({ attachments, components, flags }: Message): readonly Attachment[] {
  const urls = shownMedia(components).map(({ url }) => url);
  return has(flags, FLAG.componentsV2)
    ? attachments.filter(({ name }) => urls.includes(`attachment://${name}`))
    : attachments;
}

function stateOf(world: World, message: Message): SeenMessage['state'] {
  if (!message.isLoading) return 'shown';
  return world.clock.now() - message.sentAt > LIMITS.interaction.token ? 'gave-up' : 'thinking';
}

function seenButton(button: Json): SeenButton {
  return {
    label: textOf(button['label']),
    customId: textOf(button['custom_id']),
    url: textOf(button['url']),
    isDisabled: button['disabled'] === true,
  };
}

function seenMenu(menu: Json): SeenMenu {
  return {
    customId: textOf(menu['custom_id']),
    placeholder: textOf(menu['placeholder']),
    options: objectsOf(menu['options']).map((option) => ({
      label: textOf(option['label']),
      value: textOf(option['value']),
    })),
  };
}
