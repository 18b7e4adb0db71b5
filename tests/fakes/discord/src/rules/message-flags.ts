/** The message flags that a bot may set, as in resources/message#message-object-message-flags. */
export const FLAG = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  voiceMessage: 1 << 13,
  componentsV2: 1 << 15,
} as const;

/** Says whether a flag is among the flags. */
export function has(flags: number, flag: number): boolean {
  return (flags & flag) !== 0;
}
