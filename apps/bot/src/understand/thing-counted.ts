import type { WorkloadKind } from '@tollkeeper/engine';

import type { Thing } from './flow.ts';
import type { Head } from './label.ts';
import type { Measure } from './measure.ts';

/** What a measure counts in a kind of work; `undefined` for what is no count of things. */
export function thingCounted(
  { head, of, number, per }: Measure,
  kind: WorkloadKind | undefined,
): Thing | undefined {
  if (number.measure !== 'count' || head?.topic === 'token') return undefined;
  if (head === undefined) {
    // "We need 3 per accepted one".
    const isOfAccepted = per.some((each) => each.kind === 'thing' && each.head.topic === 'accepted');
    if (isOfAccepted && kind !== 'text' && kind !== 'agent') return 'attempt';
    // "2,200 keepers a month".
    if (of.has('accepted') && (kind === 'image' || kind === 'video')) return 'result';
    if (of.has('perSecond') || of.has('perMinute')) return 'request';
    return of.size === 0 && per.some((each) => each.kind === 'period') ? 'item:' : undefined;
  }
  return thingOf(head, kind);
}

/** What a noun counts in a kind of work: in voice a call is a conversation, in text it is a request. */
export function thingOf({ topic, noun }: Head, kind: WorkloadKind | undefined): Thing | undefined {
  const isSpoken = kind === 'voice' || kind === 'transcription';
  const isMade = kind === 'image' || kind === 'video';
  switch (topic) {
    case undefined:
      return `item:${noun}`;
    case 'user':
    case 'seat':
    case 'task':
    case 'character':
      return topic;
    case 'call':
    case 'session':
      return isSpoken ? 'session' : topic === 'call' ? 'request' : `item:${topic}`;
    case 'request':
    case 'prompt':
    case 'reply':
    case 'times':
      if (kind === 'agent' && topic === 'times') return 'task';
      return isMade && (topic === 'prompt' || topic === 'times') ? 'attempt' : 'request';
    case 'image':
      return kind === 'image' || kind === undefined ? 'result' : `item:${topic}`;
    case 'clip':
      return kind === 'video' || kind === undefined ? 'result' : `item:${topic}`;
    case 'accepted':
      return 'result';
    case 'generation':
    case 'attempt':
      return isMade || kind === undefined ? 'attempt' : 'request';
    case 'second':
    case 'minute':
    case 'hour':
      return 'duration';
    case 'agent':
    case 'file':
    case 'tool':
    case 'result':
    case 'measure':
      return `item:${topic === 'measure' ? noun : topic}`;
    default:
      return undefined;
  }
}
