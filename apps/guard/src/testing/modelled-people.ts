import { MINUTE, type ModelledWorld, nextPlace, type Wish } from './modelled-world.ts';

/** What people do with alerts; they know nothing of the true time. */
export type ModelledPeople = {
  /** One of the open incidents, counted round. */
  readonly acknowledge: (which: number) => Promise<void>;
  readonly snooze: (which: number, minutes: number) => Promise<void>;
  readonly silence: (rule: string, minutes: number) => Promise<void>;
  /** How long it takes by a right clock until nothing is wished any more. */
  readonly wishesEndIn: () => number;
};

export function modelledPeople({ store, clock, book }: ModelledWorld): ModelledPeople {
  const openAt = async (which: number) => {
    const open = (await store.incidents.open()).toSorted((a, b) => (a.alertKey < b.alertKey ? -1 : 1));
    return open[which % Math.max(1, open.length)];
  };
  const wish = (wishes: Wish[], of: string, until: number): void => {
    const from = nextPlace(book);
    for (const other of wishes) if (other.of === of) other.over ??= from;
    wishes.push({ of, until, from });
  };
  const handling = () => ({ by: 'alice', at: new Date(clock.now()), content: '{}' });
  const until = (minutes: number): number => clock.now() + minutes * MINUTE;
  return {
    async acknowledge(which) {
      const seen = await openAt(which);
      if (seen === undefined) return;
      wish(book.acknowledged, `${seen.alertKey} ${seen.number}`, Number.POSITIVE_INFINITY);
      await store.incidents.acknowledge(seen, handling());
    },
    async snooze(which, minutes) {
      const seen = await openAt(which);
      if (seen === undefined) return;
      wish(book.snoozes, `${seen.alertKey} ${seen.number}`, until(minutes));
      await store.incidents.snooze(seen, { ...handling(), until: new Date(until(minutes)) });
    },
    async silence(rule, minutes) {
      wish(book.silences, rule, until(minutes));
      const silence = { rule, until: new Date(until(minutes)), by: 'alice' };
      await store.silences.put(silence, new Date(clock.now()));
    },
    wishesEndIn() {
      const standing = [...book.silences, ...book.snoozes].filter(({ over }) => over === undefined);
      return Math.max(0, ...standing.map((each) => each.until - clock.now()));
    },
  };
}
