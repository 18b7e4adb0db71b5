/** `bench chat|guard|pricing|ranges|understanding`: how fast chats answer, accounts are swept, requests priced, ranges drawn and questions read. */
import { benchChat } from './chat.ts';
import { benchGuard } from './guard.ts';
import { benchPricing } from './pricing.ts';
import { benchRanges } from './ranges.ts';
import { benchUnderstanding } from './understanding.ts';

const benches: Readonly<Record<string, () => string | Promise<string>>> = {
  chat: benchChat,
  guard: benchGuard,
  pricing: benchPricing,
  ranges: benchRanges,
  understanding: benchUnderstanding,
};
const bench = benches[process.argv[2] ?? ''];
if (bench === undefined) {
  process.stderr.write(`usage: bench ${Object.keys(benches).join('|')}\n`);
  process.exitCode = 2;
} else process.stdout.write(`${await bench()}\n`);
