/** Hands on what others have to say while a chat goes on, until it is told to stop. */
export type Notices = (show: (text: string) => void) => () => void;

/** The messages that the process which started this one sends: `{ kind: 'notice', text }`, text ending with a newline. */
export const hearNotices: Notices = (show) => {
  const hear = (message: unknown): void => {
    if (isNotice(message)) show(message.text);
  };
  process.on('message', hear);
  // Whoever leaves the chat is not kept by somebody who might still say something.
  process.channel?.unref();
  return () => void process.off('message', hear);
};

function isNotice(message: unknown): message is { readonly text: string } {
  if (typeof message !== 'object' || message === null) return false;
  return (
    'kind' in message && message.kind === 'notice' && 'text' in message && typeof message.text === 'string'
  );
}
