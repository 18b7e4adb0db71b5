/** What the next chat completions get instead of an answer. */
export type ServedRefusal = {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** One refusal of a file of refusals, such as the corpus of a test. */
export type RefusalRow = { readonly id: string; readonly status: number; readonly body: string };

/** What goes wrong for a request, apart from the state of the account. */
export type RequestFault =
  | { readonly kind: 'latency'; readonly milliseconds: number }
  | { readonly kind: 'hang' }
  /** Half of the answer, then the connection ends. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'html-524' }
  | { readonly kind: 'error-in-200'; readonly code: number; readonly message: string }
  | { readonly kind: 'too-many'; readonly retryAfter: 'seconds' | 'date'; readonly seconds: number };

/** What stays wrong until it is cleared. */
export type StandingFault =
  | { readonly kind: 'stale-counters' }
  /** Lifetime counters show so many dollars less than they did. */
  | { readonly kind: 'counters-back'; readonly usd: string }
  | { readonly kind: 'clock-off'; readonly milliseconds: number };

/** Which requests a fault meets: those whose path under `/api/v1` begins so, all where nothing is said; once. */
export type FaultScope = { readonly on?: string | undefined; readonly times?: number | undefined };

/** Everything that is going to go wrong. */
export type Mischief = {
  readonly refusals: { readonly served: ServedRefusal; left: number }[];
  readonly faults: { readonly fault: RequestFault; readonly on: string; left: number }[];
  clockOffMs: number;
};

/** Begins with nothing wrong. */
export function noMischief(): Mischief {
  return { refusals: [], faults: [], clockOffMs: 0 };
}

/** Takes the refusal that the next chat completion gets. */
export function takeRefusal({ refusals }: Mischief): ServedRefusal | undefined {
  return taken(refusals, () => true)?.served;
}

/** Takes the fault that a request meets. */
export function takeFault({ faults }: Mischief, path: string): RequestFault | undefined {
  return taken(faults, ({ on }) => path.startsWith(on))?.fault;
}

function taken<One extends { left: number }>(queue: One[], isMet: (one: One) => boolean): One | undefined {
  const at = queue.findIndex(isMet);
  const one = queue[at];
  if (one === undefined) return undefined;
  one.left -= 1;
  if (one.left <= 0) queue.splice(at, 1);
  return one;
}
