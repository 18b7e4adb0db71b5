/** Lets somebody wait until something is true, asked anew whenever something changed. */
export type Changes = {
  readonly changed: () => void;
  readonly until: <T>(look: () => T | undefined | false, wait?: Wait) => Promise<T>;
};

/** How long to wait, and for what, in case it never comes. */
export type Wait = { readonly milliseconds?: number; readonly for?: string };

/** Starts watching; `until` also looks every 25 ms, for what changes outside this fake. */
export function watchChanges(): Changes {
  const waiting = new Set<() => void>();
  return {
    changed: () => {
      for (const look of [...waiting]) look();
    },
    until: (look, { milliseconds = 5000, for: what = 'something' } = {}) =>
      new Promise((resolve, reject) => {
        const late = () => stop(() => reject(new Error(`Waited ${milliseconds} ms in vain for ${what}.`)));
        const ask = () => {
          const seen = look();
          if (seen !== undefined && seen !== false) stop(() => resolve(seen));
        };
        const timers = [setInterval(ask, 25), setTimeout(late, milliseconds)];
        const stop = (settle: () => void) => {
          for (const timer of timers) clearTimeout(timer);
          waiting.delete(ask);
          settle();
        };
        waiting.add(ask);
        ask();
      }),
  };
}
