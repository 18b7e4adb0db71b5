/** The blocks that are sent, as narrow as we send them. */
export type SlackBlock =
  | HeaderBlock
  | SectionBlock
  | ContextBlock
  | ActionsBlock
  | ContainerBlock
  | DataTableBlock
  | ChartBlock;

export type HeaderBlock = { readonly type: 'header'; readonly text: PlainText };

export type SectionBlock =
  | { readonly type: 'section'; readonly text: Mrkdwn }
  | { readonly type: 'section'; readonly text?: Mrkdwn; readonly fields: readonly Mrkdwn[] };

export type ContextBlock = { readonly type: 'context'; readonly elements: readonly Mrkdwn[] };

export type ActionsBlock = { readonly type: 'actions'; readonly elements: readonly SlackButton[] };

/** With a `url` it opens that address; Slack tells about the press all the same. */
export type SlackButton = {
  readonly type: 'button';
  readonly text: PlainText;
  /** What `decodeAction` reads. */
  readonly action_id: string;
  readonly style?: 'primary';
  readonly url?: string;
};

/** A part that is folded until somebody opens it. */
export type ContainerBlock = {
  readonly type: 'container';
  readonly title: PlainText;
  readonly is_collapsible: true;
  readonly default_collapsed: true;
  readonly child_blocks: readonly SectionBlock[];
};

export type DataTableBlock = {
  readonly type: 'data_table';
  readonly caption: string;
  readonly page_size: number;
  readonly row_header_column_index: number;
  /** The first row is the header. */
  readonly rows: readonly (readonly DataCell[])[];
};

export type DataCell =
  | { readonly type: 'raw_text'; readonly text: string }
  | { readonly type: 'raw_number'; readonly value: number; readonly text: string };

export type ChartBlock = {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: 'bar' | 'line';
    readonly series: readonly ChartSeries[];
    readonly axis_config: { readonly categories: readonly string[]; readonly y_label: string };
  };
};

export type ChartSeries = {
  readonly name: string;
  readonly data: readonly { readonly label: string; readonly value: number }[];
};

export type InputBlock = {
  readonly type: 'input';
  readonly block_id: string;
  readonly label: PlainText;
  readonly hint?: PlainText;
  readonly optional: true;
  readonly element: {
    readonly type: 'plain_text_input';
    readonly action_id: 'value';
    readonly initial_value?: string;
    readonly max_length: number;
  };
};

/** Never reads emoji codes: what people wrote stays as they wrote it. */
export type PlainText = { readonly type: 'plain_text'; readonly text: string; readonly emoji: false };

/** Verbatim: addresses and names in it do not become links. */
export type Mrkdwn = { readonly type: 'mrkdwn'; readonly text: string; readonly verbatim: true };
