import { definitionOf, type Field, type WorkloadKind } from '@tollkeeper/engine';

/** What "how many … for $500" asks for: users where they are named, else how much of the work there can be. */
export function wantedIn(message: string, kind: WorkloadKind): Field {
  const asked = ASKED.exec(message)?.[0] ?? '';
  const { month, perUserPerDay } = definitionOf(kind).volume;
  if (kind === 'subscription') return 'seats';
  const [users, perUser] = [placeOf(USERS, asked), placeOf(PER_USER, asked)];
  // "How many users at 20 requests per user" asks for users, "how many requests per user" does not.
  if (users < perUser) return 'users';
  return perUser < Number.POSITIVE_INFINITY && perUserPerDay !== undefined ? perUserPerDay : month;
}

/** Whether the message says what it asks for, rather than only how much there is to spend. */
export function asksHowMuch(message: string): boolean {
  return ASKED.test(message);
}

function placeOf(words: RegExp, text: string): number {
  return words.exec(text)?.index ?? Number.POSITIVE_INFINITY;
}

const ASKED = /(?:how (?:many|much|far)|what can|wie ?viele?|cuánt[oa]s|combien|多少)[^?.,;]{0,80}/iu;
const USERS =
  /\b(?:users?|people|customers?|employees?|devs?|developers?|seats?|nutzer|kunden|mitarbeiter|usuarios|clientes|utilisateurs|clients|students?|members?)\b|用户|人/iu;
const PER_USER = /\bper (?:user|person|customer|employee)\b|pro nutzer|por usuario|par utilisateur/iu;
