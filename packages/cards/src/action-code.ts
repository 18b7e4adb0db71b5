/**
 * What a button or a form is sent back as: the verb that it stands for, and what it is about.
 *
 * A verb is small letters and hyphens, at most 15; an argument at most 80 characters.
 */
export type ActionCode = { readonly verb: string; readonly argument?: string };

/** A code as it came back: one of ours, one that another version wrote, or nothing of ours. */
export type DecodedAction =
  | { readonly kind: 'action'; readonly action: ActionCode }
  | { readonly kind: 'other-version'; readonly version: number; readonly message: string }
  | { readonly kind: 'foreign' };

/**
 * Writes verb and argument as one text of at most 100 characters, the shortest id that a platform allows (Discord).
 *
 * @throws where `isEncodable` says no: a code cut short would mean something else.
 */
export function encodeAction(action: ActionCode): string {
  if (!isEncodable(action)) {
    throw new Error(`A button cannot carry the verb "${action.verb}" with "${action.argument ?? ''}".`);
  }
  const { verb, argument } = action;
  return `v${VERSION}:${verb}${argument === undefined ? '' : `:${argument}`}`;
}

/** Whether a button can carry the action. */
export function isEncodable({ verb, argument = '' }: ActionCode): boolean {
  return VERB.test(verb) && argument.length <= LONGEST_ARGUMENT && SAFE.test(argument);
}

/** Reads what `encodeAction` wrote; the message about another version is for the person who pressed the button. */
export function decodeAction(text: string): DecodedAction {
  const [, version, rest = ''] = /^v(\d{1,4}):(.*)$/su.exec(text) ?? [];
  if (version === undefined) return { kind: 'foreign' };
  if (version !== String(VERSION)) {
    return { kind: 'other-version', version: Number(version), message: OTHER_VERSION };
  }
  const end = rest.indexOf(':');
  const action: ActionCode =
    end === -1 ? { verb: rest } : { verb: rest.slice(0, end), argument: rest.slice(end + 1) };
  return isEncodable(action) ? { kind: 'action', action } : { kind: 'foreign' };
}

/** To be raised whenever a verb changes its meaning. */
const VERSION = 1;

const VERB = /^[a-z][a-z-]{0,14}$/;

/** Control characters and halves of a character do not survive the way there and back. */
const SAFE = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u;

const LONGEST_ARGUMENT = 80;

const OTHER_VERSION =
  'This button was made by another version of Tollkeeper and does nothing here. Please ask again: the new answer has buttons that work.';
