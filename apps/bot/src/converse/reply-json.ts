import { diagnosisJson } from '@tollkeeper/engine';

import { fieldKey } from '../commands/field-key.ts';
import { assumptionJson } from './assumption-json.ts';
import type { Brief } from './brief.ts';
import { budgetJson } from './budget-json.ts';
import { comparisonJson } from './comparison-json.ts';
import { estimateDiffJson } from './estimate-diff-json.ts';
import { estimateJson } from './estimate-json.ts';
import { numberJson } from './number-json.ts';
import { planJson } from './plan-json.ts';
import { priceDiffJson, priceJson } from './price-json.ts';
import { rangeJson } from './range-json.ts';
import type { Reply } from './reply.ts';
import { routeNotes } from './route-notes.ts';

/**
 * A reply as data: money as decimal strings in dollars, exact; quantities and shares as numbers.
 *
 * The names are part of what scripts rely on: they change only together with a major version.
 */
export function replyJson(reply: Reply): Record<string, unknown> {
  switch (reply.kind) {
    case 'estimate': {
      const { estimate, brief, unused, question, range, since } = reply;
      return {
        kind: reply.kind,
        understood: understoodJson(brief),
        unused,
        notes: [...reply.notes, ...routeNotes(brief.model?.words ?? '')],
        ...(question === undefined ? {} : { question }),
        estimate: estimateJson(estimate),
        assumptions: estimate.assumptions.map(assumptionJson),
        ...(range === undefined ? {} : { range: rangeJson(range) }),
        ...(since === undefined ? {} : { since: estimateDiffJson(since) }),
      };
    }
    case 'question':
      return {
        kind: reply.kind,
        question: reply.question,
        options: reply.options,
        notes: reply.notes,
        understood: understoodJson(reply.brief),
        unused: reply.unused,
      };
    case 'unknown-model':
      return {
        kind: reply.kind,
        name: reply.name,
        near: reply.near,
        notes: reply.notes,
        understood: understoodJson(reply.brief),
      };
    case 'ambiguous-model':
      return {
        kind: reply.kind,
        name: reply.name,
        candidates: reply.candidates,
        notes: reply.notes,
        understood: understoodJson(reply.brief),
      };
    case 'comparison':
      return { ...readJson(reply), ...comparisonJson(reply.comparison) };
    case 'budget':
      return { ...readJson(reply), ...budgetReplyJson(reply) };
    case 'diagnosis':
      return { kind: reply.kind, ...diagnosisJson(reply.diagnosis) };
    case 'forgotten':
      return { kind: reply.kind, notes: reply.notes };
    case 'not-watched':
    case 'help':
      return { kind: reply.kind };
    case 'price':
      return { kind: reply.kind, ...priceJson(reply.card, reply.today), notes: reply.notes };
    case 'plans':
      return { kind: reply.kind, plans: reply.plans.map(planJson), notes: reply.notes };
    case 'plan':
      return { kind: reply.kind, ...planReplyJson(reply) };
    case 'price-diff':
      return { kind: reply.kind, ...priceDiffJson(reply.diff, reply.compared) };
    case 'refused':
      return { kind: reply.kind, reasons: reply.sentences };
    case 'told':
      return { kind: reply.kind, told: reply.sentences };
    default:
      return { kind: reply.kind, ...reply.data };
  }
}

/** What was read for a reply. */
function readJson(reply: ComparisonReply | BudgetReply): Record<string, unknown> {
  const { kind, brief, unused, notes } = reply;
  return { kind, understood: understoodJson(brief), unused, notes };
}

function budgetReplyJson({ question, within, estimate }: BudgetReply): Record<string, unknown> {
  const grounds =
    estimate === undefined
      ? {}
      : { estimate: estimateJson(estimate), assumptions: estimate.assumptions.map(assumptionJson) };
  return { ...budgetJson(question, within), ...grounds };
}

function planReplyJson({ did, plan, held, notes }: Extract<Reply, { readonly kind: 'plan' }>) {
  return { did, plan: planJson(plan), ...(held === undefined ? {} : { held: held.data }), notes };
}

type ComparisonReply = Extract<Reply, { readonly kind: 'comparison' }>;
type BudgetReply = Extract<Reply, { readonly kind: 'budget' }>;

function understoodJson({ facts, model, choices }: Brief): readonly unknown[] {
  const named = model === undefined ? [] : [{ field: 'model', value: model.id, words: model.words }];
  const said = [...facts.values()].map(({ name, value, range, words, note }) => ({
    field: fieldKey(name),
    value: numberJson(value),
    ...(range === undefined ? {} : { range: { low: numberJson(range.low), high: numberJson(range.high) } }),
    words,
    ...(note === undefined ? {} : { note }),
  }));
  const chosen = [...choices].map(([field, value]) => ({ field, value, words: `${field}=${value}` }));
  return [...named, ...said, ...chosen];
}
