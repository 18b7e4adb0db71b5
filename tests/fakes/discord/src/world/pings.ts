import { listOf, objectOf } from './json.ts';
import type { Pings } from './message.ts';

/** What decides who is notified. */
export type Pinging = {
  readonly text: string;
  /** The `allowed_mentions` of the request; undefined where it had none. */
  readonly allowed: unknown;
  /** The kinds that are parsed where the request has no `allowed_mentions`. */
  readonly byDefault: readonly string[];
  /** The author of the message that is replied to. */
  readonly repliedTo?: string;
};

/** Finds whom a message notifies: those it mentions, as far as its allowed mentions let it. */
export function pingsOf({ text, allowed, byDefault, repliedTo }: Pinging): Pings {
  const isGiven = allowed !== undefined && allowed !== null;
  const rules = isGiven ? objectOf(allowed) : { parse: byDefault, replied_user: true };
  const parse = listOf(rules['parse']);
  const may = (kind: string, id: string) => parse.includes(kind) || listOf(rules[kind]).includes(id);
  const people = ids(text, /<@!?(\d+)>/g).filter((id) => may('users', id));
  const replied = repliedTo !== undefined && rules['replied_user'] === true ? [repliedTo] : [];
  return {
    people: [...new Set([...people, ...replied])],
    roles: ids(text, /<@&(\d+)>/g).filter((id) => may('roles', id)),
    everyone: parse.includes('everyone') && /@(everyone|here)\b/.test(text),
  };
}

function ids(text: string, form: RegExp): readonly string[] {
  return [...text.matchAll(form)].map((match) => match[1] ?? '');
}
