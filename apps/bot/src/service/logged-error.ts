/** What a log says about an error. */
export type LoggedError = {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string | number;
  readonly status?: number;
  readonly cause?: LoggedError;
};

/**
 * Picks what a log may say about an error.
 *
 * The errors of the SDKs carry whole requests: texts of people, answers, tokens. So only these fields are taken.
 */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error).slice(0, LONGEST) };
  const { code, status } = error as { readonly code?: unknown; readonly status?: unknown };
  const { name, message, stack, cause } = error;
  return {
    type: name,
    message: message.slice(0, LONGEST),
    ...(stack !== undefined && { stack: stack.slice(0, LONGEST) }),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(typeof status === 'number' && { status }),
    ...(cause !== undefined && depth < DEEPEST && { cause: loggedError(cause, depth + 1) }),
  };
}

const DEEPEST = 3;
const LONGEST = 4_000;
