import { backtest } from './backtest/backtest.ts';
import { parseCommandLine } from './command-line.ts';
import { HELP_TEXT } from './help-text.ts';
import { once } from './once.ts';
import { runReport } from './reporting/run-report.ts';
import { guardOnce } from './service/guard-once.ts';
import { type Ended, type GuardProcess, runGuard } from './service/run-guard.ts';
import { openTerminal } from './terminal.ts';
import { watch } from './watch.ts';

const terminal = openTerminal(process.stdout, process.stderr);

// Nobody reads any more, as in `guard run | head`: end like other programs do, 128 + SIGPIPE.
process.stdout.on('error', () => process.exit(141));

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  terminal.complain(error instanceof Error ? error.message : String(error));
  process.exitCode = 70;
}

async function main(words: readonly string[]): Promise<number> {
  const command = parseCommandLine(words);
  switch (command.kind) {
    case 'help':
      process.stdout.write(HELP_TEXT);
      return 0;
    case 'refused':
      terminal.complain(command.problem);
      return 2;
    case 'once':
      return once(command.path, new Date(), terminal);
    case 'guard-once':
      return ended(await guardOnce(guardProcess()));
    case 'guard':
      return ended(await runGuard(guardProcess(), stopSignal()));
    case 'status':
    case 'check':
    case 'prove':
    case 'replay':
    case 'digest':
      return ended(await runReport(command, guardProcess()));
    case 'backtest':
      return backtest(command.path, terminal);
    case 'run':
      return watch({ ...command, now: () => new Date(), signal: stopSignal() }, terminal);
  }
}

function guardProcess(): GuardProcess {
  return {
    environment: process.env,
    print: (text) => void process.stdout.write(text),
    write: (line) => void process.stderr.write(line),
    realNow: () => new Date(),
    random: Math.random,
  };
}

function ended({ status, problems }: Ended): number {
  for (const problem of problems) terminal.complain(problem);
  return status;
}

function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  return stop.signal;
}
