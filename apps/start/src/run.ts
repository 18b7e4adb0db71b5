import { arrangementFor } from './arrangement.ts';
import { startChild } from './child.ts';
import { hasInput } from './has-input.ts';
import { MAIN_FILES } from './main-files.ts';
import type { Stage } from './stage.ts';
import { stopSignal } from './stop-signal.ts';
import { type Outcome, untilOneEnds } from './until-one-ends.ts';

/** Runs what the words and the environment call for; gives the exit status. */
export async function run(words: readonly string[]): Promise<number> {
  try {
    const { status, problem } = await runArranged(words);
    if (problem !== undefined) complain(problem);
    return status;
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

async function runArranged(words: readonly string[]): Promise<Outcome> {
  const stage = { environment: process.env, stop: stopSignal(), say };
  const arrangement = arrangementFor(words, stage.environment, hasInput());
  switch (arrangement.kind) {
    case 'answer':
      return answer(arrangement.words, stage);
    case 'demo': {
      const { runDemo } = await import('./run-demo.ts');
      return runDemo(stage);
    }
    case 'real': {
      const { runReal } = await import('./run-real.ts');
      return runReal(arrangement, stage);
    }
  }
}

async function answer(words: readonly string[], { environment, stop }: Stage): Promise<Outcome> {
  const chat = { name: 'the chat', file: MAIN_FILES.bot, words: ['chat', ...words], environment } as const;
  const leader = startChild({ ...chat, place: 'foreground' });
  const outcome = await untilOneEnds({ leader, others: [] }, stop);
  return stop.aborted ? { status: INTERRUPTED } : outcome;
}

/** Apart from the answers, which a pipe may want alone. */
function say(text: string): void {
  process.stderr.write(text);
}

function complain(problem: string): void {
  say(`tollkeeper: ${problem}\n`);
}

/** As a shell says it: a question that was given up was not answered. */
const INTERRUPTED = 130;
