import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { chartHeight, chartSvg, type Picture } from '@tollkeeper/cards';
import { chartPng } from '@tollkeeper/cards/chart-png';

/** Draws pictures as PNG when there is time for it. */
export type DrawingQueue = {
  readonly draw: (picture: Picture) => Promise<Uint8Array>;
  /** Lets what is more urgent end before the next picture is begun. */
  readonly afterwards: (urgent: Promise<unknown>) => void;
};

/**
 * Draws one picture after another, and lets everything else that waits go first.
 *
 * A picture takes some 15 ms in which nothing else runs: a hundred of them at once would make the acknowledgements
 * of later commands miss their three seconds.
 */
export function drawingQueue(): DrawingQueue {
  let last: Promise<unknown> = Promise.resolve();
  const urgent = new Set<Promise<unknown>>();
  const turn = async (): Promise<void> => {
    await setImmediate();
    // A picture that is asked for must come, however much is urgent.
    const patience = AbortSignal.timeout(MOST_PATIENCE);
    while (urgent.size > 0 && !patience.aborted) await sleep(5);
  };
  return {
    draw: (picture) => {
      const drawn = last.then(turn).then(() => pngOf(picture));
      last = drawn.catch(() => undefined);
      return drawn;
    },
    afterwards: (work) => {
      const ended = work.catch(() => undefined).finally(() => urgent.delete(ended));
      urgent.add(ended);
    },
  };
}

function pngOf({ title, chart }: Picture): Uint8Array {
  return chartPng(chartSvg(chart, { title, width: WIDTH, height: chartHeight(chart), scheme: 'dark' }));
}

/** As wide as Discord shows a picture on a desk, doubled by the drawing for sharp screens. */
const WIDTH = 640;

/** In milliseconds, for one picture. */
const MOST_PATIENCE = 500;
