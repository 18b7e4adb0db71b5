import { renderPlainText } from '@tollkeeper/cards';

import type { OutgoingMessage } from './channel.ts';
import { preparedCard, withoutSecrets } from './prepared-card.ts';

/** Writes a message as the JSON that docs/webhook.md describes; every try has the same. */
export function webhookBody({ id, at, card, about }: OutgoingMessage): string {
  const prepared = preparedCard(card, 'nothing');
  const alerts = withoutSecrets(about);
  const gravest = alerts.find(({ severity }) => severity !== undefined);
  return JSON.stringify({
    id,
    at: at.toISOString(),
    title: prepared.title,
    answer: prepared.answer,
    text: renderPlainText(prepared),
    severity: gravest?.severity,
    rule: gravest?.rule,
    subject: gravest?.subject,
    alerts,
  });
}
