/**
 * Covers what in an address would let a reader answer in the bot's place: Slack's response addresses, the
 * interaction tokens of Discord, and the tickets of sockets.
 */
export function coverAddresses(text: string): string {
  return text
    .replace(/(hooks\.slack\.com\/)[^\s"'<>\\]+/g, '$1…')
    .replace(/(\/(?:webhooks|interactions)\/\d+\/)[^\s"'<>\\/?]+/g, '$1…')
    .replace(/([?&](?:ticket|token)=)[^\s"'<>\\&]+/g, '$1…');
}
