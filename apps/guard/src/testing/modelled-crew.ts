import { newLife } from './life.ts';
import { type ModelledGuard, startGuard } from './modelled-guard.ts';
import { excuse, MINUTE, type ModelledWorld, SECOND } from './modelled-world.ts';

/** Guards on one store; one that is not there is started when its turn comes. */
export type ModelledCrew = {
  /** Lets time pass, with a tick of every guard every half a minute, or as often as is said. */
  readonly run: (milliseconds: number, every?: number) => Promise<void>;
  readonly kill: (guard: number, where: Where) => Promise<void>;
  /** Stops the first for some minutes, as SIGSTOP does; the others go on. */
  readonly stop: (where: Where, minutes: number) => Promise<void>;
  readonly restart: () => void;
  /** Why hearts do not beat. */
  readonly ailments: () => Promise<readonly string[]>;
};

/** A call of the store or of a channel, counted from now on, before or after it is carried out. */
export type Where = { readonly call: number; readonly isAfter: boolean };

/** `turns`: how often others have a turn before each call, over and over. */
export function modelledCrew(
  world: ModelledWorld,
  { guards, turns }: { readonly guards: number; readonly turns: readonly number[] },
): ModelledCrew {
  const { clock } = world;
  const alive: (ModelledGuard | undefined)[] = Array.from({ length: guards }, () => undefined);
  let first = 0;
  const guardAt = async (index: number): Promise<ModelledGuard> => {
    const guard = alive[index] ?? (await startGuard(world, `guard-${index}`, newLife(turns)));
    alive[index] = guard;
    return guard;
  };
  const tickAll = async (except?: number): Promise<void> => {
    first += 1;
    const order = alive.map((_, index) => (index + first) % guards).filter((index) => index !== except);
    for (const index of order) await guardAt(index);
    await Promise.all(order.map((index) => alive[index]?.tick()));
  };
  return {
    async run(milliseconds, every = 30 * SECOND) {
      for (let passed = 0; passed < milliseconds; passed += every) {
        clock.advance(every);
        await tickAll();
      }
    },
    async kill(guard, { call, isAfter }) {
      const { life, tick } = await guardAt(guard % guards);
      Object.assign(life, { at: life.calls + call, isAfter, happens: 'killed' });
      for (let times = 0; times < 3 && !life.isDead; times += 1) {
        clock.advance(30 * SECOND);
        await tick();
      }
      alive[guard % guards] = undefined;
    },
    async stop({ call, isAfter }, minutes) {
      const { life, tick } = await guardAt(0);
      const happens = async (): Promise<void> => {
        // What it sent and has yet to write down may be sent again by another meanwhile.
        excuse(world.book, life.sending);
        clock.advance(minutes * MINUTE);
        for (let times = 0; guards > 1 && times < 2; times += 1) await tickAll(0);
      };
      Object.assign(life, { at: life.calls + call, isAfter, happens });
      clock.advance(MINUTE);
      await tick();
      Object.assign(life, { at: 0, isSlow: false });
    },
    restart: () => void alive.fill(undefined),
    ailments: async () => (await Promise.all(alive.map((guard) => guard?.ailments() ?? []))).flat(),
  };
}
