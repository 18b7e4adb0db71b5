import type { Said } from './platforms.ts';
import type { Remembered } from './remembered.ts';
import type { Played } from './stage.ts';

/** Says what is not as it has to be after a crash, next to the same scene without one. */
export function differences(played: Played, reference: Played, has: HasMessage): readonly string[] {
  const { look, kills } = played;
  return [
    ...played.complaints.map((text) => `a guard complained: ${text}`),
    ...look.impossible.map((what) => `I6: ${what}`),
    ...look.waiting.map((id) => `I1: ${id} still waits`),
    ...look.receipts
      .filter(({ receipt }) => receipt.message !== undefined && !has(receipt))
      .map(({ id }) => `I1: ${id} counts as delivered, and no message is there`),
    ...saidOtherwise(played.said, reference.said, kills),
    ...rememberedOtherwise(look.remembered, reference.look.remembered).map((what) => `I17: ${what}`),
  ];
}

type HasMessage = (receipt: { readonly platform: string; readonly message?: string }) => boolean;

/** What a store has that another has not, and the other way round. */
export function rememberedOtherwise(one: Remembered, other: Remembered): readonly string[] {
  return (Object.keys(one) as (keyof Remembered)[]).flatMap((part) => [
    ...one[part].filter((each) => !other[part].includes(each)).map((each) => `${part}: there is ${each}`),
    ...other[part].filter((each) => !one[part].includes(each)).map((each) => `${part}: missing is ${each}`),
  ]);
}

/** Every message at least once, in its order, and for each crash no more than the one under way on each channel again. */
function saidOtherwise(said: readonly Said[], wanted: readonly Said[], kills: number): readonly string[] {
  return CHANNELS.flatMap((channel) => {
    const got = titlesOn(channel, said);
    const asked = titlesOn(channel, wanted);
    const again = got.length - asked.length;
    return [
      ...asked
        .filter((title) => count(got, title) < count(asked, title))
        .map((title) => `I1: ${channel} lost ${title}`),
      ...got.filter((title) => !asked.includes(title)).map((title) => `I3: ${channel} invented ${title}`),
      ...(again > kills ? [`I2: ${again} messages more on ${channel}, after ${kills} crashes`] : []),
      ...(isInOrder(got, asked) ? [] : [`I4: ${channel} heard ${got.join(', ')}; not ${asked.join(', ')}`]),
    ];
  });
}

/** Whether the messages of each alert came in this order, when repetitions of the one before are left out. */
function isInOrder(got: readonly string[], wanted: readonly string[]): boolean {
  return [...new Set(wanted.map(alertIn))].every(
    (alert) => lineOf(alert, got).join('\n') === lineOf(alert, wanted).join('\n'),
  );
}

function lineOf(alert: string, titles: readonly string[]): readonly string[] {
  return titles.filter((title) => alertIn(title) === alert).filter((title, at, own) => title !== own[at - 1]);
}

/** Its short id. */
function alertIn(title: string): string {
  return /#\w+/.exec(title)?.[0] ?? title;
}

function titlesOn(channel: Said['channel'], said: readonly Said[]): readonly string[] {
  return said.filter((each) => each.channel === channel).map(({ title }) => title);
}

function count(titles: readonly string[], title: string): number {
  return titles.filter((each) => each === title).length;
}

const CHANNELS = ['ops', 'pager', 'here'] as const;
