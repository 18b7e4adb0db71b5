import { type IncidentPress, incidentPressOf, type SnoozeEnd } from '@tollkeeper/cards';

import type { Asker } from '../../watching/guard-desk.ts';
import { handleIncident, overTold } from '../../watching/handle-incident.ts';
import type { Told } from '../../watching/told.ts';
import { untilOf } from '../../watching/until-of.ts';
import { guardDeskFor } from '../guard-desk-for.ts';
import type { Host } from '../host.ts';
import type { Request } from '../request.ts';
import type { Response } from '../response.ts';
import { sentenceResponse } from '../sentence-response.ts';

/** Acknowledges the incident of an alert; somebody who may not is told whom to ask. */
export function acknowledge(request: Request, argument: string, host: Host): Promise<Response> {
  return onIncident(request, incidentPressOf({ verb: 'ack', argument }), host);
}

/** Snoozes the incident of an alert; somebody who may not is told whom to ask. */
export function snooze(request: Request, argument: string, host: Host): Promise<Response> {
  return onIncident(request, incidentPressOf({ verb: 'snooze', argument }), host);
}

async function onIncident(request: Request, press: IncidentPress | undefined, host: Host): Promise<Response> {
  if (press === undefined) return sentenceResponse(request, 'An unknown button', UNKNOWN);
  const desk = guardDeskFor(request, host);
  const { shortId, number } = press.incident;
  if (!desk.maySee)
    return sentenceResponse(
      request,
      'Not for you',
      `Alerts are about what is spent, and you may not answer them here. Ask ${desk.ask}.`,
    );
  const incident = await desk.store.incidents.byShortId(shortId);
  // A short id is used again once its incident is over.
  if (incident === undefined || incident.number !== number)
    return sentenceResponse(
      request,
      'Over',
      `#${shortId} of this message is over: there is nothing to answer any more.`,
    );
  if (incident.resolved !== undefined) return told(request, overTold(incident));
  const asker = await desk.asker();
  if (press.kind === 'acknowledge')
    return told(request, await handleIncident(incident, { kind: 'acknowledge' }, { desk, asker }));
  const until = endOf(press.until, { now: desk.now(), asker });
  const done = await handleIncident(incident, { kind: 'snooze', until }, { desk, asker });
  return told(request, done);
}

/** "Tomorrow" is a day of the person who pressed, or of UTC where their zone is not told. */
function endOf(end: SnoozeEnd, { now, asker }: { readonly now: Date; readonly asker: Asker }): Date {
  const named = untilOf(END_WORDS[end], { now, zone: asker.zone ?? 'UTC' });
  if (named.kind === 'wrong') throw new Error(`The end of a snooze, ${end}, is no time: ${named.sentence}`);
  return named.at;
}

function told(request: Request, { title, sentences }: Told): Response {
  return sentenceResponse(request, title, sentences.join(' '));
}

const END_WORDS: Readonly<Record<SnoozeEnd, string>> = { '2h': '2h', 'tomorrow-9am': 'tomorrow 9am' };
const UNKNOWN = 'This button does nothing here. /alerts lists what is open, with buttons that work.';
