import { encodeAction, isEncodable } from '../action-code.ts';
import type { Action } from '../card.ts';
import { DISCORD_LIMITS } from './limits.ts';
import { ACTION_ROW, type ActionRow, BUTTON, type Button, LINK, PRIMARY, SECONDARY } from './payload.ts';
import { shortened } from './visible-text.ts';

/**
 * Actions as rows of buttons, and how many of them cannot be offered.
 *
 * An action that stands there twice is one button: Discord refuses two of the same id.
 */
export function actionRows(actions: readonly Action[]): {
  readonly rows: readonly ActionRow[];
  readonly missing: number;
} {
  const buttons = actions.map(buttonOf);
  const different = new Map(buttons.flatMap((each) => (each === undefined ? [] : [[keyOf(each), each]])));
  const shown = [...different.values()].slice(0, MOST_ROWS * IN_ROW);
  const rows = Array.from(
    { length: Math.ceil(shown.length / IN_ROW) },
    (_, row): ActionRow => ({
      type: ACTION_ROW,
      components: shown.slice(row * IN_ROW, (row + 1) * IN_ROW),
    }),
  );
  const impossible = buttons.filter((each) => each === undefined).length;
  return { rows, missing: impossible + different.size - shown.length };
}

function buttonOf(action: Action): Button | undefined {
  const label = shortened(action.label, DISCORD_LIMITS.buttonLabel.most) || '…';
  if (action.kind === 'link') {
    const url = addressOf(action.url);
    return url === undefined ? undefined : { type: BUTTON, style: LINK, label, url };
  }
  if (!isEncodable(action)) return undefined;
  const style = action.isMain === true ? PRIMARY : SECONDARY;
  return { type: BUTTON, style, label, custom_id: encodeAction(action) };
}

function addressOf(url: string): string | undefined {
  const address = URL.parse(url);
  const isWeb = address?.protocol === 'https:' || address?.protocol === 'http:';
  return isWeb && address.href.length <= DISCORD_LIMITS.buttonUrl.most ? address.href : undefined;
}

function keyOf(button: Button): string {
  return button.style === LINK ? `link ${button.url}` : `button ${button.custom_id}`;
}

const IN_ROW = DISCORD_LIMITS.buttonsInRow.most;

/** More buttons than fifteen nobody reads, and every one is a component of the forty. */
const MOST_ROWS = 3;
