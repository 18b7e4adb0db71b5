import { instantText } from '@tollkeeper/cards';

import { payloadsOf, type SentPayload, withNames } from './payloads.ts';
import type { Stage } from './stage.ts';

/** What people could see of one part of the story, and what was sent for it. */
export type Scene = {
  readonly at: string;
  readonly title: string;
  readonly seen: readonly SeenAt[];
  readonly sent: readonly SentPayload[];
};

/** A message that is new, or says something else now. */
export type SeenAt = {
  readonly place: Place;
  readonly how: 'new' | 'edited' | 'for one alone';
  readonly text: string;
};

export type Place = 'Slack #general' | 'Slack #finance' | 'Discord #general';

export type Observer = {
  /** Everything that has changed since the last scene. */
  readonly scene: (title: string) => Scene;
  /** The newest message of a place. */
  readonly latest: (place: Place) => string;
};

/** Looks with the eyes of Alice in Slack and of Anna in Discord. */
export function observer(stage: Stage): Observer {
  const known = new Map<string, string>();
  const sent = payloadsOf(stage);
  return {
    scene: (title) => {
      const seen = everything(stage).flatMap(({ id, isPrivate, place, text }): readonly SeenAt[] => {
        const before = known.get(id);
        known.set(id, text);
        const how = isPrivate ? 'for one alone' : before === undefined ? 'new' : 'edited';
        return before === text ? [] : [{ place, how, text: withNames(text, stage) }];
      });
      return { at: instantText(stage.clock.now()), title, seen, sent: sent() };
    },
    latest: (place) => everything(stage).findLast((each) => each.place === place)?.text ?? '',
  };
}

type Visible = {
  readonly id: string;
  readonly place: Place;
  readonly text: string;
  readonly isPrivate: boolean;
};

function everything({ slack, anna }: Stage): readonly Visible[] {
  const { general, finance } = slack.channels;
  const inSlack = (place: Place, channel: string): readonly Visible[] =>
    slack.alice
      .sees({ channel })
      .map(({ ts, text, ephemeral }) => ({ id: ts, place, text, isPrivate: ephemeral }));
  return [
    ...inSlack('Slack #general', general),
    ...inSlack('Slack #finance', finance),
    ...anna.sees().map(({ id, text, isEphemeral }) => ({
      id,
      place: 'Discord #general' as const,
      text,
      isPrivate: isEphemeral,
    })),
  ];
}
