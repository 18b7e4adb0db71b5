import { renderPlainText } from '@tollkeeper/cards';

import type {
  Channel,
  ChannelCheck,
  OutgoingMessage,
  Platform,
  SendOutcome,
} from '../../channels/channel.ts';

/** A channel in memory that does as it is told; without a script every message arrives. */
export type ScriptedChannel = {
  readonly channel: Channel;
  /** What arrived, also where the answer was lost; a change of an earlier message is there beside it. */
  readonly arrived: Arrived[];
  /** How often it was called. */
  readonly tries: () => number;
  /** Outcomes of the next tries, one each. */
  readonly plays: (...outcomes: readonly Scripted[]) => void;
  /** Outcome of every try that no script is left for. */
  readonly always: (outcome: Scripted | undefined) => void;
  readonly checks: (check: ChannelCheck) => void;
  /** Is asked before each try, and waited for. */
  readonly before: (hook: (message: OutgoingMessage) => Promise<void> | void) => void;
};

export type Scripted = 'lost answer' | Exclude<SendOutcome, { readonly kind: 'sent' }>;

export type Arrived = {
  /** By which it can be changed. */
  readonly message: string;
  readonly at: number;
  readonly text: string;
  readonly pings: boolean;
  readonly isChange: boolean;
  /** `prod level:warning` for each notification that it tells. */
  readonly tells: readonly string[];
};

export function scriptedChannel(
  name: string,
  { now, platform = 'slack' }: { readonly now: () => number; readonly platform?: Platform },
): ScriptedChannel {
  const arrived: Arrived[] = [];
  let tries = 0;
  let script: Scripted[] = [];
  let usual: Scripted | undefined;
  let check: ChannelCheck = { kind: 'ready', as: name };
  let hook: (message: OutgoingMessage) => Promise<void> | void = () => undefined;
  const arrive = ({ card, edits, pings, about }: OutgoingMessage): SendOutcome => {
    const message = edits?.message ?? `${name} ${arrived.length + 1}`;
    const tells = about.flatMap(({ subject, kind, incident }) =>
      subject === undefined ? [] : [`${String(subject['name'])} ${incident} ${kind}`],
    );
    const text = renderPlainText(card);
    arrived.push({ message, at: now(), text, pings, isChange: edits !== undefined, tells });
    return { kind: 'sent', receipt: { platform, channel: name, message } };
  };
  const send = async (message: OutgoingMessage): Promise<SendOutcome> => {
    tries += 1;
    await hook(message);
    const [next, ...rest] = script;
    script = rest;
    const outcome = next ?? usual;
    if (outcome === undefined) return arrive(message);
    if (outcome !== 'lost answer') return outcome;
    arrive(message);
    return { kind: 'again', reason: 'no answer within 10 s', ambiguous: true };
  };
  return {
    channel: { name, platform, send, check: async () => check },
    arrived,
    tries: () => tries,
    plays: (...outcomes) => {
      script = [...script, ...outcomes];
    },
    always: (outcome) => {
      usual = outcome;
    },
    checks: (found) => {
      check = found;
    },
    before: (next) => {
      hook = next;
    },
  };
}
