import type { App, ViewOutput, ViewSubmitAction } from '@slack/bolt';
import { slackFormErrors } from '@tollkeeper/cards/chat';

import type { Deliver } from '../../requests/request-handler.ts';
import { deliver } from '../deliver.ts';
import { routeOf } from '../form-metadata.ts';
import type { Route } from '../route.ts';
import type { Slack } from '../slack.ts';
import { type Bridge, requestOf } from './bridge.ts';

/** Takes forms that were sent; what is wrong with one is shown in it, as long as it may stay open. */
export function listenToForms(app: App, { slack, answer }: Bridge): void {
  app.view<ViewSubmitAction>({ type: 'view_submission', callback_id: OURS }, async ({ ack, body, view }) => {
    const closing = once(slack, ack);
    const late = setTimeout(() => void closing(), DECIDED_WITHIN);
    const route = await routeBack(slack, body);
    const byForm: Deliver = async (response) => {
      const errors = response.kind === 'wrong-form' ? slackFormErrors(response.form) : undefined;
      if (errors !== undefined && (await closing(errors))) return;
      await closing();
      await deliver(slack, route, response);
    };
    const did = { kind: 'form', code: view.callback_id, values: valuesOf(view) } as const;
    const workspace = body.team?.id ?? view.team_id;
    await answer(requestOf(route, { id: body.trigger_id, workspace, did }), route, byForm);
    clearTimeout(late);
    await closing();
  });
}

type Errors = NonNullable<ReturnType<typeof slackFormErrors>>;

/** Acknowledges the first time only, and tells whether that was it. */
function once(
  slack: Slack,
  ack: (answer?: { response_action: 'errors'; errors: Record<string, string> }) => Promise<void>,
): (errors?: Errors) => Promise<boolean> {
  let isOpen = true;
  return async (errors) => {
    if (!isOpen) return false;
    isOpen = false;
    const answer = errors && { response_action: errors.response_action, errors: { ...errors.errors } };
    return ack(answer).then(
      () => true,
      (error: unknown) => {
        slack.log.warn({ error: String(error) }, 'Slack did not hear an acknowledgement.');
        return false;
      },
    );
  };
}

/** A form of another version has no ways back in it: then the person's direct messages are one. */
async function routeBack(slack: Slack, { user, view, trigger_id }: ViewSubmitAction): Promise<Route> {
  const trigger = { trigger: trigger_id };
  const known = routeOf(view.private_metadata, user.id);
  if (known !== undefined) return { ...known, ...trigger };
  const channel = await slack.directChannelOf(user.id).catch(() => '');
  return { user: user.id, channel, isDirect: true, ...trigger };
}

function valuesOf({ state }: ViewOutput): Readonly<Record<string, string>> {
  const fields = Object.entries(state.values).map(([key, inputs]) => [key, inputs['value']?.value ?? '']);
  return Object.fromEntries(fields) as Record<string, string>;
}

const OURS = /^v\d+:/;

/** In milliseconds: Slack waits three seconds, and the answer has to travel. */
const DECIDED_WITHIN = 2_200;
