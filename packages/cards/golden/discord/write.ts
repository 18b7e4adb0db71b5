import { writeFileSync } from 'node:fs';

import { discordMessage } from '../../src/discord/discord-message.ts';
import { discordPlain } from '../../src/discord/discord-plain.ts';
import { sampleCards } from '../../src/testing/sample-cards.ts';

// Writes what Discord is sent for one card of every kind; read the difference before it is committed.
for (const [kind, card] of Object.entries(sampleCards())) {
  const golden = { message: discordMessage(card), plain: discordPlain(card) };
  writeFileSync(new URL(`${kind}.json`, import.meta.url), `${JSON.stringify(golden, undefined, 2)}\n`);
}
