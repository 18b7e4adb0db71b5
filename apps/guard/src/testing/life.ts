/** What a process goes through: each call of the store or of a channel may be its last, or take very long. */
export type Life = {
  calls: number;
  isDead: boolean;
  /** At which call something happens to it, counted from 1; 0 for never. */
  at: number;
  /** Whether that is when the call was carried out and nobody has heard the answer. */
  isAfter: boolean;
  /** Killed, or something else while it stands still. */
  happens: 'killed' | (() => Promise<void>);
  /** Somebody else may have taken over what it does. */
  isSlow: boolean;
  /** How often others have a turn before each call, over and over. */
  readonly turns: readonly number[];
  tickBegan: { readonly place: number; readonly at: number };
  /** Notifications that were sent, and not written down as sent. */
  readonly sending: Set<string>;
};

export function newLife(turns: readonly number[] = []): Life {
  const tickBegan = { place: 0, at: 0 };
  const rest = { calls: 0, isDead: false, at: 0, isAfter: false, happens: 'killed' as const, isSlow: false };
  return { ...rest, turns, tickBegan, sending: new Set() };
}

/** Makes a call part of a life. */
export function living<A extends readonly unknown[], R>(
  call: (...parts: A) => Promise<R>,
  life: Life,
): (...parts: A) => Promise<R> {
  return async (...parts) => {
    life.calls += 1;
    const { calls, turns } = life;
    for (let turn = turns[calls % turns.length] ?? 0; turn > 0; turn -= 1) await undefined;
    if (life.isDead) throw new Error('killed');
    const isIt = calls === life.at;
    if (isIt && !life.isAfter) await meet(life);
    const result = await call(...parts);
    if (isIt && life.isAfter) await meet(life);
    // Nobody is there to take the answer.
    if (life.isDead) throw new Error('killed');
    return result;
  };
}

async function meet(life: Life): Promise<void> {
  if (life.happens !== 'killed') {
    life.isSlow = true;
    return life.happens();
  }
  life.isDead = true;
  throw new Error('killed');
}
