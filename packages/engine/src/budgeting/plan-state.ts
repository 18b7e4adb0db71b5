/** What a saved plan keeps beside its name, month and amount; `Shown` is how the estimate looked. */
export type PlanState<Shown = unknown> = {
  readonly card: Shown;
  /** As whoever keeps conversations writes it. */
  readonly conversation: string;
  /** Names or hashes of the keys that it is for; missing where it is for the account. */
  readonly keys?: readonly string[];
  /** As whoever makes estimates writes it: from this the estimate can be made again. */
  readonly basis?: string;
};

/** Writes what is kept as text for a store. */
export function planStateText(state: PlanState): string {
  return JSON.stringify({ version: VERSION, ...state });
}

/** Reads what `planStateText` wrote, or nothing where another version of the program wrote it. */
export function planStateOf<Shown = unknown>(text: string): PlanState<Shown> | undefined {
  try {
    const { version, ...state } = JSON.parse(text) as PlanState<Shown> & { readonly version?: unknown };
    return version === VERSION ? state : undefined;
  } catch {
    return undefined;
  }
}

/** To be raised whenever what is kept changes its meaning. */
const VERSION = 1;
