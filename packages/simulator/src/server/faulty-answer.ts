import { type Answer, answerWith, refuse } from '../api/answer.ts';
import { eventStream } from '../api/chat/completion.ts';
import type { ApiRequest } from '../api/route.ts';
import type { RequestFault } from './mischief.ts';

/** The answer that a fault gives in place of the proper one; `undefined` where it only touches the connection. */
export function faultyAnswer(fault: RequestFault, request: ApiRequest, now: Date): Answer | undefined {
  switch (fault.kind) {
    case 'html-524':
      return { status: 524, headers: { 'content-type': 'text/html; charset=UTF-8' }, body: HTML };
    case 'too-many': {
      const at = new Date(now.getTime() + fault.seconds * 1_000);
      const retryAfter = fault.retryAfter === 'date' ? at.toUTCString() : String(fault.seconds);
      return refuse({
        status: 429,
        message: 'Rate limit exceeded',
        metadata: { error_type: 'rate_limit_exceeded' },
        headers: { 'retry-after': retryAfter },
      });
    }
    case 'error-in-200':
      return errorInside(fault, request);
    default:
      return undefined;
  }
}

/** A chat says it in its only choice, a stream in a chunk, everything else in place of its data. */
function errorInside(
  { code, message }: Extract<RequestFault, { kind: 'error-in-200' }>,
  { path, body }: ApiRequest,
): Answer {
  const error = { code, message };
  if (path !== '/chat/completions') return answerWith({ error });
  if (!/"stream"\s*:\s*true/.test(body)) {
    const message = { role: 'assistant', content: '' };
    return answerWith({
      id: 'gen-failed',
      choices: [{ index: 0, message, finish_reason: 'error', error }],
    });
  }
  const choices = [{ index: 0, delta: { content: '' }, finish_reason: 'error' }];
  const chunk = { id: 'gen-failed', object: 'chat.completion.chunk', error, choices };
  return eventStream([JSON.stringify(chunk)]);
}

const HTML = `<!DOCTYPE html>
<html><head><title>openrouter.ai | 524: A timeout occurred</title></head>
<body><h1>A timeout occurred</h1><p>Error code 524</p></body></html>
`;
