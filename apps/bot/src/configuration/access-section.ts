import {
  type Complain,
  itemsOf,
  type Named,
  type Section,
  sectionOf,
  textIn,
  wordOf,
} from '@tollkeeper/pricing/yaml';

import { type PlatformAccess, type SpendAccess, USUAL_ACCESS } from '../requests/access.ts';

/** Reads who may do what on a platform; without a section everybody may ask, and nobody sees spend. */
export function accessIn(
  section: Section | undefined,
  platform: 'slack' | 'discord',
  complain: Complain,
): PlatformAccess {
  const channels = idsOf(section?.get('channels'), IDS[platform].channels, complain);
  const spend = section?.get('spend');
  const inSpend =
    spend === undefined ? undefined : sectionOf(spend, [...Object.keys(IDS[platform]), 'ask'], complain);
  const usual = USUAL_ACCESS[platform];
  return {
    ...(channels !== undefined && { channels }),
    spend: spendIn(inSpend, platform, complain),
    ask: textIn(inSpend?.get('ask'), ASK, complain) ?? usual.ask,
    answers: wordOf(section?.get('answers'), ['private', 'shared'], complain) ?? usual.answers,
  };
}

function spendIn(
  section: Section | undefined,
  platform: 'slack' | 'discord',
  complain: Complain,
): SpendAccess {
  const shapes: Readonly<Record<string, IdShape>> = IDS[platform];
  const idsAt = (key: string): readonly string[] => {
    const shape = shapes[key];
    return (shape && idsOf(section?.get(key), shape, complain)) ?? [];
  };
  return { people: idsAt('people'), roles: idsAt('roles'), channels: idsAt('channels') };
}

type IdShape = { readonly form: RegExp; readonly expected: string };

function idsOf(
  named: Named | undefined,
  { form, expected }: IdShape,
  complain: Complain,
): readonly string[] | undefined {
  if (named === undefined) return undefined;
  return itemsOf(named.place, named.name, complain).flatMap((place, at) => {
    const one = { place, name: `${named.name}, entry ${at + 1},` };
    return textIn(one, { fits: (text) => form.test(text), expected }, complain) ?? [];
  });
}

const DISCORD_ID = /^\d{15,21}$/;

/** Names change and can be taken by somebody else, so people and places are named by ids. */
const IDS = {
  slack: {
    people: {
      form: /^[UW][A-Z\d]{2,20}$/,
      expected: 'a member id such as U0123ABCD (profile → ⋮ → Copy member ID)',
    },
    channels: {
      form: /^[CG][A-Z\d]{2,20}$/,
      expected: 'a channel id such as C0123ABCD (channel name → About, at the bottom)',
    },
  },
  discord: {
    people: { form: DISCORD_ID, expected: 'an id such as 123456789012345678 (right click → Copy User ID)' },
    roles: { form: DISCORD_ID, expected: 'an id such as 123456789012345678 (right click → Copy Role ID)' },
    channels: {
      form: DISCORD_ID,
      expected: 'an id such as 123456789012345678 (right click → Copy Channel ID)',
    },
  },
} satisfies Readonly<Record<'slack' | 'discord', Readonly<Record<string, IdShape>>>>;

const ASK = {
  fits: (text: string): boolean => text.length <= 200 && !/\p{Cc}/u.test(text),
  expected: 'one line of at most 200 characters, such as "the finance team in #finance"',
};
