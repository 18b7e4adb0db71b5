/** What a channel does that can be expected of one: the message is a sentence for people, and where it arose says nothing. */
export class ChannelFault extends Error {
  override readonly name = 'ChannelFault';
}
