import type { ActionCode } from './action-code.ts';
import type { Action } from './card.ts';

/** Which incident a button is about: a short id may come again once its incident is resolved. */
export type IncidentRef = { readonly shortId: string; readonly number: number };

/** What somebody does to an incident by a button; "tomorrow" is a day of the person who pressed. */
export type IncidentPress =
  | { readonly kind: 'acknowledge'; readonly incident: IncidentRef }
  | { readonly kind: 'snooze'; readonly incident: IncidentRef; readonly until: SnoozeEnd };

export type SnoozeEnd = '2h' | 'tomorrow-9am';

/** The buttons of an open alert, which work wherever a bot hears them. */
export function incidentActions({ shortId, number }: IncidentRef): readonly Action[] {
  const argument = `${shortId}.${number}`;
  return [
    { kind: 'button', verb: ACKNOWLEDGE, label: 'Acknowledge', argument, isMain: true },
    { kind: 'button', verb: SNOOZE, label: 'Snooze 2 h', argument: `${argument}.2h` },
    {
      kind: 'button',
      verb: SNOOZE,
      label: 'Snooze until tomorrow 9 am',
      argument: `${argument}.tomorrow-9am`,
    },
  ];
}

/** Reads what a pressed button of `incidentActions` stands for; `undefined` where it is none of them. */
export function incidentPressOf({ verb, argument = '' }: ActionCode): IncidentPress | undefined {
  const [, shortId, number, until] =
    /^([\dA-Z]{1,40})\.(\d{1,15})(?:\.(2h|tomorrow-9am))?$/.exec(argument) ?? [];
  if (shortId === undefined) return undefined;
  const incident = { shortId, number: Number(number) };
  if (verb === ACKNOWLEDGE && until === undefined) return { kind: 'acknowledge', incident };
  if (verb === SNOOZE && until !== undefined) return { kind: 'snooze', incident, until: until as SnoozeEnd };
  return undefined;
}

const ACKNOWLEDGE = 'ack';
const SNOOZE = 'snooze';
