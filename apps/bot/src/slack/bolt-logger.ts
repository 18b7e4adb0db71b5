import { LogLevel } from '@slack/bolt';
import type { Logger } from 'pino';

/** A logger for Bolt that says nothing: its debug lines hold what people wrote, and its faults reach us as errors. */
export function silentLogger(): BoltLogger {
  return boltLogger(nothing);
}

/** A logger for Bolt that passes warnings and errors on. */
export function warningLogger(log: Logger): BoltLogger {
  return boltLogger((...words) => log.warn(words.map(String).join(' ')));
}

type BoltLogger = {
  readonly debug: Say;
  readonly info: Say;
  readonly warn: Say;
  readonly error: Say;
  readonly setLevel: () => void;
  readonly getLevel: () => LogLevel;
  readonly setName: () => void;
};

type Say = (...words: unknown[]) => void;

function boltLogger(warn: Say): BoltLogger {
  return {
    debug: nothing,
    info: nothing,
    warn,
    error: warn,
    setLevel: nothing,
    getLevel: () => LogLevel.WARN,
    setName: nothing,
  };
}

function nothing(): void {}
