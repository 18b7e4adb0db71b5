export { COMMANDS } from './commands/commands.ts';
export { startDiscord } from './discord/start-discord.ts';
export { type Access, USUAL_ACCESS } from './requests/access.ts';
export type { Deed, Request } from './requests/request.ts';
export { type RequestHandler, requestHandler } from './requests/request-handler.ts';
export type { Response } from './requests/response.ts';
export { createLogger } from './service/logger.ts';
export { startSlack } from './slack/start-slack.ts';
