import { decodeAction } from '@tollkeeper/cards';
import { maskSecrets } from '@tollkeeper/pricing';

import { submitCompare } from './actions/compare.ts';
import { submitEdit } from './actions/edit.ts';
import { submitPlan } from './actions/plan.ts';
import type { Host } from './host.ts';
import type { Deed, Request } from './request.ts';
import type { Response } from './response.ts';
import { sentenceResponse } from './sentence-response.ts';

/** Does what a form that was sent asks for; one of another version, or of somebody else, gets a sentence. */
export async function submit(
  request: Request,
  { code, values }: Extract<Deed, { readonly kind: 'form' }>,
  host: Host,
): Promise<Response> {
  const decoded = decodeAction(code);
  if (decoded.kind === 'other-version')
    return sentenceResponse(request, 'An old form', decoded.message.replace('button', 'form'));
  const { verb = '', argument = '' } = decoded.kind === 'action' ? decoded.action : {};
  const does = Object.hasOwn(SUBMITTED, verb) ? SUBMITTED[verb] : undefined;
  return does === undefined || argument === ''
    ? sentenceResponse(request, 'An unknown form', UNKNOWN_FORM)
    : does(request, { argument, values: masked(values) }, host);
}

/** What was written is shown again, and kept. */
function masked(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, maskSecrets(value)]));
}

type Submitted = (
  request: Request,
  sent: { readonly argument: string; readonly values: Readonly<Record<string, string>> },
  host: Host,
) => Promise<Response>;

const SUBMITTED: Readonly<Record<string, Submitted>> = {
  edit: submitEdit,
  compare: submitCompare,
  plan: submitPlan,
};

const UNKNOWN_FORM = 'This form does nothing here. Please ask again, and use the buttons of the new answer.';
