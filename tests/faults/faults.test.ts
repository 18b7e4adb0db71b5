import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { everyCrash, pairsOfCrashes, playCrash, spread } from './crashes.ts';
import { differences } from './differences.ts';
import { SCENES } from './scenario.ts';
import { openStage, type Played, playReference, type Stage } from './stage.ts';

const CRITICAL = 2;

let stage: Stage;
let reference: readonly Played[];
/** How many calls the platforms got in the story without a crash. */
let asked: number;

beforeAll(async () => {
  stage = await openStage();
  reference = await playReference(stage);
  asked = stage.platforms.calls();
}, 240_000);

afterAll(() => stage.close());

function played(scene: number): Played {
  return reference[scene] as Played;
}

describe('the story without a crash', () => {
  it('says each thing once on each channel', () => {
    expect(reference.map(({ said }) => said.map(({ channel, title }) => `${channel}: ${title}`))).toEqual([
      [],
      ['ops: Warning: key limit #5EAA', 'here: Warning: key limit #5EAA'],
      [
        'ops: Critical: key limit #5EAA',
        'pager: Critical: key limit #5EAA',
        'here: Critical: key limit #5EAA',
      ],
      // Nobody answers: it is escalated to the pager, which knows of it.
      [
        'ops: Critical: key limit #5EAA',
        'pager: Critical: key limit #5EAA',
        'here: Critical: key limit #5EAA',
      ],
      [
        'ops: Warning: account credits #3BF4',
        'ops: Exhausted: key limit #5EAA',
        'pager: Exhausted: key limit #5EAA',
        'here: Warning: account credits #3BF4',
        'here: Exhausted: key limit #5EAA',
      ],
      [
        'ops: Resolved: key limit #5EAA',
        'pager: Resolved: key limit #5EAA',
        'here: Resolved: key limit #5EAA',
        'ops: Resolved: account credits #3BF4',
        'here: Resolved: account credits #3BF4',
      ],
    ]);
  });

  it('ends with nothing open and nothing owed', () => {
    const { look, complaints } = played(SCENES.length - 1);
    expect(look.remembered.incidents.every((each) => each.includes('"resolved"'))).toBe(true);
    expect(look.waiting).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('passes a boundary with every call of a platform', () => {
    expect(asked).toBeGreaterThan(0);
    expect(reference.reduce((sum, { calls }) => sum + calls, 0)).toBe(asked);
  });

  it('would not be taken for one that lost, invented, doubled or turned round a message, or forgot a row', () => {
    const right = played(CRITICAL);
    const { said, look } = right;
    const wrongOf = (changes: Partial<Played>): string =>
      differences({ ...right, ...changes }, right, stage.platforms.has).join('\n');
    expect(wrongOf({})).toBe('');
    expect(wrongOf({ said: said.slice(1) })).toContain('I1: ops lost Critical');
    expect(wrongOf({ said: [...said, { channel: 'pager', title: 'Info: made up' }] })).toContain('I3: pager');
    expect(wrongOf({ said: [...said, ...said] })).toContain('I2: 1 messages more on ops, after 0 crashes');
    expect(wrongOf({ said: [...said, ...said], kills: 1 })).toBe('');
    const outbox = look.remembered.outbox.slice(1);
    expect(wrongOf({ look: { ...look, remembered: { ...look.remembered, outbox } } })).toContain(
      'I17: outbox',
    );
    const resolved = played(SCENES.length - 1);
    const turned = { ...resolved, said: [...said, ...resolved.said].toReversed() };
    const straight = { ...resolved, said: [...said, ...resolved.said] };
    expect(differences(turned, straight, stage.platforms.has).join()).toContain('I4: ops');
  });
});

describe('a guard that is killed', () => {
  it('loses nothing at any of 8 boundaries, and repeats no more than what was under way', async () => {
    const all = everyCrash(reference).map((crash) => ({ ...crash, goesOn: false }));
    const [deeds, others] = [true, false].map((isDeed) => all.filter((crash) => crash.isDeed === isDeed));
    const crashes = [...spread(deeds ?? [], 5), ...spread(others ?? [], 3)];
    const outcomes = [];
    for (const crash of crashes) outcomes.push(await playCrash(stage, crash, reference));
    expect(outcomes.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
    expect(outcomes.filter(({ kills }) => kills === 1).length).toBeGreaterThanOrEqual(7);
  }, 240_000);

  it('loses nothing when the next one is killed, too, or when the story goes on', async () => {
    const pairs = pairsOfCrashes(reference, 9).slice(-2);
    const [followed] = everyCrash(reference).filter(({ scene, goesOn }) => scene === 4 && goesOn === true);
    const outcomes = [];
    for (const crash of [...pairs, ...(followed === undefined ? [] : [followed])])
      outcomes.push(await playCrash(stage, crash, reference));
    expect(outcomes).toHaveLength(3);
    expect(outcomes.flatMap(({ wrong }) => wrong)).toEqual([]);
  }, 240_000);

  it('sends again the message that it had sent, and takes nothing back, right before it writes that down', async () => {
    const sent = '1 after http POST /api/chat.postMessage';
    const outcome = await playCrash(stage, { scene: CRITICAL, killsAt: [sent] }, reference);
    expect(outcome).toMatchObject({ wrong: [], kills: 1, twice: 1 });
  }, 60_000);
});
