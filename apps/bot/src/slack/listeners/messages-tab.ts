import type { App } from '@slack/bolt';

import { callFault } from '../call-fault.ts';
import { SUGGESTED_PROMPTS } from '../suggested-prompts.ts';
import type { Bridge } from './bridge.ts';

/** Offers questions to whoever opens the agent's messages tab. */
export function listenToMessagesTab(app: App, { slack }: Bridge): void {
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab !== 'messages') return;
    const [first, ...others] = SUGGESTED_PROMPTS;
    const prompts = { channel_id: event.channel, prompts: [first, ...others] as [typeof first] };
    await slack
      .call('whenever', (web) => web.assistant.threads.setSuggestedPrompts(prompts))
      .catch((error: unknown) => {
        slack.log.debug({ error: callFault(error).error }, 'Slack took no suggested prompts.');
      });
  });
}
