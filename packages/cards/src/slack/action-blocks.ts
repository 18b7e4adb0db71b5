import { encodeAction, isEncodable } from '../action-code.ts';
import type { Action } from '../card.ts';
import type { SlackBlock, SlackButton } from './blocks.ts';
import { moreText } from './drawing.ts';
import { weightOf } from './fitted-blocks.ts';
import { SLACK_LIMITS } from './limits.ts';
import { escaped, mrkdwn, plainText } from './slack-text.ts';

/**
 * Draws actions as buttons, and says how many found no room.
 *
 * A button that cannot carry its action is left out: cut short it would do something else.
 */
export function actionBlocks(actions: readonly Action[]): readonly SlackBlock[] {
  const buttons = new Map<string, SlackButton>();
  for (const [at, action] of actions.entries()) {
    const button = buttonOf(action, at);
    if (button !== undefined && !buttons.has(button.action_id)) buttons.set(button.action_id, button);
  }
  const shown = [...buttons.values()].slice(0, SLACK_LIMITS.actionElements.most);
  while (weightOf([{ type: 'actions', elements: shown }]) > HEAVIEST) shown.pop();
  const left = buttons.size - shown.length;
  const more = moreText(left, ['action', 'actions']);
  return [
    ...(shown.length === 0 ? [] : [{ type: 'actions', elements: shown } as const]),
    ...(left === 0 ? [] : [{ type: 'context', elements: [mrkdwn(escaped(more))] } as const]),
  ];
}

/** What a link is sent back as when it is pressed: there is nothing to do but to acknowledge it. */
export const SLACK_LINK_VERB = 'link';

function buttonOf(action: Action, at: number): SlackButton | undefined {
  const text = plainText(action.label, SLACK_LIMITS.buttonText.most);
  if (action.kind === 'link') {
    if (!/^https:\/\/\S+$/.test(action.url) || action.url.length > SLACK_LIMITS.buttonUrl.most)
      return undefined;
    const action_id = encodeAction({ verb: SLACK_LINK_VERB, argument: String(at) });
    return { type: 'button', text, action_id, url: action.url };
  }
  if (!isEncodable(action)) return undefined;
  const { verb, argument } = action;
  const action_id = encodeAction(argument === undefined ? { verb } : { verb, argument });
  return { type: 'button', text, action_id, ...(action.isMain === true && { style: 'primary' as const }) };
}

/** A third of what all blocks may weigh: the answer and some of the card have to stand beside the buttons. */
const HEAVIEST = SLACK_LIMITS.blocksTogether.most / 3;
