import { maskSecrets } from '@tollkeeper/pricing';
import { type Logger, pino } from 'pino';

import type { LogLevel, Secret } from '../configuration/settings.ts';
import { loggedError } from './logged-error.ts';

/** Where a log goes, from which level on, and what must never stand in it. */
export type LogSink = {
  readonly level: LogLevel;
  readonly secrets: readonly Secret[];
  readonly write: (line: string) => void;
};

/**
 * Makes the log: a line of JSON for each thing that happened.
 *
 * Every finished line is masked as a whole, so a token is covered wherever it came from: a message, a stack, a field.
 */
export function createLogger({ level, secrets, write }: LogSink): Logger {
  const known = secrets.map((secret) => secret());
  const masked = (line: string): string =>
    known.reduce(
      (text, secret) => text.replaceAll(secret, `(masked …${secret.slice(-4)})`),
      maskSecrets(line),
    );
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: REDACTED, censor: '(masked)' },
      serializers: {
        err: loggedError,
        // Some log only the name of an error.
        error: (error: unknown) => (typeof error === 'string' ? error : loggedError(error)),
      },
    },
    { write: (line) => write(masked(line)) },
  );
}

/** The names under which SDKs carry tokens, at the top and one level down. */
const REDACTED = ['token', 'botToken', 'appToken', 'signingSecret', 'authorization', 'response_url'].flatMap(
  (name) => [name, `*.${name}`, `*.headers.${name}`],
);
