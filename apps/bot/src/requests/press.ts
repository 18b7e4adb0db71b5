import { decodeAction } from '@tollkeeper/cards';

import { openCompare } from './actions/compare.ts';
import { csv } from './actions/csv.ts';
import { openEdit } from './actions/edit.ts';
import { acknowledge, snooze } from './actions/incident.ts';
import { openPlan } from './actions/plan.ts';
import { say } from './actions/say.ts';
import { share } from './actions/share.ts';
import type { Host } from './host.ts';
import type { Request } from './request.ts';
import type { Response } from './response.ts';
import { sentenceResponse } from './sentence-response.ts';

/** Does what a button stands for; one of another version, or of somebody else, gets a sentence. */
export async function press(request: Request, code: string, host: Host): Promise<Response> {
  const decoded = decodeAction(code);
  if (decoded.kind === 'other-version') return sentenceResponse(request, 'An old button', decoded.message);
  const { verb = '', argument = '' } = decoded.kind === 'action' ? decoded.action : {};
  const does = Object.hasOwn(PRESSED, verb) ? PRESSED[verb] : undefined;
  return does === undefined || argument === ''
    ? sentenceResponse(request, 'An unknown button', UNKNOWN_BUTTON)
    : does(request, argument, host);
}

type Pressed = (request: Request, argument: string, host: Host) => Promise<Response>;

const PRESSED: Readonly<Record<string, Pressed>> = {
  share,
  csv,
  say,
  edit: openEdit,
  compare: openCompare,
  plan: openPlan,
  ack: acknowledge,
  snooze,
};

const UNKNOWN_BUTTON =
  'This button does nothing here. Please ask again, and use the buttons of the new answer.';
