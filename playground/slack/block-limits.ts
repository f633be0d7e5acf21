/** What Slack accepts, in characters or pieces, and the page that says so. Kept apart from the bot's own limits on purpose. */
export const limits = {
  /** https://docs.slack.dev/reference/block-kit/blocks */
  messageBlocks: 50,
  viewBlocks: 100,
  blockId: 255,
  /** Undocumented: near 13,200 Slack says `msg_blocks_too_long`. https://github.com/slackapi/bolt-js/issues/2509 */
  allText: 13_200,
  /** Beyond this Slack cuts the text off. https://docs.slack.dev/reference/methods/chat.postMessage#truncating */
  messageText: 40_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  header: 150,
  /** https://docs.slack.dev/reference/block-kit/blocks/section-block */
  section: 3000,
  sectionFields: 10,
  sectionField: 2000,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  actions: 25,
  /** https://docs.slack.dev/reference/block-kit/blocks/context-block */
  context: 10,
  /** https://docs.slack.dev/reference/block-kit/blocks/image-block */
  imageUrl: 3000,
  altText: 2000,
  imageTitle: 2000,
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block */
  inputLabel: 2000,
  inputHint: 2000,
  /** https://docs.slack.dev/reference/block-kit/blocks/markdown-block */
  markdown: 12_000,
  /** Rows with the headings, columns, and characters in all cells of a message. https://docs.slack.dev/reference/block-kit/blocks/data-table-block */
  tableRows: 101,
  tableColumns: 20,
  tableText: 10_000,
  tablePage: 100,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonText: 75,
  buttonValue: 2000,
  buttonUrl: 3000,
  actionId: 255,
  /** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
  options: 100,
  optionGroups: 100,
  placeholder: 150,
  /** https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element */
  overflow: 5,
  /** https://docs.slack.dev/reference/block-kit/block-elements/checkboxes-element */
  choices: 10,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  inputLength: 3000,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  optionText: 75,
  optionValue: 150,
  optionUrl: 3000,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  /** https://docs.slack.dev/reference/views/modal-views */
  viewTitle: 24,
  viewButton: 24,
  privateMetadata: 3000,
  callbackId: 255,
  externalId: 255,
  /** https://docs.slack.dev/reference/methods/views.open */
  viewBytes: 250 * 1024,
  /** https://docs.slack.dev/surfaces/modals */
  viewStack: 3,
  /** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
  responseUses: 5,
  responseMs: 30 * 60_000,
  /** https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response */
  acknowledgeMs: 3000,
} as const;
