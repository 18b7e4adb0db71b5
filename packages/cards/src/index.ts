export { alertCard, shareText, subjectText } from './alert-card.ts';
export type { Card, Column, Field, Section } from './card.ts';
export { estimateCard, fieldText } from './estimate-card.ts';
export { instantText } from './instant-text.ts';
export { exactMoneyText, moneyText, numberText, percentText } from './money-text.ts';
export { noticeCard } from './notice-card.ts';
export { renderPlainText } from './plain-text.ts';
