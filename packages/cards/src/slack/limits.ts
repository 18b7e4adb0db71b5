/** The most of something that Slack takes, where that is written, and on which day it was read. */
export type SlackLimit = { readonly most: number; readonly source: string; readonly readOn: string };

/**
 * Every limit of Slack that a payload of ours can meet; lengths are in characters where nothing else is said.
 *
 * The page named is where a limit is published; most were read as `@slack/types` 3.2.0 repeats it.
 */
export const SLACK_LIMITS = {
  /** Top-level `text` of a new message; Slack cuts what is longer. */
  postText: limit(40_000, 'https://docs.slack.dev/changelog/2018-04-truncating-really-long-messages'),
  /** Top-level `text` of `chat.update`, in bytes of UTF-8 after escaping, else `msg_too_long`: found by GitLab. */
  updateText: limit(4_000, 'https://gitlab.com/gitlab-org/gitlab/-/merge_requests/258898'),
  messageBlocks: limit(50, 'https://docs.slack.dev/reference/block-kit/blocks'),
  /** All blocks together, else `msg_blocks_too_long`: undocumented, said in this issue; counted as bytes of JSON. */
  blocksTogether: limit(12_000, 'https://github.com/slackapi/bolt-js/issues/2509'),
  modalBlocks: limit(100, 'https://docs.slack.dev/reference/block-kit/blocks'),
  blockId: limit(255, 'https://docs.slack.dev/reference/block-kit/blocks'),
  textObject: limit(3_000, 'https://docs.slack.dev/reference/block-kit/composition-objects/text-object'),
  headerText: limit(150, 'https://docs.slack.dev/reference/block-kit/blocks/header-block'),
  sectionFields: limit(10, 'https://docs.slack.dev/reference/block-kit/blocks/section-block'),
  sectionField: limit(2_000, 'https://docs.slack.dev/reference/block-kit/blocks/section-block'),
  contextElements: limit(10, 'https://docs.slack.dev/reference/block-kit/blocks/context-block'),
  actionElements: limit(25, 'https://docs.slack.dev/reference/block-kit/blocks/actions-block'),
  actionId: limit(255, 'https://docs.slack.dev/reference/block-kit/block-elements/button-element'),
  buttonText: limit(75, 'https://docs.slack.dev/reference/block-kit/block-elements/button-element'),
  buttonUrl: limit(3_000, 'https://docs.slack.dev/reference/block-kit/block-elements/button-element'),
  containerTitle: limit(150, 'https://docs.slack.dev/reference/block-kit/blocks/container-block'),
  containerBlocks: limit(10, 'https://docs.slack.dev/reference/block-kit/blocks/container-block'),
  /** Native tables of one message. */
  dataTables: limit(1, 'https://docs.slack.dev/reference/block-kit/blocks/table-block'),
  /** Rows under the header. */
  dataTableRows: limit(100, 'https://docs.slack.dev/reference/block-kit/blocks/data-table-block'),
  dataTableColumns: limit(20, 'https://docs.slack.dev/reference/block-kit/blocks/data-table-block'),
  /** All cells together. */
  dataTableText: limit(10_000, 'https://docs.slack.dev/reference/block-kit/blocks/data-table-block'),
  dataTablePage: limit(100, 'https://docs.slack.dev/reference/block-kit/blocks/data-table-block'),
  /** Native charts of one message: undocumented. */
  charts: limit(2, 'https://github.com/vercel/chat/blob/main/packages/adapter-slack/src/blocks/limits.ts'),
  chartTitle: limit(50, 'https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block'),
  chartSeries: limit(6, 'https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block'),
  chartCategories: limit(20, 'https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block'),
  chartLabel: limit(20, 'https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block'),
  chartAxisLabel: limit(50, 'https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block'),
  modalTitle: limit(24, 'https://docs.slack.dev/reference/views/modal-views'),
  modalButton: limit(24, 'https://docs.slack.dev/reference/views/modal-views'),
  /** A whole view, in bytes, else `view_too_large`. */
  modalWeight: limit(250_000, 'https://docs.slack.dev/reference/methods/views.open'),
  callbackId: limit(255, 'https://docs.slack.dev/reference/views/modal-views'),
  inputLabel: limit(2_000, 'https://docs.slack.dev/reference/block-kit/blocks/input-block'),
  inputHint: limit(2_000, 'https://docs.slack.dev/reference/block-kit/blocks/input-block'),
  inputValue: limit(
    3_000,
    'https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element',
  ),
} as const satisfies Readonly<Record<string, SlackLimit>>;

function limit(most: number, source: string): SlackLimit {
  return { most, source, readOn: '2026-11-21' };
}
