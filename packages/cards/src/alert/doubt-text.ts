import type { Doubt } from '@tollkeeper/engine';

import { instantText } from '../instant-text.ts';
import { moneyText } from '../money-text.ts';

/** Says why a reading was not believed, as a sentence that goes on. */
export function doubtText(doubt: Doubt): string {
  switch (doubt.kind) {
    case 'missing':
      return `the reading holds no counters but "${doubt.cause}".`;
    case 'empty-credits':
      return 'the reading says 0 credits bought and 0 spent, as an ordinary key can be told whatever the account holds; read the credits with a management key.';
    case 'no-counter':
      return 'the reading has a limit that resets, but neither what is left of it nor the usage of its period.';
    case 'spent-fell':
      return `what was spent fell from ${moneyText(doubt.from)} to ${moneyText(doubt.to)} without a reset; it is believed when the next reading says so too.`;
    case 'ahead-of-clock':
      return `the reading is dated in the future, it is ${instantText(doubt.now)} now; check the clock of both machines.`;
  }
}
