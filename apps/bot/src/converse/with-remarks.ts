import type { Reply } from './reply.ts';

/** Adds sentences where a reply has a place for them. */
export function withRemarks(reply: Reply, remarks: readonly string[]): Reply {
  switch (reply.kind) {
    case 'estimate':
    case 'comparison':
    case 'budget':
    case 'question':
    case 'price':
    case 'ambiguous-model':
    case 'unknown-model':
    case 'forgotten':
    case 'plans':
    case 'plan':
      return { ...reply, notes: [...reply.notes, ...remarks] };
    case 'refused':
      return { ...reply, sentences: [...reply.sentences, ...remarks] };
    default:
      return reply;
  }
}
