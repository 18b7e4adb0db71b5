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
};

export type Section =
  | { readonly kind: 'fields'; readonly title?: string; readonly fields: readonly Field[] }
  | {
      readonly kind: 'table';
      readonly title: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'list'; readonly title: string; readonly items: readonly string[] }
  | { readonly kind: 'note'; readonly text: string };

export type Field = { readonly label: string; readonly value: string };

export type Column = { readonly label: string; readonly align: 'left' | 'right' };
