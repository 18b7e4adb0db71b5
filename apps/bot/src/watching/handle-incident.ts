import { instantText } from '@tollkeeper/cards';
import { causeText } from '@tollkeeper/cards/standing';
import type { ResolvedCause } from '@tollkeeper/engine';
import type { HandledIncident, Incident } from '@tollkeeper/store';

import type { Asker, GuardDesk } from './guard-desk.ts';
import type { Told } from './told.ts';
import { placed } from './until-of.ts';

/** What somebody wants to do to an incident. */
export type Wish = { readonly kind: 'acknowledge' } | { readonly kind: 'snooze'; readonly until: Date };

/**
 * Acknowledges or snoozes an open incident, and says who did it and when; what was done before is not done again.
 *
 * The messages that were delivered are brought up to date by the guard: the store owes each of them an update.
 */
export async function handleIncident(
  found: Incident,
  wish: Wish,
  { desk, asker }: { readonly desk: GuardDesk; readonly asker: Asker },
): Promise<Told> {
  let incident = found;
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const needless = needlessness(incident, wish, { now: desk.now(), asker });
    if (needless !== undefined) return needless;
    const handled = await handle(incident, wish, { desk, asker });
    switch (handled.kind) {
      case 'handled':
        return done(handled.incident, wish, asker);
      case 'unknown':
        return { title: 'No such alert', sentences: [`#${incident.shortId} is kept no more.`] };
      default:
        // What somebody saw as a warning, they have not answered as critical.
        if (handled.incident.severity !== incident.severity && handled.kind === 'changed')
          return becameAnother(handled.incident);
        incident = handled.incident;
    }
  }
  return {
    title: 'Not done',
    sentences: [`Others changed #${incident.shortId} at the same time. Try again.`],
  };
}

/** Says that an incident is over, and why. */
export function overTold({ shortId, resolved }: Incident): Told {
  if (resolved === undefined) return { title: 'Over', sentences: [`#${shortId} is over.`] };
  const cause = causeText(resolved.cause as ResolvedCause) ?? resolved.cause;
  return {
    title: `#${shortId} is over`,
    sentences: [
      `#${shortId} was resolved at ${instantText(resolved.at)}, because ${cause}: there is nothing to answer any more.`,
    ],
  };
}

function handle(
  { alertKey, number, version }: Incident,
  wish: Wish,
  { desk, asker }: { readonly desk: GuardDesk; readonly asker: Asker },
): Promise<HandledIncident> {
  const { incidents } = desk.store;
  const [at, by] = [desk.now(), asker.recordedAs];
  const until = wish.kind === 'snooze' ? { until: wish.until } : undefined;
  // The copies say it with the figures that were told last, which are the guard's to lay out.
  const content = JSON.stringify({ version: 1, did: wish.kind, by, at, ...until });
  const seen = { alertKey, number, version };
  return until === undefined
    ? incidents.acknowledge(seen, { by, at, content })
    : incidents.snooze(seen, { by, at, content, ...until });
}

function needlessness(
  incident: Incident,
  wish: Wish,
  { now, asker }: { readonly now: Date; readonly asker: Asker },
): Told | undefined {
  const { resolved, acknowledged, snoozed, shortId } = incident;
  if (resolved !== undefined) return overTold(incident);
  const who = (by: string): string => (by === asker.recordedAs ? 'you' : by);
  if (wish.kind === 'acknowledge') {
    if (acknowledged === undefined) return undefined;
    return {
      title: 'Acknowledged already',
      sentences: [
        `#${shortId} was acknowledged by ${who(acknowledged.by)} already, at ${instantText(acknowledged.at)}.`,
      ],
    };
  }
  const isSame = snoozed !== undefined && Math.abs(snoozed.until.getTime() - wish.until.getTime()) < MINUTE;
  if (!isSame || snoozed.until <= now) return undefined;
  return {
    title: 'Snoozed already',
    sentences: [
      `#${shortId} was snoozed by ${who(snoozed.by)} already, until ${placed(snoozed.until, asker.zone ?? 'UTC')}.`,
    ],
  };
}

function done({ shortId, acknowledged }: Incident, wish: Wish, asker: Asker): Told {
  if (wish.kind === 'acknowledge') {
    const at = acknowledged === undefined ? '' : `, ${instantText(acknowledged.at)}`;
    return {
      title: `Acknowledged #${shortId}`,
      sentences: [
        `#${shortId} is acknowledged by ${asker.recordedAs}${at}.`,
        'It is not repeated any more; if it becomes worse, that is said. The messages about it will say who has it.',
      ],
    };
  }
  return {
    title: `Snoozed #${shortId}`,
    sentences: [
      `#${shortId} is snoozed by ${asker.recordedAs} until ${placed(wish.until, asker.zone ?? 'UTC')}.`,
      'If it holds then, it is said again; if it becomes worse before, that is said at once.',
    ],
  };
}

function becameAnother({ shortId, severity }: Incident): Told {
  return {
    title: `#${shortId} has changed`,
    sentences: [`#${shortId} has just become ${severity}, so nothing was done. Look at it, and do it again.`],
  };
}

const MOST_TRIES = 4;
const MINUTE = 60_000;
