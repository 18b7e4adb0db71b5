import { constants } from 'node:os';

import { checkBot } from './check-bot.ts';
import { endWhenBroken } from './end-when-broken.ts';
import { runBot } from './run-bot.ts';

/** Runs `bot check` or `bot run` in this process; gives the exit status. */
export async function botProgram(name: 'check' | 'run'): Promise<number> {
  if (name === 'check') {
    const { text, status } = await checkBot(process.env, new Date());
    process.stdout.write(`${text}\n`);
    return status;
  }
  const { status, problems } = await runBot({
    environment: process.env,
    write: (line) => void process.stdout.write(line),
    stop: stopSignal(),
    logsTo: endWhenBroken,
  });
  for (const problem of problems) process.stderr.write(`tollkeeper: ${problem}\n`);
  // A start that was given up half-way may still hold a connection.
  process.exit(status);
}

/** Comes with the first signal; the second ends the process at once. */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (stop.signal.aborted) process.exit(128 + constants.signals[name]);
      stop.abort();
    });
  }
  return stop.signal;
}
