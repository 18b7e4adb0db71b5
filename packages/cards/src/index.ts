export type { Card, Column, Field, Section } from './card.ts';
export { exactMoneyText, moneyText, numberText, percentText } from './money-text.ts';
export { renderPlainText } from './plain-text.ts';
