import { handClock, type KeyPlan, type Simulator, startSimulator, type World } from '@tollkeeper/simulator';

/** A moment of the story: when it is, and what has happened to the account by then. */
export type Scene = {
  readonly name: string;
  readonly at: Date;
  readonly happens: (account: Simulator['world']) => void;
};

/** A day of a key with $100 a day and of the balance that pays for it. Nobody answers, and the night mends it. */
export const SCENES: readonly Scene[] = [
  { name: 'all is well', at: instant('21T12:00'), happens: ({ spend }) => spend('prod', '10') },
  { name: 'warning', at: instant('21T13:00'), happens: ({ spend }) => spend('prod', '75') },
  { name: 'critical', at: instant('21T14:00'), happens: ({ spend }) => spend('prod', '11') },
  { name: 'nobody answers', at: instant('21T14:50'), happens: () => undefined },
  // 117 − 100 is below the $20 of the rule "credits".
  { name: 'exhausted', at: instant('21T15:30'), happens: ({ spend }) => spend('prod', '4') },
  {
    name: 'reset and top-up',
    at: instant('22T00:40'),
    happens: ({ moveCredits }) => moveCredits('purchase', '500'),
  },
];

/** The account of the story. */
export type Account = Simulator & { readonly moveTo: (instant: Date) => void };

/** Starts the account as it is when a scene begins. */
export async function accountIn(scene: number): Promise<Account> {
  const clock = handClock(BEGIN);
  const simulator = await startSimulator({ clock, seed: 1, world: WORLD });
  for (const { at, happens } of SCENES.slice(0, scene + 1)) {
    clock.moveTo(at);
    happens(simulator.world);
  }
  return { ...simulator, moveTo: clock.moveTo };
}

/** What the guard of the story goes by. */
export function guardYaml(places: { readonly slack: string; readonly discord: string }): string {
  const off = ['forecast-limit', 'forecast-balance', 'fast-burn', 'spend-above-pattern', 'credits-expiring'];
  return `rules:
${off.map((rule) => `  ${rule}: off`).join('\n')}
  credits: { info: off, warning: $20 }
channels:
  ops: { slack: ${places.slack}, from: warning, escalate_to: pager }
  pager: { discord: "${places.discord}", from: critical }
  here: { terminal: yes }
poll: { least: 10 s, most: 1 min, requests_per_minute: 1000 }
`;
}

function instant(dayAndTime: string): Date {
  return new Date(`2026-11-${dayAndTime}:00Z`);
}

const BEGIN = instant('20T12:00');

const PROD: KeyPlan = { name: 'prod', createdAt: BEGIN, limit: '100', reset: 'daily' };
const WORLD: World = {
  from: BEGIN,
  lagMinutes: 0,
  account: { movements: [{ kind: 'purchase', at: BEGIN, amount: '117' }] },
  keys: [PROD],
  models: [
    {
      id: 'maker/model',
      name: 'Maker: Model',
      contextLength: 100_000,
      maxCompletionTokens: 10_000,
      provider: 'Maker',
      prompt: '0.000001',
      completion: '0.000002',
    },
  ],
};
