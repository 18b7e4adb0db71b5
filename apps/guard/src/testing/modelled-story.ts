import { AGAIN, type Fault, REFUSED } from './faults.ts';
import type { SourceName } from './modelled-account.ts';
import { modelledCrew, type Where } from './modelled-crew.ts';
import { type ModelledPeople, modelledPeople } from './modelled-people.ts';
import {
  type ChannelName,
  HOUR,
  MINUTE,
  type ModelledWorld,
  nextPlace,
  openWorld,
} from './modelled-world.ts';

/** What happens to an account, its guards and the people who hear from them. */
export type Step =
  /** And guards look so many minutes at it. */
  | { readonly kind: 'spend'; readonly key: string; readonly dollars: number; readonly minutes: number }
  | { readonly kind: 'top up' }
  | { readonly kind: 'no answer'; readonly source: SourceName; readonly looks: number }
  /** With guards, and without any. */
  | { readonly kind: 'run'; readonly minutes: number }
  | { readonly kind: 'asleep'; readonly minutes: number }
  | ({ readonly kind: 'killed'; readonly guard: number } & Where)
  | ({ readonly kind: 'stopped'; readonly minutes: number } & Where)
  | { readonly kind: 'restart' }
  | { readonly kind: 'clock'; readonly wrongByHours: number }
  | { readonly kind: 'faults'; readonly channel: ChannelName; readonly faults: readonly Fault[] }
  | { readonly kind: 'down'; readonly channel: ChannelName; readonly how: Health }
  | { readonly kind: 'acknowledge'; readonly which: number }
  | { readonly kind: 'snooze'; readonly which: number; readonly minutes: number }
  | { readonly kind: 'silence'; readonly rule: string; readonly minutes: number }
  /** In percent; at 0 the rule of limits is taken out. */
  | { readonly kind: 'rules'; readonly warningFrom: number }
  /** Is taken out, or put back. */
  | { readonly kind: 'channels'; readonly channel: ChannelName };

export type Health = 'well' | 'refused' | '503';

/** Guards on one store, and what happens around them. */
export type Story = {
  readonly world: ModelledWorld;
  readonly take: (step: Step) => Promise<void>;
  readonly run: (milliseconds: number, every?: number) => Promise<void>;
  /** Why hearts do not beat. */
  readonly ailments: () => Promise<readonly string[]>;
  /** Mends everything, and waits until nothing that was said or set is in the way. */
  readonly calmDown: () => Promise<void>;
};

/** Begins with so many guards, whose calls have turns among each other. */
export async function beginStory(guards: number, turns: readonly number[]): Promise<Story> {
  const world = await openWorld();
  const crew = modelledCrew(world, { guards, turns });
  const people = modelledPeople(world);
  let worstClock = 0;
  const take = async (step: Step): Promise<void> => {
    switch (step.kind) {
      case 'spend':
        world.account.spend(step.key, step.dollars);
        return crew.run(step.minutes * MINUTE);
      case 'run':
        return crew.run(step.minutes * MINUTE);
      case 'killed':
        return crew.kill(step.guard, step);
      case 'stopped':
        return crew.stop(step, step.minutes);
      case 'restart':
        return crew.restart();
      case 'rules':
      case 'channels':
        changeSettings(world, step);
        return crew.restart();
      case 'clock':
        worstClock = Math.max(worstClock, Math.abs(step.wrongByHours));
        return world.clock.set(step.wrongByHours * HOUR);
      case 'acknowledge':
      case 'snooze':
      case 'silence':
        return answer(people, step);
      default:
        return befall(world, step);
    }
  };
  const calmDown = async (): Promise<void> => {
    world.clock.set(0);
    world.account.mend();
    for (const name of world.settings.channels) {
      world.faults[name].length = 0;
      setHealth(world, name, 'well');
    }
    await crew.run(6 * MINUTE, MINUTE);
    // A clock that was an hour ahead is waited for.
    await crew.run(Math.max(people.wishesEndIn(), worstClock > 0 ? 130 * MINUTE : 0), 5 * MINUTE);
    await crew.run(45 * MINUTE, 3 * MINUTE);
    await crew.run(3 * MINUTE);
  };
  return { world, take, run: crew.run, ailments: crew.ailments, calmDown };
}

type StepOf<K extends Step['kind']> = Extract<Step, { readonly kind: K }>;

async function answer(
  people: ModelledPeople,
  step: StepOf<'acknowledge' | 'snooze' | 'silence'>,
): Promise<void> {
  if (step.kind === 'acknowledge') return people.acknowledge(step.which);
  if (step.kind === 'snooze') return people.snooze(step.which, step.minutes);
  return people.silence(step.rule, step.minutes);
}

function changeSettings({ settings, book }: ModelledWorld, step: StepOf<'rules' | 'channels'>): void {
  if (step.kind === 'rules') {
    settings.warningFrom = step.warningFrom === 0 ? undefined : step.warningFrom;
    return;
  }
  const others = settings.channels.filter((name) => name !== step.channel);
  const isBack = others.length === settings.channels.length;
  settings.channels = isBack ? [...others, step.channel] : others;
  if (isBack) book.channelsSince.set(step.channel, nextPlace(book));
}

function befall(
  world: ModelledWorld,
  step: StepOf<'top up' | 'no answer' | 'asleep' | 'faults' | 'down'>,
): void {
  const { account, clock, faults, book } = world;
  if (step.kind === 'top up') account.topUp(100);
  if (step.kind === 'no answer') account.fail(step.source, step.looks);
  if (step.kind === 'asleep') clock.advance(step.minutes * MINUTE);
  if (step.kind === 'down') setHealth(world, step.channel, step.how);
  if (step.kind === 'down') book.isOnlyOneWell = true;
  if (step.kind !== 'faults') return;
  for (const fault of step.faults) {
    // One message that is refused for good is tried three times.
    const times = fault === 'refused' ? 3 : 1;
    faults[step.channel].push(...Array.from({ length: times }, () => fault));
  }
}

function setHealth({ channels }: ModelledWorld, name: ChannelName, how: Health): void {
  const { always, checks } = channels[name];
  always(how === 'well' ? undefined : how === '503' ? AGAIN : REFUSED);
  checks(how === 'refused' ? { kind: 'refused', problem: 'no such channel' } : { kind: 'ready', as: name });
}
