import type { Arrangement } from './arrangement.ts';
import { startChild } from './child.ts';
import { isSet } from './environment.ts';
import { MAIN_FILES } from './main-files.ts';
import type { Stage } from './stage.ts';
import { type Outcome, untilOneEnds } from './until-one-ends.ts';

/** Runs what is wanted with the credentials that are set, on one store. */
export function runReal(
  wanted: Extract<Arrangement, { readonly kind: 'real' }>,
  { environment: given, stop, say }: Stage,
): Promise<Outcome> {
  const hasStore = ['TOLLKEEPER_STORE', 'DATABASE_URL'].some((name) => isSet(given, name));
  const environment = hasStore ? given : { ...given, TOLLKEEPER_STORE: STANDARD_STORE };
  const chat = wanted.chat
    ? startChild({
        name: 'the chat',
        file: MAIN_FILES.bot,
        words: ['chat'],
        environment,
        place: 'foreground',
      })
    : undefined;
  const place = chat === undefined ? 'service' : 'background';
  const guard = { name: 'the guard', file: MAIN_FILES.guard, words: ['run'], environment, place } as const;
  const bot = { name: 'the bot', file: MAIN_FILES.bot, words: ['bot', 'run'], environment, place } as const;
  const others = [...(wanted.guard ? [guard] : []), ...(wanted.bot ? [bot] : [])].map(startChild);
  if (chat !== undefined) {
    say('The guard watches your OpenRouter account; what it finds appears here by itself.\n\n');
    for (const other of others) other.onText(chat.notify);
  }
  return untilOneEnds({ leader: chat, others }, stop);
}

/** The same as the guard and the bot take by themselves; a terminal chat would forget. */
const STANDARD_STORE = 'tollkeeper.db';
