import { instantText } from './instant-text.ts';

/** The time of a simulated account: what its clock shows, and how many times as fast as ours it runs. */
export type SimulatedTime = { readonly at: Date; readonly speed: number };

/** Says that account and time are made up: `Simulated account, clock 600× (2026-11-24 07:10 UTC)`. */
export function simulatedText({ at, speed }: SimulatedTime): string {
  return `Simulated account, clock ${speed}× (${instantText(at)})`;
}
