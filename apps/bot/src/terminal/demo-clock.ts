import type { SimulatedTime } from '@tollkeeper/cards';

/** The clock of a simulated account, which several programs show without asking one another. */
export type DemoClock = { readonly now: () => SimulatedTime };

/**
 * Reads the clock of a demo from TOLLKEEPER_DEMO_CLOCK, or nothing where that is not set.
 *
 * `{"from", "realFrom", "speed"}`: it shows from + (real time − realFrom) × speed. Throws when it is something else.
 */
export function demoClockIn(
  environment: Readonly<Record<string, string | undefined>>,
  realNow: () => Date,
): DemoClock | undefined {
  const text = environment['TOLLKEEPER_DEMO_CLOCK']?.trim() ?? '';
  if (text === '') return undefined;
  const { from, realFrom, speed } = anchorIn(text);
  return { now: () => ({ at: new Date(from + (realNow().getTime() - realFrom) * speed), speed }) };
}

type Anchor = { readonly from: number; readonly realFrom: number; readonly speed: number };

function anchorIn(text: string): Anchor {
  try {
    const { from, realFrom, speed } = JSON.parse(text) as Readonly<Record<keyof Anchor, unknown>>;
    const anchor = { from: Date.parse(String(from)), realFrom: Date.parse(String(realFrom)), speed };
    if (isAnchor(anchor)) return anchor;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
  }
  throw new Error(
    `TOLLKEEPER_DEMO_CLOCK is ${text}; it has to be {"from": "2026-11-24T06:00:00Z", "realFrom": an instant of that kind, "speed": 600}. Only npm start sets it.`,
  );
}

function isAnchor(anchor: { readonly [Part in keyof Anchor]: unknown }): anchor is Anchor {
  return Object.values(anchor).every((part) => Number.isFinite(part)) && Number(anchor.speed) >= 0;
}
