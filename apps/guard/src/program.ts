import { readFile } from 'node:fs/promises';

import { COMMAND_HELP } from './command-help.ts';
import { parseCommandLine } from './command-line.ts';
import { HELP_TEXT } from './help-text.ts';
import type { Ended, GuardProcess } from './service/run-guard.ts';
import { openTerminal } from './terminal.ts';

const terminal = openTerminal(process.stdout, process.stderr);

// Nobody reads any more, as in `guard run | head`: end like other programs do, 128 + SIGPIPE.
process.stdout.on('error', () => process.exit(141));

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  terminal.complain(error instanceof Error ? error.message : String(error));
  process.exitCode = 70;
}

/** Each command loads what it needs: a recording needs no store, and no chat. */
async function main(words: readonly string[]): Promise<number> {
  const command = parseCommandLine(words);
  switch (command.kind) {
    case 'help':
      process.stdout.write(command.about === undefined ? HELP_TEXT : COMMAND_HELP[command.about]);
      return 0;
    case 'version':
      terminal.line(await versionText());
      return 0;
    case 'refused':
      terminal.complain(command.problem);
      return 2;
    case 'once': {
      const { once } = await import('./once.ts');
      return once(command.path, new Date(), terminal);
    }
    case 'guard-once': {
      const { guardOnce } = await import('./service/guard-once.ts');
      return ended(await guardOnce(guardProcess()));
    }
    case 'guard': {
      const { runGuard } = await import('./service/run-guard.ts');
      return ended(await runGuard(guardProcess(), stopSignal()));
    }
    case 'status':
    case 'check':
    case 'prove':
    case 'replay':
    case 'digest': {
      const { runReport } = await import('./reporting/run-report.ts');
      return ended(await runReport(command, guardProcess()));
    }
    case 'backtest': {
      const { backtest } = await import('./backtest/backtest.ts');
      return backtest(command.path, terminal);
    }
    case 'run': {
      const { watch } = await import('./watch.ts');
      return watch({ ...command, now: () => new Date(), signal: stopSignal() }, terminal);
    }
  }
}

async function versionText(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
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
