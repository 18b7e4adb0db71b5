/**
 * What a result says, before any platform decides how it looks.
 *
 * The texts are plain: a renderer escapes and cuts them for its own place.
 */
export type Card = {
  readonly title: string;
  /** One sentence that answers by itself. */
  readonly answer: string;
  readonly sections: readonly Section[];
  /** What can be done with it, the likeliest first; a terminal has none of them. */
  readonly actions?: readonly Action[];
};

export type Section =
  | { readonly kind: 'fields'; readonly title?: string; readonly fields: readonly Field[] }
  | {
      readonly kind: 'table';
      readonly title: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Details are what a reader may skip, such as assumptions; a platform that can folds them. */
  | {
      readonly kind: 'list';
      readonly title: string;
      readonly items: readonly string[];
      readonly isDetail?: boolean;
    }
  | {
      readonly kind: 'chart';
      readonly title: string;
      readonly chart: Chart;
      /** Says every figure of the picture. */
      readonly alt: string;
      /** Whether the card says every figure in words too: a text that cannot draw leaves it out. */
      readonly isRepeat?: boolean;
    }
  | { readonly kind: 'note'; readonly text: string };

export type Field = { readonly label: string; readonly value: string };

export type Column = { readonly label: string; readonly align: 'left' | 'right' };

/** A picture of dollars; the values are for drawing, `text` is what is written at them. */
export type Chart =
  /** Parts of a whole, or things side by side, each from zero. */
  | { readonly kind: 'bars'; readonly bars: readonly Bar[] }
  /** How far figures may be off: the ends and the middle. */
  | { readonly kind: 'ranges'; readonly ranges: readonly SpreadBar[] }
  /** What is left over time, and what is planned or limited. */
  | { readonly kind: 'lines'; readonly lines: readonly Line[] };

export type Bar = {
  readonly label: string;
  readonly value: number;
  readonly text: string;
  /** What it is a part of, such as the layer of an estimate; bars of one group stand together. */
  readonly group?: string;
};

export type SpreadBar = {
  readonly label: string;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly text: string;
};

/** A line through points of time; `at` is an instant in epoch milliseconds. */
export type Line = {
  readonly label: string;
  readonly points: readonly {
    readonly at: number;
    readonly value: number;
    /** Nothing is known between the point before and this one. */
    readonly isAfterGap?: boolean;
  }[];
};

/** A button, which comes back as its verb and argument, or a link. */
export type Action =
  | {
      readonly kind: 'button';
      readonly verb: string;
      readonly label: string;
      /** At most 80 characters: platforms allow a hundred for both. */
      readonly argument?: string;
      readonly isMain?: boolean;
    }
  | { readonly kind: 'link'; readonly label: string; readonly url: string };
