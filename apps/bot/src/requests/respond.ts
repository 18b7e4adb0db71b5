import { conversationFrom } from '../converse/conversation-text.ts';
import type { Host } from './host.ts';
import { findAnswer } from './keep.ts';
import { lineOf } from './line-of.ts';
import { mayAsk } from './may-ask.ts';
import { opensForm } from './opens-form.ts';
import { personKey } from './place-key.ts';
import { press } from './press.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Request } from './request.ts';
import type { Response } from './response.ts';
import { sentenceResponse } from './sentence-response.ts';
import { submit } from './submit.ts';
import { talkResponse } from './talk-response.ts';

/** Works out what a request is answered with: first whether it may be, then the answer itself. */
export async function respond(request: Request, host: Host, limit: RateLimit): Promise<Response> {
  const permission = mayAsk(request, host.access);
  if (permission.kind === 'refused') return sentenceResponse(request, 'Not here', permission.sentence);
  const refused = isCounted(request) ? limit(personKey(request), host.now()) : undefined;
  if (refused !== undefined) return sentenceResponse(request, 'One moment', refused);
  const { did } = request;
  switch (did.kind) {
    case 'message':
    case 'command': {
      const line = lineOf(did) ?? '';
      const from = did.kind === 'message' ? await continued(request, did.continues, host) : undefined;
      return talkResponse(request, { line, from }, host);
    }
    case 'press':
      return press(request, did.code, host);
    case 'form':
      return submit(request, did, host);
  }
}

/** A form counts when it is sent; in a terminal nobody is kept waiting. */
function isCounted({ did, place }: Request): boolean {
  return place.platform !== 'terminal' && !(did.kind === 'press' && opensForm(did.code));
}

/** What was said up to the answer that a message replies to. */
async function continued(request: Request, id: string | undefined, host: Host) {
  if (id === undefined) return undefined;
  const found = await findAnswer(id, request.place, host).catch(() => undefined);
  return found === undefined ? undefined : conversationFrom(found.answer.conversation);
}
