import { type Card, estimateCard } from '@tollkeeper/cards';
import { planStateOf } from '@tollkeeper/engine/guarding';
import type { ListedPlan } from '@tollkeeper/store';

import { estimateTurn } from '../converse/answer-estimate.ts';
import { EMPTY_BRIEF } from '../converse/brief.ts';
import type { Conversation } from '../converse/conversation.ts';
import { conversationText } from '../converse/conversation-text.ts';
import type { EstimateReply, Reply } from '../converse/reply.ts';
import { refuse, type Surroundings, type Turn } from '../converse/turn.ts';
import { basisText } from '../watching/basis-text.ts';
import type { GuardDesk } from '../watching/guard-desk.ts';
import { heldPlan, ofText, unknownKeys } from '../watching/held-plan.ts';
import { laidOutPlan } from '../watching/standing-reply.ts';
import { isWatched } from '../watching/watched-subjects.ts';
import type { CommandSurroundings, PlanShelf } from './command.ts';
import { type PlanDeed, planDeed } from './plan-deed.ts';
import { savePlan } from './save-plan.ts';

/** Answers what stands behind /plan: saves the last estimate, lists, shows or removes what was saved. */
export async function planAnswer(
  rest: string,
  conversation: Conversation,
  around: CommandSurroundings,
): Promise<Turn> {
  const { shelf } = around;
  const deed = planDeed(rest);
  if (deed.kind === 'mistaken') return refusedPlan(deed.sentence, conversation);
  if (shelf === undefined) return refusedPlan(NO_SHELF, conversation);
  switch (deed.kind) {
    case 'list': {
      const plans = await shelf.plans.list(shelf.workspace);
      const watched = await watchedBy(around.guard);
      return { reply: { kind: 'plans', plans, ...watched, notes: [] }, conversation };
    }
    case 'save':
      return saved(deed, conversation, { around, shelf });
    default:
      return found(deed, conversation, { around, shelf });
  }
}

type Named = Extract<PlanDeed, { readonly name: string }>;

async function saved(
  { name, month, keys }: Named,
  conversation: Conversation,
  { around, shelf }: Ground,
): Promise<Turn> {
  if (conversation.purpose?.kind === 'comparison') return refusedPlan(SEVERAL_MODELS, conversation);
  const last = lastEstimate(conversation, around);
  if (last === undefined) return refusedPlan(NOTHING_TO_SAVE, conversation);
  const wrong = keys === undefined ? undefined : await wrongKeys(keys, around.guard);
  if (wrong !== undefined) return refusedPlan(wrong, conversation);
  const saving = await savePlan(
    {
      name,
      month: month ?? around.today.slice(0, 7),
      planned: last.estimate.planned,
      card: cardOf(last),
      conversation: conversationText(conversation),
      keys,
      basis: basisText(last.estimate),
    },
    shelf,
  );
  return saving.kind === 'wrong'
    ? refusedPlan(saving.sentence, conversation)
    : {
        reply: {
          kind: 'plan',
          did: 'saved',
          plan: saving.plan,
          ...(keys !== undefined && { of: ofText(keys) }),
          ...(await watchedBy(around.guard)),
          notes: [],
        },
        conversation,
      };
}

async function found(
  { kind, name, month }: Named,
  conversation: Conversation,
  { around, shelf }: Ground,
): Promise<Turn> {
  const { plans, workspace, person, mayRemoveAll } = shelf;
  const listed = await plans.list(workspace);
  const fitting = listed.filter((plan) => isNamed(plan, name) && (month ?? plan.month) === plan.month);
  const [plan, other] = fitting;
  if (plan === undefined) return refusedPlan(noPlan(name, month), conversation);
  if (other !== undefined) return refusedPlan(severalMonths(fitting), conversation);
  const answered = (reply: Omit<Extract<Reply, { kind: 'plan' }>, 'kind' | 'plan' | 'notes'>): Turn => ({
    reply: { kind: 'plan', plan, notes: [], ...reply },
    conversation,
  });
  if (kind === 'remove') {
    if (plan.savedBy !== person && !mayRemoveAll) return refusedPlan(notYours(plan), conversation);
    await plans.remove(workspace, plan.id);
    return answered({ did: 'removed' });
  }
  const whole = await plans.find(workspace, plan.id);
  const state = whole === undefined ? undefined : planStateOf<Card>(whole.state);
  const shown = { did: 'shown', ...(state === undefined ? {} : { card: state.card }) } as const;
  const watched = await watchedBy(around.guard);
  if (around.guard === undefined || watched === undefined) return answered(shown);
  const { guard: desk } = around;
  if (!desk.maySee) return answered({ ...shown, ...watched, hidden: hiddenFrom(desk) });
  const held = await heldPlan(plan, { state, desk, prices: around });
  return answered({ ...shown, ...watched, ...(held !== undefined && { held: laidOutPlan(held) }) });
}

