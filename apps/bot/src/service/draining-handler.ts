import type { RequestHandler } from '../requests/request-handler.ts';

/** A handler that can be told to finish. */
export type DrainingHandler = {
  readonly handle: RequestHandler;
  readonly isDraining: () => boolean;
  /** From now on hands what comes to the other handler; resolves once what was under way is answered, or after `patienceMs`. */
  readonly drain: (patienceMs: number) => Promise<Drained>;
};

/** What is left unanswered when nobody waits any longer. */
export type Drained = { readonly unanswered: number };

/** Puts an end before a handler: what was begun is finished, what comes later is for another one. */
export function drainingHandler(handle: RequestHandler, later: RequestHandler): DrainingHandler {
  let isDraining = false;
  const underWay = new Set<Promise<void>>();
  const track = (work: Promise<void>): Promise<void> => {
    const tracked: Promise<void> = work.finally(() => underWay.delete(tracked));
    underWay.add(tracked);
    return tracked;
  };
  return {
    handle: (request, deliver) => track((isDraining ? later : handle)(request, deliver)),
    isDraining: () => isDraining,
    async drain(patienceMs) {
      isDraining = true;
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<'late'>((resolve) => {
        timer = setTimeout(() => resolve('late'), patienceMs);
      });
      while (underWay.size > 0) {
        const all = Promise.allSettled(underWay).then(() => 'done' as const);
        if ((await Promise.race([all, patience])) === 'late') break;
      }
      clearTimeout(timer);
      return { unanswered: underWay.size };
    },
  };
}
