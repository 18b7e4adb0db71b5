import { readFileSync } from 'node:fs';
import type { Section } from '@tollkeeper/cards';

/** Draws what the key of the journey tests/journeys/guard-life.test.ts spent, and when the guard said what of it. */
export function lifeChart(): Extract<Section, { readonly kind: 'chart' }> {
  const spending = golden('guard-life-spending.json') as Spending;
  const scenes = golden('guard-life.json') as readonly { readonly at: string; readonly sent: unknown }[];
  const said = WORDS.map(([word, label]) => {
    const scene = scenes.find(({ sent }) => JSON.stringify(sent).includes(`"${word}: `));
    if (scene === undefined) throw new Error(`Nothing says "${word}".`);
    return { label, at: scene.at };
  });
  const spent = spending.map(({ at, spent: value }) => ({ at: Date.parse(at), value: Number(value) }));
  const ends = [spent[0]?.at ?? 0, spent.at(-1)?.at ?? 0];
  return {
    kind: 'chart',
    title: 'The week of a key under guard',
    chart: {
      kind: 'lines',
      lines: [
        { label: 'Spent', points: spent },
        { label: `Limit: $${LIMIT.toFixed(2)} a week`, points: ends.map((at) => ({ at, value: LIMIT })) },
        ...said.map(({ label, at }) => ({
          label,
          points: [0, LIMIT].map((value) => ({ at: Date.parse(at.replace(' UTC', 'Z')), value })),
        })),
      ],
    },
    alt: `Spent of a weekly limit of $${LIMIT.toFixed(2)}; ${said.map(({ label, at }) => `${label.toLowerCase()} at ${at}`).join(', ')}.`,
  };
}

type Spending = readonly { readonly at: string; readonly spent: string }[];

function golden(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../journeys/golden/${name}`, import.meta.url), 'utf8'));
}

/** How messages begin, and what that means for the key. */
const WORDS = [
  ['Warning', 'Warned'],
  ['Critical', 'Critical'],
  ['Exhausted', 'Stopped'],
  ['Resolved', 'Over'],
] as const;

/** Of the key "prod" in the demo, in dollars. */
const LIMIT = 7.5;
