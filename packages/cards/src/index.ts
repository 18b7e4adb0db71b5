export {
  type ActionCode,
  type DecodedAction,
  decodeAction,
  encodeAction,
  isEncodable,
} from './action-code.ts';
export { adviceCard } from './advice-card.ts';
export { ageInDays } from './age-text.ts';
export { fieldText } from './assumption-text.ts';
export { budgetCard } from './budget-card.ts';
export { type BurnDown, burnDownSection } from './burn-down-section.ts';
export type { Card, Chart, Column, Field, Section } from './card.ts';
export { type ChartFrame, chartHeight, chartSvg } from './chart/chart-svg.ts';
export { comparisonCard } from './comparison-card.ts';
export { diagnosisCard } from './diagnosis-card.ts';
export type { Digest, DigestPart, MessageAccount } from './digest-card.ts';
export type { PagedModal } from './discord/discord-modal.ts';
export type { DiscordMessage, Picture, PlainDiscordMessage } from './discord/payload.ts';
export { estimateCard } from './estimate-card.ts';
export { estimateDiffCard } from './estimate-diff-card.ts';
export type { Form, FormField } from './form.ts';
export {
  type IncidentPress,
  type IncidentRef,
  incidentActions,
  incidentPressOf,
  type SnoozeEnd,
} from './incident-actions.ts';
export { instantText } from './instant-text.ts';
export { renderMarkdown } from './markdown.ts';
export { exactMoneyText, moneyText, numberText, percentText } from './money-text.ts';
export { pilotCard } from './pilot-card.ts';
export { type MeasuredPlan, pilotResultCard } from './pilot-result-card.ts';
export { renderPlainText } from './plain-text.ts';
export { planBreakEvenCard } from './plan-break-even-card.ts';
export { priceCard } from './price-card.ts';
export { type Compared, type ComparedFile, priceDiffCard } from './price-diff-card.ts';
export { quotedText } from './rate-text.ts';
export { listSections, tableSections } from './section.ts';
export { sensitivityCard } from './sensitivity-card.ts';
export { type SimulatedTime, simulatedText } from './simulated-text.ts';
export type { SlackMessage, SlackOptions, SlackPicture } from './slack/slack-message.ts';
export type { SlackModal } from './slack/slack-modal.ts';
export { worksOf } from './works.ts';
