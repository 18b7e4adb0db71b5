/** Gives whoever was sent away for so many milliseconds the time to wait until it is their turn. */
export type WaitingLine = (wait: number) => number;

/**
 * Lets those whom Slack sent away come back one after the other: all at once they would be sent away again.
 *
 * A channel takes a message a second (docs.slack.dev/apis/web-api/rate-limits, 2026-11-21).
 */
export function waitingLine(now: () => number = Date.now): WaitingLine {
  let last = 0;
  return (wait) => {
    last = Math.max(now() + wait, last + A_SECOND);
    return last - now();
  };
}

const A_SECOND = 1_000;
