import { maskSecrets } from '@tollkeeper/pricing';
import { type Logger, pino } from 'pino';
import type { LogLevel, Secret } from '../configuration/settings.ts';

/** Where a log goes, from which level on, and what must never stand in it. */
export type LogSink = {
  readonly level: LogLevel;
  readonly secrets: readonly Secret[];
  readonly write: (line: string) => void;
};

/** Makes the log: a line of JSON for each thing that happened, masked as a whole when it is finished. */
export function createLogger({ level, secrets, write }: LogSink): Logger {
  const known = secrets.map((secret) => secret());
  const masked = (line: string): string =>
    known.reduce((text, secret) => text.replaceAll(secret, '(masked)'), maskSecrets(line));
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: loggedError },
    },
    { write: (line) => write(masked(line)) },
  );
}

/** What a log says about an error; an error of an SDK may carry whole requests. */
function loggedError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { message: String(error).slice(0, LONGEST) };
  const { name, message, stack } = error;
  return { type: name, message: message.slice(0, LONGEST), stack: stack?.slice(0, LONGEST) };
}

const LONGEST = 4_000;
