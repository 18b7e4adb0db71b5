import { z } from 'zod';

/** The clock of the demo, which several processes share: it stood at `from` when the real one stood at `realFrom`. */
export type DemoClock = { readonly from: Date; readonly realFrom: Date; readonly speed: number };

/** Reads a clock from JSON; `undefined` when it is none. */
export function parseDemoClock(text: string): DemoClock | undefined {
  const { data } = CLOCK.safeParse(jsonOf(text));
  if (data === undefined) return undefined;
  return { from: new Date(data.from), realFrom: new Date(data.realFrom), speed: data.speed };
}

/** Shows the time of the demo, or the real one where there is no demo. */
export function clockOf(demo: DemoClock | undefined, realNow: () => Date): () => Date {
  if (demo === undefined) return realNow;
  const { from, realFrom, speed } = demo;
  return () => new Date(from.getTime() + Math.floor((realNow().getTime() - realFrom.getTime()) * speed));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const INSTANT = z.iso.datetime({ offset: true });
const CLOCK = z.strictObject({
  from: INSTANT,
  realFrom: INSTANT,
  speed: z.number().min(0).max(86_400),
});
