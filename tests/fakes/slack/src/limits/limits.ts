/**
 * What Slack publishes as its limits; the pages below were read in November 2026.
 * Lengths are counted in UTF-16 units, which is never laxer than Slack's characters.
 */
export const LIMITS = {
  // docs.slack.dev/reference/methods/chat.postMessage
  text: 40_000,
  // docs.slack.dev/reference/block-kit/blocks
  blocksOfMessage: 50,
  blocksOfView: 100,
  id: 255,
  // …/blocks/section-block, header-block, context-block, actions-block, input-block, image-block
  sectionText: 3_000,
  sectionFields: 10,
  sectionField: 2_000,
  header: 150,
  contextElements: 10,
  actionElements: 25,
  label: 2_000,
  hint: 2_000,
  altText: 2_000,
  imageTitle: 2_000,
  url: 3_000,
  // …/blocks/markdown-block: of all markdown blocks of a message together
  markdown: 12_000,
  // …/block-elements, …/composition-objects
  buttonText: 75,
  buttonValue: 2_000,
  accessibilityLabel: 75,
  placeholder: 150,
  options: 100,
  optionGroups: 100,
  optionText: 75,
  optionValue: 150,
  optionDescription: 75,
  overflowOptions: 5,
  choices: 10,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  inputText: 3_000,
  contextActions: 5,
  // …/blocks/table-block, data-table-block: 100 rows, and a data_table has its header above them
  tablesOfMessage: 1,
  tableRows: 100,
  dataTableRows: 101,
  tableColumns: 20,
  tableText: 10_000,
  // …/blocks/data-visualization-block
  chartTitle: 50,
  chartSeries: 6,
  chartCategories: 20,
  chartLabel: 20,
  axisLabel: 50,
  // Not published; vercel/chat and OpenClaw both found Slack to refuse a third.
  chartsOfMessage: 2,
  // …/blocks/card-block, carousel-block, container-block
  cardTitle: 150,
  cardBody: 200,
  // Not published; five fit beside each other.
  cardButtons: 5,
  carouselCards: 10,
  containerTitle: 150,
  containerBlocks: 10,
  // docs.slack.dev/reference/views/modal-views
  modalTitle: 24,
  modalButton: 24,
  privateMetadata: 3_000,
  viewStack: 3,
  viewBytes: 250_000,
  // docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts
  suggestedPrompts: 4,
  // docs.slack.dev/interactivity/handling-user-interaction, docs.slack.dev/apis/events-api
  acknowledgeWithin: 3_000,
  triggerLives: 3_000,
  responseUrlLives: 30 * 60_000,
  responseUrlUses: 5,
  retriesAfter: [0, 60_000, 300_000],
  // docs.slack.dev/apis/events-api/using-socket-mode
  connections: 10,
} as const;
