import type { AccountStanding } from '@tollkeeper/cards/standing';

import type { Conversation } from '../converse/conversation.ts';
import type { Reply } from '../converse/reply.ts';
import { refuse, type Turn } from '../converse/turn.ts';
import { accountStanding, keyStanding } from './account-standing.ts';
import type { GuardDesk } from './guard-desk.ts';
import { accountReply, keyReply } from './standing-reply.ts';

/** Answers /budget: everything that is left, or one key. */
export async function budgetAnswer(
  rest: string,
  conversation: Conversation,
  { guard }: { readonly guard?: GuardDesk | undefined },
): Promise<Turn> {
  const standing = guard && (await accountStanding(guard));
  if (guard === undefined || standing === undefined) return { reply: { kind: 'not-watched' }, conversation };
  const name = rest.trim().replace(/^(["'])([\s\S]*)\1$/u, '$2');
  if (name === '') return { reply: accountReply(standing), conversation };
  const fitting = keysNamed(standing, name);
  const [key, other] = fitting;
  if (key === undefined) return refusedBudget(noKey(name, standing), conversation);
  if (other !== undefined) return refusedBudget(severalKeys(name, fitting), conversation);
  return { reply: keyReply(await keyStanding(key, guard)), conversation };
}

/** By the whole name, in any capitals, or else by the beginning of its hash. */
function keysNamed({ keys }: AccountStanding, name: string): AccountStanding['keys'] {
  const wanted = name.toLowerCase();
  const named = keys.filter(({ taken }) => taken.subject.name.toLowerCase() === wanted);
  if (named.length > 0 || wanted.length < SHORTEST_HASH) return named;
  return keys.filter(({ taken }) => taken.subject.id.toLowerCase().startsWith(wanted));
}

function noKey(name: string, { keys }: AccountStanding): string {
  const shown = name.length > LONGEST_SHOWN ? `${name.slice(0, LONGEST_SHOWN)}…` : name;
  const names = keys.slice(0, MOST_NAMES).map(({ taken }) => taken.subject.name);
  const more = keys.length > names.length ? ` and ${keys.length - names.length} more` : '';
  const there = names.length === 0 ? 'No key is watched.' : `Watched are ${names.join(', ')}${more}.`;
  return `No key that is watched is called "${shown}". ${there}`;
}

function severalKeys(name: string, keys: AccountStanding['keys']): string {
  const hashes = keys.map(({ taken }) => taken.subject.id.slice(0, SHOWN_HASH)).join(', ');
  return `${keys.length} keys are called "${name}": name the one by the beginning of its hash, one of ${hashes}.`;
}

function refusedBudget(sentence: string, conversation: Conversation): Turn {
  const { reply } = refuse([sentence], conversation);
  return { reply: { title: 'No such key', ...reply } as Reply, conversation };
}

const SHORTEST_HASH = 4;
const SHOWN_HASH = 12;
const LONGEST_SHOWN = 60;
const MOST_NAMES = 12;
