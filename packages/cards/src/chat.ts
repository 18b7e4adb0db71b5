export { discordDetails, discordMessage } from './discord/discord-message.ts';
export { discordModal } from './discord/discord-modal.ts';
export { discordPlain } from './discord/discord-plain.ts';
export { SLACK_LINK_VERB } from './slack/action-blocks.ts';
export { slackFallback, slackMessage } from './slack/slack-message.ts';
export { slackFormErrors, slackModal } from './slack/slack-modal.ts';
