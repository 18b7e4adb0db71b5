import { DiscordAPIError, HTTPError } from 'discord.js';

// Codes of topics/opcodes-and-status-codes#json, 6 August 2026.

/** Whether somebody has acknowledged the interaction already. */
export function isAcknowledged(error: unknown): boolean {
  return codeOf(error) === 40_060;
}

/** Whether the token of an interaction works no more: after fifteen minutes. */
export function isDeadToken(error: unknown): boolean {
  return [50_027, 10_015].includes(codeOf(error));
}

/** Whether the message that was to be changed is no more. */
export function isGone(error: unknown): boolean {
  return codeOf(error) === 10_008;
}

/** Whether Discord does not take the message as it is built. */
export function isRefusedForm(error: unknown): boolean {
  return [50_035, 50_006].includes(codeOf(error));
}

/** Whether it may be the files that were not taken: too large, not allowed, or the servers for them fail. */
export function isRefusedUpload(error: unknown): boolean {
  if (!(error instanceof DiscordAPIError)) return true;
  return error.status === 413 || [40_005, 50_013].includes(codeOf(error));
}

/** Whether the bot may not write in the channel, or the channel is no more. */
export function isClosedToUs(error: unknown): boolean {
  return [10_003, 50_001, 50_013, 50_083, 160_002].includes(codeOf(error));
}

/** Whether it may work in a moment: Discord's servers fail, or the connection broke. */
export function isPassing(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return false;
  if (error instanceof HTTPError) return error.status >= 500;
  if (!(error instanceof Error)) return false;
  return error.name === 'AbortError' || ('code' in error && /^(E[A-Z]+$|UND_ERR_)/.test(String(error.code)));
}

/** What went wrong, without the token in the address and the text in the body that the errors of discord.js carry. */
export function problemText(error: unknown): string {
  if (error instanceof DiscordAPIError)
    return `${error.message} (code ${error.code}, status ${error.status})`;
  if (error instanceof HTTPError) return `${error.message} (status ${error.status})`;
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): number {
  return error instanceof DiscordAPIError ? Number(error.code) : 0;
}
