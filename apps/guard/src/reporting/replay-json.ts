import { LEFT_OUT, perWeek, type Replay, type Told } from './replay.ts';

/** Writes a replay for programs: instants as ISO 8601, lead times in seconds. */
export function replayJson(replay: Replay): string {
  const { window, readings, recorded, replayed } = replay;
  const told = ({ fired, pings, pages, exhaustions }: Told): object => ({
    fired,
    messagesPerWeek: perWeek(pings, window),
    pagesPerWeek: perWeek(pages, window),
    exhaustions: exhaustions.map(({ subject, at, warned }) => ({
      subject,
      at,
      ...(warned !== undefined && {
        warnedAt: warned.at,
        rule: warned.rule,
        leadSeconds: (at.getTime() - warned.at.getTime()) / 1_000,
      }),
    })),
  });
  return JSON.stringify(
    { ...window, readings, leftOut: [LEFT_OUT], recorded: told(recorded), replayed: told(replayed) },
    undefined,
    2,
  );
}
