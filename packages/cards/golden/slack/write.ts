import { writeFileSync } from 'node:fs';

import { slackFallback, slackMessage } from '../../src/slack/slack-message.ts';
import { sampleCards } from '../../src/testing/sample-cards.ts';

// Writes what Slack is sent for one card of every kind; read the difference before it is committed.
for (const [kind, card] of Object.entries(sampleCards())) {
  const golden = { message: slackMessage(card), fallback: slackFallback(card) };
  writeFileSync(new URL(`${kind}.json`, import.meta.url), `${JSON.stringify(golden, undefined, 2)}\n`);
}
