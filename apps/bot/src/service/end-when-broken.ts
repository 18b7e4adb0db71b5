import type { Logger } from 'pino';

/** Ends the process, with 1, after what nobody caught: its state is unknown, and better begun anew. */
export function endWhenBroken(log: Logger): void {
  const end = (err: unknown): void => {
    log.fatal({ err }, 'Something broke that nobody caught; the bot ends.');
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
