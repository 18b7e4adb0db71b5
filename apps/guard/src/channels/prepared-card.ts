import type { Card } from '@tollkeeper/cards';
import { maskSecrets } from '@tollkeeper/pricing';

/** Which actions of a card a place can offer: buttons need a bot behind them. */
export type Offered = 'buttons' | 'links' | 'nothing';

/** Makes a card ready to leave the machine: keys that ended up in names are masked, and dead buttons left out. */
export function preparedCard({ actions = [], ...card }: Card, offered: Offered): Card {
  const live = actions.filter(
    ({ kind }) => offered === 'buttons' || (offered === 'links' && kind === 'link'),
  );
  const masked = withoutSecrets(card);
  return live.length === 0 ? masked : { ...masked, actions: live };
}

/** Masks what looks like a key in every text of a JSON value. */
export function withoutSecrets<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, each: unknown) =>
    typeof each === 'string' ? maskSecrets(each) : each,
  ) as T;
}
