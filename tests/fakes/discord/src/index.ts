export {
  type FakeDiscord,
  type FakeDiscordOptions,
  type OpenWebhook,
  startFakeDiscord,
} from './fake-discord.ts';
export type { Gateway } from './gateway/gateway.ts';
export type { Call, SentFile } from './http/call.ts';
export type { FaultScope, Faults } from './http/faults.ts';
export type { RateLimit } from './http/rate-limiter.ts';
export { LIMITS } from './limits.ts';
export type { MessageRef, Person, Where } from './people/person.ts';
export type { SeenButton, SeenMenu, SeenMessage } from './people/seen.ts';
export { FLAG } from './rules/message-flags.ts';
export type { Clock } from './world/clock.ts';
export { INTENT } from './world/event.ts';
export type { Answer, Interaction, Outcome } from './world/interaction.ts';
export type { Attachment, Message, Pings } from './world/message.ts';
export type { BotAccess, Channel } from './world/place.ts';
