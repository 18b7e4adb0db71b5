import type { Host } from './host.ts';
import { type Kept, type KeptAnswer, type KeptDraft, keptFrom, keptText } from './kept-answer.ts';
import { workspaceKey } from './place-key.ts';
import type { Place } from './request.ts';

/** Keeps an answer or a draft for a month, and says whether that worked. */
export async function keep(id: string, kept: Kept, { store, now, log }: Host): Promise<boolean> {
  const at = now();
  const state = { state: keptText(kept), expiresAt: new Date(at.getTime() + LIFETIME_MS) };
  try {
    const { kind } = await store.answers.keep(id, state, at);
    if (kind === 'kept') return true;
    log.warn({ characters: state.state.length }, 'an answer is too long to be kept');
  } catch (error) {
    log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'an answer could not be kept');
  }
  return false;
}

/** The answer that a button is about, with what was written into its form before, if anything. */
export type FoundAnswer = {
  readonly id: string;
  readonly answer: KeptAnswer;
  readonly draft?: KeptDraft;
};

/** Finds the answer of an id, or of the draft of an id; nothing where it expired or belongs to others. */
export async function findAnswer(id: string, place: Place, host: Host): Promise<FoundAnswer | undefined> {
  const kept = await find(id, host);
  if (kept === undefined) return undefined;
  const about = kept.kind === 'draft' ? kept.draft.about : id;
  const original = kept.kind === 'draft' ? await find(about, host) : kept;
  if (original?.kind !== 'answer' || original.answer.workspace !== workspaceKey(place)) return undefined;
  return { id: about, answer: original.answer, ...(kept.kind === 'draft' ? { draft: kept.draft } : {}) };
}

async function find(id: string, { store, now }: Host): Promise<Kept | undefined> {
  const found = await store.answers.find(id, now());
  return found === undefined ? undefined : keptFrom(found.state);
}

const LIFETIME_MS = 30 * 24 * 3_600_000;
