import type { Logger } from 'pino';

type Fault = { readonly what: string; readonly error: unknown; readonly reference?: string };

/**
 * Logs that something went wrong, by the name of the error and the places that it went through.
 *
 * Its message may quote what somebody wrote, so it is for the level "debug" alone.
 */
export function loggedFault(log: Logger, { what, error, reference }: Fault): void {
  const isError = error instanceof Error;
  const name = isError ? error.name : typeof error;
  const at = isError ? placesOf(error) : [];
  log.error({ ...(reference === undefined ? {} : { reference }), error: name, at }, what);
  log.debug({ reference, message: isError ? error.message : String(error) }, 'the message of the error');
}

/** The message stands at the beginning of a stack. */
function placesOf({ stack = '', message }: Error): readonly string[] {
  return stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^at .*:\d+:\d+\)?$/.test(line))
    .slice(0, MOST_PLACES);
}

const MOST_PLACES = 8;
