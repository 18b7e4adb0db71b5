import type { Host } from '../host.ts';
import type { Request } from '../request.ts';
import type { Response } from '../response.ts';
import { talkResponse } from '../talk-response.ts';

/** Answers the words of a button as if they had been typed. */
export async function say(request: Request, words: string, host: Host): Promise<Response> {
  return talkResponse(request, { line: words }, host);
}
