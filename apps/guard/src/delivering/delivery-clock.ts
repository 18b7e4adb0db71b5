/** The time of the guard, which a demo lets run ahead, and the real one, by which platforms count. */
export type DeliveryClock = {
  /** In which notifications are dated, leases and next tries too. */
  readonly now: () => Date;
  /** Epoch milliseconds. */
  readonly realNow: () => number;
  /** How many milliseconds of `now` pass in a real one. */
  readonly speed: number;
  /** Waits so many real milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
};

/** As much time of the guard as passes in so much real time: 1 s is 600 s where a demo runs 600 times as fast. */
export function guardMs({ speed }: Pick<DeliveryClock, 'speed'>, realMs: number): number {
  return Math.round(realMs * speed);
}
