import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { sampleCards } from '../testing/sample-cards.ts';
import { discordMessage } from './discord-message.ts';
import { discordPlain } from './discord-plain.ts';
import { faultsOf } from './testing/faults.ts';

const KINDS = Object.entries(sampleCards());

describe('packages/cards/golden/discord', () => {
  it.each(KINDS)('shows what Discord is sent today (pnpm golden): %s', (kind, card) => {
    const file = new URL(`../../golden/discord/${kind}.json`, import.meta.url);
    const golden = JSON.parse(readFileSync(file, 'utf8'));
    expect({ message: discordMessage(card), plain: discordPlain(card) }).toEqual(golden);
  });

  it.each(KINDS)('holds nothing that Discord refuses: %s', (_, card) => {
    expect(faultsOf(discordMessage(card).payload)).toEqual([]);
    expect(faultsOf(discordPlain(card).payload)).toEqual([]);
  });
});
