import type { ReaderPorts } from '../model-reader.ts';

/** Ports that count and remember until the test is over, at noon of 2026-11-21. */
export function memoryPorts(): ReaderPorts {
  const taken = new Map<string, number>();
  const kept = new Map<string, { readonly answer: string; readonly expiresAt: Date }>();
  return {
    now: () => new Date('2026-11-21T12:00:00Z'),
    allowance: {
      async take({ person, day, limits }) {
        const [own, all] = [`${day} of ${person}`, day];
        if ((taken.get(own) ?? 0) >= limits.perPerson) return { kind: 'spent', whose: 'person' };
        if ((taken.get(all) ?? 0) >= limits.inTotal) return { kind: 'spent', whose: 'everybody' };
        for (const each of [own, all]) taken.set(each, (taken.get(each) ?? 0) + 1);
        return { kind: 'taken' };
      },
    },
    cache: {
      async load(key, now) {
        const found = kept.get(key);
        return found !== undefined && found.expiresAt > now ? found : undefined;
      },
      async save(key, answer) {
        kept.set(key, answer);
      },
    },
  };
}
