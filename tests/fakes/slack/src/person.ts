import type { Outcome } from './delivery.ts';
import type { Fields } from './fields.ts';
import type { Entries } from './filled-form.ts';
import type { Site } from './methods.ts';
import type { PostOffice } from './post-office.ts';
import { type Choice, chooseOn, pressInModal, pressOn } from './press.ts';
import { closeModal, type Submitted, submitModal } from './submit.ts';
import { enter, openApp, type Seat, useShortcut, write } from './talk.ts';
import { modalsOf } from './view-methods.ts';
import { type Place, type Seen, visibleTo } from './visible.ts';
import { directChannel, PEOPLE } from './world.ts';

/** A message, as far as it must be named to do something with it. */
export type At = { readonly ts: string };

/** A person at their Slack: what they can do, and what they see. */
export type Person = {
  readonly id: string;
  /** Their conversation with the bot. */
  readonly direct: Place;
  /** Writes; `@costbot` calls the bot. Comes back once the app has acknowledged, or failed to. */
  readonly says: (place: Place, words: string) => Promise<At>;
  readonly command: (place: Place, words: string) => Promise<Outcome>;
  readonly shortcut: (message: At, callbackId: string) => Promise<Outcome>;
  readonly presses: (message: At, label: string) => Promise<Outcome>;
  readonly chooses: (message: At, choice: Choice) => Promise<Outcome>;
  readonly opensMessages: () => Promise<Outcome>;
  readonly opensHome: () => Promise<Outcome>;
  readonly submits: (entries: Entries) => Promise<Submitted>;
  readonly pressesInModal: (label: string) => Promise<Outcome>;
  readonly closesModal: () => Promise<void>;
  /** Loads Slack anew: what was ephemeral is gone. */
  readonly reloads: () => void;
  readonly sees: (place: Place) => readonly Seen[];
  /** What Slack itself said to this person, as when the app was too late. */
  readonly notices: () => readonly string[];
  /** The uppermost modal, with the errors at its blocks. */
  readonly modal: () =>
    | { readonly view: Fields; readonly errors: Readonly<Record<string, string>> }
    | undefined;
  readonly home: () => Fields | undefined;
  readonly suggestedPrompts: () => readonly Fields[];
  /** What the agent says that it is doing in a place. */
  readonly status: (place: Place) => string;
};

/** Seats somebody in the workspace. */
export function createPerson(name: keyof typeof PEOPLE, site: Site, office: PostOffice): Person {
  const user = PEOPLE[name];
  const seat: Seat = { site, office, name, user };
  const { world } = site;
  return {
    id: user,
    direct: { channel: directChannel(user) },
    says: (place, words) => write(seat, place, words),
    command: (place, words) => enter(seat, place, words),
    shortcut: (message, callbackId) => useShortcut(seat, message, callbackId),
    presses: (message, label) => pressOn(seat, message, label),
    chooses: (message, choice) => chooseOn(seat, message, choice),
    opensMessages: () => openApp(seat, 'messages'),
    opensHome: () => openApp(seat, 'home'),
    submits: (entries) => submitModal(seat, entries),
    pressesInModal: (label) => pressInModal(seat, label),
    closesModal: () => closeModal(seat),
    reloads: () => {
      for (const message of world.messages.filter(({ onlyFor }) => onlyFor === user))
        world.messages.splice(world.messages.indexOf(message), 1);
    },
    sees: (place) => visibleTo(world, user, place),
    notices: () => world.notices.filter((notice) => notice.user === user).map(({ text }) => text),
    modal: () => modalsOf(world, user).at(-1),
    home: () => world.homes.get(user),
    suggestedPrompts: () => world.prompts.get(directChannel(user))?.prompts ?? [],
    status: ({ channel, thread }) => world.statuses.get(`${channel}/${thread ?? ''}`) ?? '',
  };
}
