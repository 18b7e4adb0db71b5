import type { Chart } from '../card.ts';

/** A message as Discord takes it, and what has to go with it. */
export type DiscordMessage = {
  readonly payload: ComponentsPayload;
  /** To draw and upload under their names; the payload shows them by `attachment://name`. */
  readonly pictures: readonly Picture[];
  /** Whether the card says more than the message: its whole text is then worth a file. */
  readonly isCut: boolean;
};

/** A message without components, for when they are refused. */
export type PlainDiscordMessage = { readonly payload: PlainPayload; readonly isCut: boolean };

export type Picture = {
  /** Of the file. */
  readonly name: string;
  readonly title: string;
  readonly alt: string;
  readonly chart: Chart;
};

export type ComponentsPayload = Inert & {
  readonly flags: typeof IS_COMPONENTS_V2;
  readonly components: readonly [Container];
};

export type PlainPayload = Inert & {
  readonly flags: typeof SUPPRESS_EMBEDS;
  readonly content: string;
};

/** Nobody is pinged, whatever the text says. */
type Inert = { readonly allowed_mentions: { readonly parse: readonly [] } };

export type Container = {
  readonly type: typeof CONTAINER;
  readonly components: readonly (TextDisplay | MediaGallery | Separator | ActionRow)[];
};

export type TextDisplay = { readonly type: typeof TEXT_DISPLAY; readonly content: string };

export type MediaGallery = {
  readonly type: typeof MEDIA_GALLERY;
  readonly items: readonly [{ readonly media: { readonly url: string }; readonly description: string }];
};

export type Separator = { readonly type: typeof SEPARATOR };

export type ActionRow = { readonly type: typeof ACTION_ROW; readonly components: readonly Button[] };

export type Button =
  | {
      readonly type: typeof BUTTON;
      readonly style: typeof PRIMARY | typeof SECONDARY;
      readonly label: string;
      readonly custom_id: string;
    }
  | {
      readonly type: typeof BUTTON;
      readonly style: typeof LINK;
      readonly label: string;
      readonly url: string;
    };

export type Modal = {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly ModalLabel[];
};

export type ModalLabel = {
  readonly type: typeof LABEL;
  readonly label: string;
  readonly description?: string;
  readonly component: {
    readonly type: typeof TEXT_INPUT;
    readonly custom_id: string;
    readonly style: typeof SHORT;
    readonly value?: string;
    readonly required: false;
  };
};

export const NO_MENTIONS: Inert['allowed_mentions'] = { parse: [] };

export const IS_COMPONENTS_V2 = 32_768;
export const SUPPRESS_EMBEDS = 4;

export const ACTION_ROW = 1;
export const BUTTON = 2;
export const TEXT_INPUT = 4;
export const TEXT_DISPLAY = 10;
export const MEDIA_GALLERY = 12;
export const SEPARATOR = 14;
export const CONTAINER = 17;
export const LABEL = 18;

export const PRIMARY = 1;
export const SECONDARY = 2;
export const LINK = 5;

export const SHORT = 1;
