/** How long this thread computes for some work, in milliseconds: whatever else the machine does is left out. */
export function computingMs(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
