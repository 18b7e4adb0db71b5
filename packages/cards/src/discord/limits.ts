/**
 * What Discord takes, with where it says so and the day it was read.
 *
 * Texts are counted in UTF-16 units, which are never fewer than the characters that Discord counts.
 */
export const DISCORD_LIMITS = {
  /** Components of a message, those inside of others included. */
  components: limit(40, 'components/reference'),
  /** All texts of a message together; the reference is silent, a change to it is under way. */
  text: { most: 4_000, source: 'https://github.com/discord/discord-api-docs/pull/8562', asOf: '2026-08-26' },
  buttonsInRow: limit(5, 'components/reference#action-row'),
  buttonLabel: limit(80, 'components/reference#button'),
  buttonUrl: limit(512, 'components/reference#button'),
  customId: limit(100, 'components/reference#anatomy-of-a-component'),
  pictureAlt: limit(1_024, 'components/reference#media-gallery'),
  content: limit(2_000, 'resources/message#create-message'),
  modalTitle: limit(45, 'interactions/receiving-and-responding#modal'),
  modalInputs: limit(5, 'interactions/receiving-and-responding#modal'),
  inputLabel: limit(45, 'components/reference#label'),
  inputDescription: limit(100, 'components/reference#label'),
  inputValue: limit(4_000, 'components/reference#text-input'),
} as const satisfies Readonly<Record<string, Limit>>;

type Limit = { readonly most: number; readonly source: string; readonly asOf: string };

/** A limit from Discord's documentation of 6 August 2026. */
function limit<Most extends number>(most: Most, page: string): Limit & { readonly most: Most } {
  return { most, source: `https://discord.com/developers/docs/${page}`, asOf: '2026-08-06' };
}