/** Nothing to be compared with is told apart from nothing that may be seen. */
async function watchedBy(desk: GuardDesk | undefined): Promise<{ readonly isWatched: true } | undefined> {
  return desk !== undefined && (await isWatched(desk.store)) ? { isWatched: true } : undefined;
}

/** Only whoever may see spend is told which keys there are. */
async function wrongKeys(keys: readonly string[], desk: GuardDesk | undefined): Promise<string | undefined> {
  if (desk === undefined || (await watchedBy(desk)) === undefined) return undefined;
  if (!desk.maySee) return `Keys are about what is spent, and you may not see that here. Ask ${desk.ask}.`;
  const { unknown, watched } = await unknownKeys(keys, desk.store);
  if (unknown.length === 0) return undefined;
  const there = watched.slice(0, MOST_NAMES).join(', ');
  const more = watched.length > MOST_NAMES ? ` and ${watched.length - MOST_NAMES} more` : '';
  return `No key that is watched is called ${unknown.join(' or ')}. ${there === '' ? 'No key is watched.' : `Watched are ${there}${more}.`}`;
}

function hiddenFrom({ ask }: GuardDesk): string {
  return `What is really spent is told in private to people who may see it. Ask ${ask}.`;
}

type Ground = { readonly around: CommandSurroundings; readonly shelf: PlanShelf };

/** The estimate of what was said so far, where nothing is open about it. */
function lastEstimate(conversation: Conversation, around: Surroundings): EstimateReply | undefined {
  const { brief } = conversation;
  if (brief.facts.size === 0) return undefined;
  const { reply } = estimateTurn({ brief, before: EMPTY_BRIEF, unused: [], conversation, around });
  return reply.kind === 'estimate' && reply.question === undefined ? reply : undefined;
}

function cardOf({ estimate, range, notes }: EstimateReply): Card {
  const card = estimateCard(estimate, range);
  return { ...card, sections: [...notes.map((text) => ({ kind: 'note', text }) as const), ...card.sections] };
}

function isNamed(plan: ListedPlan, name: string): boolean {
  return plan.name.toUpperCase().normalize() === name.toUpperCase().normalize();
}

function refusedPlan(sentence: string, conversation: Conversation): Turn {
  const { reply } = refuse([sentence], conversation);
  return { reply: { title: 'No plan', ...reply } as Reply, conversation };
}

function noPlan(name: string, month: string | undefined): string {
  const when = month === undefined ? '' : ` for ${month}`;
  const shown = name.length > LONGEST_SHOWN ? `${name.slice(0, LONGEST_SHOWN)}…` : name;
  return `No plan is called "${shown}"${when}. /plan list shows all of them.`;
}

function severalMonths(plans: readonly ListedPlan[]): string {
  const months = plans.map(({ month }) => month).join(', ');
  return `Several plans are called "${plans[0]?.name}": add the month, one of ${months}.`;
}

function notYours({ name }: ListedPlan): string {
  return `"${name}" was saved by somebody else: they can remove it, and so can people who may see spend.`;
}

const NOTHING_TO_SAVE =
  'There is no estimate for a month to save: ask for one first, such as "Sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out", then /plan save launch.';
const SEVERAL_MODELS =
  'The last answer is about several models: name the one to save first, such as "haiku 4.5", then /plan save launch.';
const NO_SHELF = 'Plans are kept in a chat: start one with tollkeeper chat.';
const LONGEST_SHOWN = 60;
const MOST_NAMES = 12;
