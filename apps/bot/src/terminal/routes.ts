import { type Card, quotedText, type Section } from '@tollkeeper/cards';
import { OPENROUTER_URL, priceClient } from '@tollkeeper/openrouter';
import {
  BILLING_UNITS,
  type Catalog,
  decimalUsd,
  findModel,
  firstAmount,
  type Price,
  quoteOnOpenRouter,
  type RouteQuote,
  routeOf,
} from '@tollkeeper/pricing';
import { parseOpenRouterEndpoints } from '@tollkeeper/pricing/live';

/** What the endpoints of a model at OpenRouter charge, or why that cannot be said. */
export type RoutesReply =
  | { readonly kind: 'quoted'; readonly model: string; readonly quote: Quoted }
  | { readonly kind: 'refused'; readonly reason: string };

type Quoted = Extract<RouteQuote, { readonly kind: 'quoted' }>;

/** Asks OpenRouter for the endpoints of the model and quotes them for a request of a usual size. */
export async function routesReply(
  name: string,
  {
    catalog,
    baseUrl,
    now,
  }: { readonly catalog: Catalog; readonly baseUrl: string | undefined; readonly now: () => Date },
): Promise<RoutesReply> {
  const match = findModel(catalog, name);
  if (match.kind !== 'found')
    return { kind: 'refused', reason: `"${name}" is ${match.kind}: price ${name} says more` };
  const route = { ...routeOf(name), base: match.model.id, priced: match.model.id };
  const [author = '', slug = ''] = route.priced.split('/');
  const outcome = await priceClient({
    baseUrl: baseUrl ?? OPENROUTER_URL,
    now,
    random: Math.random,
  }).endpoints(author, slug);
  if (outcome.kind === 'unchanged') return { kind: 'refused', reason: 'OpenRouter sent nothing' };
  if (outcome.kind !== 'fetched') return { kind: 'refused', reason: outcome.reason };
  const parsed = parseOpenRouterEndpoints(outcome.body, outcome.at.toISOString().slice(0, 10));
  if (parsed.kind === 'refused') return { kind: 'refused', reason: parsed.reason };
  const quote = quoteOnOpenRouter(parsed.endpoints, route, { at: now(), ...USUAL });
  if (quote.kind === 'nowhere') return { kind: 'refused', reason: quote.reason };
  return { kind: 'quoted', model: route.priced, quote };
}

/** Lays the quote out: the least, the likely and the most of each unit. */
export function routesCard(reply: RoutesReply): Card {
  if (reply.kind === 'refused') return { title: 'No routes', answer: `${reply.reason}.`, sections: [] };
  const { model, quote } = reply;
  const rows = [...quote.units].map(([unit, { min, likely, max }]) => [
    BILLING_UNITS[unit].label,
    quotedText({ unit, price: min }),
    likely === undefined ? 'unknown' : quotedText({ unit, price: likely }),
    quotedText({ unit, price: max }),
  ]);
  const columns = ['Unit', 'Least', 'Likely', 'Most'].map(
    (label, at) => ({ label, align: at === 0 ? 'left' : 'right' }) as const,
  );
  const notes: Section[] = [
    ...quote.unpriced.map((tag) => `${tag} may serve it at a price that is not published.`),
    ...quote.gaps.map((unit) => `No endpoint says what its ${BILLING_UNITS[unit].label} cost.`),
  ].map((text) => ({ kind: 'note', text }));
  return {
    title: `Routes: ${model} at OpenRouter`,
    answer: `Most likely served by ${quote.likely.tag} (${REASONS[quote.likely.because]}).`,
    sections: [{ kind: 'table', title: 'Prices over its endpoints', columns, rows }, ...notes],
  };
}

/** The same as data; amounts in dollars for the block that each unit is quoted in. */
export function routesJson(reply: RoutesReply): Record<string, unknown> {
  if (reply.kind === 'refused') return reply;
  const { model, quote } = reply;
  const usd = (price: Price): string => decimalUsd(firstAmount(price));
  const units = [...quote.units].map(([unit, { min, likely, max }]) => ({
    unit,
    per: Number(min.per),
    min_usd: usd(min),
    ...(likely === undefined ? {} : { likely_usd: usd(likely) }),
    max_usd: usd(max),
  }));
  return {
    kind: reply.kind,
    model,
    likely: quote.likely.tag,
    because: quote.likely.because,
    units,
    unpriced: quote.unpriced,
    gaps: quote.gaps,
  };
}

const REASONS = {
  'most-weight': 'the cheap endpoints get most of the requests',
  cheapest: 'the cheapest one',
  fastest: 'the fastest one',
  'dearest-of-unknown-order': 'the dearest one, because the order is not known',
} as const;

/** The size of a request decides which endpoint is the cheapest where they price input and output differently. */
const USUAL = { promptTokens: 2_000, outputTokens: 500 };
