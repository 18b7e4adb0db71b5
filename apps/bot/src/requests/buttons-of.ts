import { type Card, isEncodable } from '@tollkeeper/cards';

import type { Reply } from '../converse/reply.ts';
import type { KeptAnswer } from './kept-answer.ts';
import { SAY } from './line-of.ts';

type Action = NonNullable<Card['actions']>[number];
type Button = Extract<Action, { readonly kind: 'button' }>;

/** The buttons of an answer that is kept under an id, the likeliest first; sharing is for what one person sees alone. */
export function buttonsOf(
  reply: Reply,
  { id, isPrivate }: { readonly id: string; readonly isPrivate: boolean },
): readonly Action[] {
  const about = (verb: string, label: string): Button => ({ kind: 'button', verb, label, argument: id });
  const share: readonly Button[] = isPrivate ? [{ ...about('share', 'Share'), isMain: true }] : [];
  switch (reply.kind) {
    case 'estimate': {
      const whole = [about('plan', 'Save as plan')];
      return [
        ...share,
        about('edit', 'Edit'),
        about('compare', 'Compare'),
        about('csv', 'CSV'),
        // What one call costs is no plan of a month.
        ...(reply.question === undefined ? whole : []),
      ];
    }
    case 'comparison':
      return [...share, about('csv', 'CSV')];
    case 'question':
      return reply.options.map((option) => saying(option, option)).filter(isPressable);
    case 'ambiguous-model':
      return reply.candidates.map(({ id: model, name }) => saying(name, model)).filter(isPressable);
    case 'unknown-model':
      return reply.near.map(({ id: model, name }) => saying(name, model)).filter(isPressable);
    case 'budget':
    case 'price':
    case 'diagnosis':
    case 'plan':
    case 'plans':
    case 'account':
    case 'key':
    case 'alerts':
    case 'alert-history':
      return share;
    default:
      return [];
  }
}

/** The buttons of a kept answer once it is shared: all but the one that shares it. */
export function buttonsOfShared({
  id,
  answer,
}: {
  readonly id: string;
  readonly answer: KeptAnswer;
}): readonly Action[] {
  return answer.buttons
    .filter(({ verb }) => verb !== 'share')
    .map(({ verb, label }) => ({ kind: 'button', verb, label, argument: id }) as const);
}

/** Whether any of the buttons is about the kept answer. */
export function needsKeeping(buttons: readonly Action[]): boolean {
  return buttons.some((button) => button.kind === 'button' && !BY_THEMSELVES.includes(button.verb));
}

/** Buttons that say all that they need to know. */
const BY_THEMSELVES: readonly string[] = [SAY, 'ack', 'snooze'];

function saying(label: string, words: string): Action {
  return { kind: 'button', verb: SAY, label, argument: words };
}

/** Cut short it would say something else. */
function isPressable(action: Action): boolean {
  return action.kind === 'button' && isEncodable(action);
}
