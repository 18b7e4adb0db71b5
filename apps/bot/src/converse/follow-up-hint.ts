import type { Conversation } from './conversation.ts';

/** What to say instead of a follow-up that is understood and cannot be done. */
export function followUpHint(message: string, { brief }: Conversation): readonly string[] | undefined {
  if (brief.model === undefined && brief.facts.size === 0) return undefined;
  return HINTS.find(([pattern]) => pattern.test(message))?.[1];
}

const HINTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /^\W*(?:please |and )?(?:undo|revert|go back|back|zurück|deshacer|annuler)(?: (?:it|that|this|the last (?:one|change)))?\W*$/i,
    [
      'I do not keep what a change replaced, so nothing was undone. Say the value to go back to, such as "500 out", or /new to start anew.',
    ],
  ],
  [
    /^\W*(?:(?:and|so|what|which|who|is|are|s|the|one|model|of|them|these|any|there|something|a)\W+)*(?:cheap(?:er|est)(?: (?:one|model|option|alternatives?))?|cheaper alternatives?|alternatives?)\W*$/i,
    [
      'I compare the models that you name, and do not pick one out of the whole catalog: "/compare Haiku 4.5, GPT-5 mini" compares them for what was said before.',
    ],
  ],
];
