/** What goes wrong: too many calls (seconds to wait), a broken server, or one of Slack's error words. */
export type Fault =
  | { readonly kind: 'rate-limited'; readonly retryAfter: number }
  | { readonly kind: 'server-error'; readonly status: number }
  | { readonly kind: 'refused'; readonly error: string };

/** Where it goes wrong: a method of the Web API, the address of an upload, a response_url, or an incoming webhook. */
export type FaultAt = 'upload' | 'response_url' | 'incoming_webhook' | `${string}.${string}`;

/** Faults that are planned: each is taken once. */
export type Faults = {
  readonly plan: (at: FaultAt, fault: Fault, times: number) => void;
  readonly take: (at: string) => Fault | undefined;
};

/** Starts without any fault. */
export function createFaults(): Faults {
  const planned = new Map<string, Fault[]>();
  return {
    plan: (at, fault, times) => {
      planned.set(at, [...(planned.get(at) ?? []), ...Array<Fault>(times).fill(fault)]);
    },
    take: (at) => planned.get(at)?.shift(),
  };
}
