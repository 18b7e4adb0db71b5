import { parseArgs } from 'node:util';

/** How the simulator is to run as a program. */
export type Settings = {
  readonly port: number;
  readonly speed: number;
  readonly seed: number;
  /** When the simulated life begins; the real time where nothing is said. */
  readonly from: Date | undefined;
  /** A file of refusals, one JSON object with id, status and body a line. */
  readonly refusals: string | undefined;
};

/** Reads arguments, and the environment (`SIMULATOR_PORT` …) where they say nothing; throws on what is unusable. */
export function settingsFrom(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Settings {
  const { values } = parseArgs({ args: [...words], options: OPTIONS });
  const said = (name: keyof typeof OPTIONS): string | undefined =>
    values[name] ?? environment[`SIMULATOR_${name.toUpperCase()}`];
  const number = (name: keyof typeof OPTIONS, range: Range): number => {
    const value = Number(said(name) ?? range.usual);
    if (
      value >= range.least &&
      value <= range.most &&
      (range.fractions === true || Number.isInteger(value))
    ) {
      return value;
    }
    throw new Error(
      `--${name} is "${said(name)}"; it has to be a number from ${range.least} to ${range.most}.`,
    );
  };
  return {
    port: number('port', { least: 0, most: 65_535, usual: 0 }),
    speed: number('speed', { least: 0, most: 86_400, usual: TEN_MINUTES_A_SECOND, fractions: true }),
    seed: number('seed', { least: 0, most: 2 ** 31 - 1, usual: 1 }),
    from: instantOf(said('from')),
    refusals: said('refusals'),
  };
}

type Range = {
  readonly least: number;
  readonly most: number;
  readonly usual: number;
  readonly fractions?: boolean;
};

function instantOf(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) {
    throw new Error(`--from is "${text}"; it has to be an instant such as 2026-11-21T00:00:00Z.`);
  }
  return instant;
}

const OPTIONS = {
  port: { type: 'string' },
  speed: { type: 'string' },
  seed: { type: 'string' },
  from: { type: 'string' },
  refusals: { type: 'string' },
} as const;

const TEN_MINUTES_A_SECOND = 600;
