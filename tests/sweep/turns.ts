/** The longest that anybody else had to wait while something ran, in milliseconds. */
export type Waited = {
  /** By the clock: as long as it is, also because the machine did something else. */
  readonly wall: number;
  /** Of the processor, between two turns of the others; waiting for a disk is not in it. */
  readonly cpu: number;
};

/** Watches, every five milliseconds, how late a turn comes. */
export function watchTurns(): () => Waited {
  let wall = 0;
  let cpu = 0;
  let [at, used] = [performance.now(), cpuNow()];
  const turn = (): void => {
    const [now, spent] = [performance.now(), cpuNow()];
    wall = Math.max(wall, now - at - EVERY_MS);
    cpu = Math.max(cpu, spent - used);
    [at, used] = [now, spent];
  };
  const timer = setInterval(turn, EVERY_MS);
  return () => {
    clearInterval(timer);
    turn();
    return { wall, cpu };
  };
}

/** What the thread has taken of the processor so far, in milliseconds. */
export function cpuNow(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

const EVERY_MS = 5;
