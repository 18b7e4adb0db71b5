/**
 * What Discord publishes, read on 2026-11-21 in discord/discord-api-docs of 2026-08-06.
 *
 * Text is counted in UTF-16 units. Discord may count code points, which are never more: what passes here
 * passes there.
 */
export const LIMITS = {
  /** resources/message#create-message */
  message: { content: 2000, embeds: 10, attachments: 10, nonce: 25, nonceRemembered: 5 * 60_000 },
  /** resources/message#embed-object-embed-limits */
  embed: {
    title: 256,
    description: 4096,
    fields: 25,
    fieldName: 256,
    fieldValue: 1024,
    footer: 2048,
    author: 256,
    total: 6000,
  },
  /** components/reference#component-object; the 4,000 of all text together is the API's own answer. */
  componentsV2: { components: 40, text: 4000, sectionTexts: 3, galleryItems: 10 },
  /** components/reference#legacy-message-component-behavior */
  legacy: { rows: 5 },
  /** components/reference, under each component */
  component: {
    customId: 100,
    label: 80,
    url: 512,
    rowButtons: 5,
    options: 25,
    optionText: 100,
    placeholder: 150,
    altText: 1024,
    id: 2 ** 31 - 1,
  },
  /** interactions/receiving-and-responding#interaction-response-object-modal, components/reference#label */
  modal: {
    title: 45,
    components: 5,
    label: 45,
    description: 100,
    value: 4000,
    placeholder: 100,
    groupOptions: 10,
    files: 10,
  },
  /** interactions/application-commands */
  command: {
    name: 32,
    description: 100,
    options: 25,
    choices: 25,
    choiceName: 100,
    choiceValue: 100,
    stringLength: 6000,
    total: 8000,
    chatInput: 100,
    contextMenu: 15,
  },
  /** resources/message#allowed-mentions-object */
  allowedMentions: { ids: 100 },
  /** reference#uploading-files, resources/message#create-message-limitations */
  upload: { file: 10 * 1024 * 1024, request: 25 * 1024 * 1024 },
  /** interactions/receiving-and-responding#interaction-callback and #create-followup-message */
  interaction: { acknowledge: 3000, token: 15 * 60_000, userInstallFollowUps: 5 },
  /** resources/channel#start-thread-from-message */
  thread: { name: 100 },
  /** topics/rate-limits, events/gateway#rate-limiting and #session-start-limit-object */
  rate: { perSecond: 50, gatewayEvents: 120, gatewayWindow: 60_000, identifies: 1000 },
} as const;
