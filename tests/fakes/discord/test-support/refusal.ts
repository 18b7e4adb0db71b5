import { DiscordAPIError } from 'discord.js';

/** What Discord said no with. */
export type Refusal = {
  readonly status: number;
  readonly code: number | string;
  /** Each problem as `path: CODE`. */
  readonly problems: readonly string[];
};

/** Waits for a request that must be refused, and tells with what. */
export async function refusalOf(request: Promise<unknown>): Promise<Refusal> {
  const failure = await request.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failure instanceof DiscordAPIError)) throw new Error(`This was not refused: ${String(failure)}`);
  const errors = 'errors' in failure.rawError ? failure.rawError.errors : undefined;
  return { status: failure.status, code: failure.code, problems: problemsIn(errors, []) };
}

function problemsIn(node: unknown, path: readonly string[]): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === '_errors'
      ? (value as { code: string }[]).map(({ code }) => `${path.join('.')}: ${code}`)
      : problemsIn(value, [...path, key]),
  );
}
