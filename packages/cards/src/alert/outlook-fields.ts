import type { Outlook } from '@tollkeeper/engine';

import type { Field } from '../card.ts';
import { aheadText } from './duration-text.ts';
import { endText, layerText } from './limit-text.ts';
import { atMostText, roughText } from './pace-text.ts';

/** Says what stops first, what would come next, and the pace beside the one that is safe. */
export function outlookFields({ first, next, pace, safePace }: Outlook, now: Date): readonly Field[] {
  return [
    ...(first === undefined
      ? []
      : [{ label: 'Stops first', value: `${layerText(first.layer)}: ${endText(first, now)}` }]),
    ...(next === undefined
      ? []
      : [{ label: 'Would stop next', value: `${layerText(next.layer)}: ${endText(next, now)}` }]),
    ...(pace === undefined
      ? []
      : [{ label: 'Pace', value: `${roughText(pace.perHour)} an hour, ${roughText(pace.perDay)} a day` }]),
    ...(safePace === undefined
      ? []
      : [
          {
            label: 'Safe pace',
            value:
              safePace.perDay <= 0n
                ? `none: nothing is left until ${aheadText(safePace.until, now)}`
                : `${atMostText(safePace.perHour)} an hour, ${atMostText(safePace.perDay)} a day lasts until ${aheadText(safePace.until, now)}`,
          },
        ]),
  ];
}
