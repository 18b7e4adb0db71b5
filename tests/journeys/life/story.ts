import { incidentOf } from '../../chat/incidents.ts';
import { type Observer, observer, type Scene } from './observer.ts';
import { type Spending, spendingOf } from './spending.ts';
import type { Stage } from './stage.ts';

/** What happened, scene by scene, and what the key spent meanwhile. */
export type Life = { readonly scenes: readonly Scene[]; readonly spending: Spending };

/** Plays the life of an alert within a key's week: warned, acknowledged, worse, escalated, snoozed, stopped, reset. */
export async function playLife(stage: Stage): Promise<Life> {
  const { guard, clock, store } = stage;
  const seen = observer(stage);
  clock.moveTo(FIRST_READING);
  await guard.live(HOUR);
  const scenes = [seen.scene('The guard reads the account for the first time, and has nothing to say')];

  await livesUntil(stage, seen, 'Warning: forecast');
  scenes.push(seen.scene('The limit is likely to end within the 72 hours that guard.yaml says'));
  await pressInSlack(stage, 'Acknowledge');
  await guard.live(MINUTE);
  scenes.push(seen.scene('Alice presses "Acknowledge" in Slack'));

  await livesUntil(stage, seen, 'Critical: forecast');
  scenes.push(seen.scene('It is likely within 24 hours: worse than what Alice has acknowledged'));
  await guard.live(32 * MINUTE);
  scenes.push(seen.scene('Nobody answers for half an hour: the next channel is told'));
  await pressInDiscord(stage, 'Snooze 2 h');
  await guard.live(MINUTE);
  scenes.push(seen.scene('Anna presses "Snooze 2 h" in Discord'));
  await guard.live(2 * HOUR - 2 * MINUTE);
  scenes.push(seen.scene('While it is snoozed, nobody hears of it'));
  await guard.live(HOUR);
  scenes.push(seen.scene('The snooze has ended: it is said again, once'));
  await pressInSlack(stage, 'Acknowledge');
  await guard.live(MINUTE);
  scenes.push(seen.scene('Alice acknowledges this, too'));

  await livesUntil(stage, seen, 'Exhausted: key limit');
  scenes.push(seen.scene('The limit is spent: the key stops'));
  await pressInDiscord(stage, 'Acknowledge');
  await guard.live(MINUTE);
  scenes.push(seen.scene('Anna acknowledges it in Discord'));

  await guard.live(2 * HOUR, QUARTER);
  scenes.push(seen.scene('The next forecast finds that the one before has come true'));

  await livesUntil(stage, seen, 'Resolved: key limit');
  await guard.live(2 * MINUTE);
  scenes.push(seen.scene('A new week has begun'));
  await guard.live(6 * HOUR, QUARTER);
  scenes.push(seen.scene('Then all is quiet'));
  if ((await incidentOf(store, 'key-limit')).resolved === undefined) throw new Error('It is not over.');
  return { scenes, spending: await spendingOf(stage) };
}

/** While nothing waits to be repeated, a look every quarter of an hour is enough. */
async function livesUntil({ guard, clock }: Stage, { latest }: Observer, words: string): Promise<void> {
  for (const end = clock.now().getTime() + 4 * DAY; !latest('Slack #general').includes(words); ) {
    if (clock.now().getTime() > end) throw new Error(`Nobody said "${words}". ${guard.faults[0] ?? ''}`);
    await guard.live(QUARTER, QUARTER);
  }
}

async function pressInSlack({ slack, core }: Stage, label: string): Promise<void> {
  const { alice, channels } = slack;
  const message = alice
    .sees({ channel: channels.general })
    .findLast(({ blocks }) => JSON.stringify(blocks).includes(`"${label}"`));
  if (message === undefined) throw new Error(`Slack shows no button "${label}".`);
  await core.settles(() => alice.presses(message, label));
}

async function pressInDiscord({ anna, core }: Stage, label: string): Promise<void> {
  const message = anna.sees().findLast(({ buttons }) => buttons.some((button) => button.label === label));
  if (message === undefined) throw new Error(`Discord shows no button "${label}".`);
  await core.settles(() => anna.press(message, label));
}

/** A Thursday. */
const FIRST_READING = new Date('2026-11-19T06:00:00Z');
const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
