import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { plain } from '../chat/driver.ts';
import { GOLDEN_FOLDER, goldenLife } from './life/golden-life.ts';
import type { Place, Scene } from './life/observer.ts';
import { openStage, type Stage } from './life/stage.ts';
import { type Life, playLife } from './life/story.ts';

let stage: Stage;
let life: Life;

beforeAll(async () => {
  stage = await openStage();
  life = await playLife(stage);
}, 120_000);

afterAll(() => stage.close());

/** What people saw anew in one part of the story. */
function seen(title: string): readonly string[] {
  const scene = life.scenes.find((each) => each.title.includes(title));
  if (scene === undefined) throw new Error(`Nothing is told of "${title}".`);
  return scene.seen.map(({ place, how, text }) => `${place}, ${how}: ${plain(text)}`);
}

/** Titles, sentences and figures of a place, without what only one platform writes. */
function words(scene: Scene, place: Place): readonly string[] {
  return scene.seen
    .filter((each) => each.place === place && each.how !== 'for one alone')
    .map(
      ({ how, text }) =>
        `${how}: ${plain(text)
          .replace(/[#:\s-]+/g, ' ')
          .trim()}`,
    );
}

describe('the life of an alert', () => {
  it('is warned of once, at the lead that guard.yaml says, in Slack and in Discord', () => {
    expect(seen('nothing to say')).toEqual([]);
    const warned = seen('within the 72 hours');
    expect(warned).toHaveLength(2);
    for (const text of warned) {
      expect(text).toContain('new: ');
      expect(text).toContain('Key "prod" is likely to be stopped by its weekly limit: about 2026-11-22');
      expect(text).toContain('Sent now because the chance within 3 d is 50% or more, where warning starts');
    }
  });

  it('has each copy edited by a click in Slack, with who and when, and the presser answered alone', () => {
    const [slack = '', answer, discord, ...rest] = seen('Alice presses');
    const who = 'by alice (U0ALICE), 2026-11-19 12:00 UTC';
    expect(slack).toMatch(/^Slack #general, edited: Warning/);
    expect(slack).toContain(`Acknowledged ${who}`);
    expect(answer).toContain(`for one alone: Acknowledged`);
    expect(discord).toMatch(/^Discord #general, edited: .*Warning/);
    expect(discord).toContain(`Acknowledged: ${who}`);
    expect(rest).toEqual([]);
  });

  it('says a worse level aloud though the milder one was acknowledged, and tells the next channel in the end', () => {
    const worse = seen('worse than what Alice');
    expect(worse.map(placeOf)).toEqual(['Slack #general, new', 'Discord #general, new']);
    for (const text of worse) {
      expect(text).toContain('Sent now because it went from warning to critical');
      expect(text).not.toContain('by alice');
    }
    const escalated = seen('the next channel');
    expect(escalated.map(placeOf)).toEqual([
      'Slack #general, new',
      'Slack #finance, new',
      'Discord #general, new',
    ]);
    for (const text of escalated) expect(text).toContain('because nobody has acknowledged it for 30 min');
  });

  it('is still while it is snoozed by a click in Discord, and pings once when that ends', () => {
    const snoozed = seen('Anna presses').filter((text) => !text.includes('alone'));
    expect(snoozed.map(placeOf)).toEqual([
      'Slack #general, edited',
      'Slack #finance, edited',
      'Discord #general, edited',
    ]);
    for (const text of snoozed)
      expect(text).toMatch(/Snoozed:? until 2026-11-20 08:33 UTC, by anna \(anna-id\)/);
    expect(seen('nobody hears')).toEqual([]);
    const again = seen('The snooze has ended');
    expect(again.map(placeOf)).toEqual(['Slack #general, new', 'Discord #general, new']);
    for (const text of again) {
      expect(text).toContain('it was snoozed until 2026-11-20 08:33 UTC');
      expect(text).not.toContain('by anna');
    }
  });

  it('tells that the key stops, and after the reset why it is over, to everybody who was told', () => {
    // The demo grants $7.50 a week.
    for (const text of seen('the key stops')) expect(text).toContain('stops requests: it has spent 100.05%');
    const came = seen('has come true');
    expect(came.map(placeOf)).toEqual([
      'Slack #general, edited',
      'Slack #finance, edited',
      'Discord #general, edited',
    ]);
    for (const text of came) expect(text).toMatch(/Resolved: forecast.*, because it came true:/s);
    const over = seen('A new week');
    expect(over.map(placeOf)).toEqual([
      'Slack #general, edited',
      'Slack #general, new',
      'Discord #general, edited',
      'Discord #general, new',
    ]);
    for (const text of over)
      expect(text).toMatch(/Resolved: .* over after .*, because a new period of the limit has begun\./);
    expect(seen('all is quiet')).toEqual([]);
  });

  it('reads the same on both platforms', () => {
    for (const scene of life.scenes)
      expect(words(scene, 'Discord #general')).toEqual(words(scene, 'Slack #general'));
  });

  it.each(['guard-life.md', 'guard-life.json', 'guard-life-spending.json'])(
    'is as %s has it; `npx pnpm golden` writes it anew',
    (name) => {
      expect(goldenLife(life).get(name)).toBe(readFileSync(new URL(name, GOLDEN_FOLDER), 'utf8'));
    },
  );

  it('goes without a fault', () => expect(stage.guard.faults).toEqual([]));
});

function placeOf(text: string): string {
  return text.split(': ', 1)[0] ?? '';
}
