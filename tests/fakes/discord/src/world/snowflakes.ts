import type { Clock } from './clock.ts';

/** Gives ids as Discord does: the time since 2015 in the upper bits, a counter in the lower twelve. */
export function snowflakes(clock: Clock): () => string {
  let count = 0n;
  return () => {
    count += 1n;
    return String(((BigInt(clock.now()) - DISCORD_EPOCH) << 22n) | (count & 0xfffn));
  };
}

const DISCORD_EPOCH = 1_420_070_400_000n;
