import { maskSecrets } from '@tollkeeper/pricing';
import type { ModelReader, Read } from '../reading/model-reader.ts';
import type { ReadingCost } from '../reading/reading-cost.ts';
import type { Understanding } from '../understand/understanding.ts';
import { answer, answerTo, heard } from './answer.ts';
import type { Conversation } from './conversation.ts';
import type { Reply } from './reply.ts';
import { withSettledDot } from './settled-dot.ts';
import type { Surroundings, Turn } from './turn.ts';
import { withRemarks } from './with-remarks.ts';

/** A language model that reads what the rules are unsure of, and who asks. */
export type Reading = { readonly reader: ModelReader; readonly person: string };

/**
 * Answers a message by the rules and, where they are unsure, by what a language model completes of it.
 *
 * The answer says what read it and what that cost; where the model is of no help the rules' answer stands.
 */
export async function answerWithReader(
  typed: string,
  conversation: Conversation,
  around: Surroundings & { readonly reading?: Reading | undefined },
): Promise<Turn> {
  const message = withSettledDot(typed, conversation, around.catalog);
  const turn = answer(message, conversation, around);
  const { reading } = around;
  if (reading === undefined || turn.reply.kind === 'diagnosis') return turn;
  const rules = heard(message, conversation, around);
  if (!isUnsure(rules, turn.reply)) return turn;
  const read = await reading.reader.read(message, {
    rules,
    catalog: around.catalog,
    person: reading.person,
    earlier: [...conversation.brief.facts.values()].map(({ words }) => maskSecrets(words)),
  });
  const completed =
    read.kind === 'read' ? answerTo(read.understanding, conversation, { ...around, message }) : turn;
  return { ...completed, reply: withRemarks(completed.reply, remarksOf(read)) };
}

/** Numbers without a place, nothing understood, or something missing that the words may say in a way of their own. */
function isUnsure({ unused, intent }: Understanding, reply: Reply): boolean {
  if (unused.length > 0) return true;
  if (reply.kind === 'question') return reply.options.length === 0;
  return reply.kind === 'refused' && intent === 'other';
}

function remarksOf(read: Read): readonly string[] {
  if (read.kind === 'fell-back') return [`${read.why}${costText(read.cost)}`];
  return [`Parts of this were read by ${read.model}${costText(read.cost)}.`, ...read.assumptions];
}

function costText(cost: ReadingCost | undefined): string {
  if (cost === undefined) return '';
  if (cost.inputTokens + cost.outputTokens === 0) return ' (remembered: it cost nothing)';
  const tokens = `${cost.inputTokens} tokens in, ${cost.outputTokens} out`;
  return cost.usd === undefined
    ? ` (${tokens}; the endpoint does not say what that cost)`
    : ` ($${cost.usd}: ${tokens})`;
}
