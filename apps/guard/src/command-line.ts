import { parseArgs } from 'node:util';

import { validate } from 'node-cron';

import { type CommandName, isCommandName } from './command-help.ts';
import { STANDARD_INPUT } from './read-text.ts';
import { isReportName, parseReportCommand, type ReportCommand } from './reporting/report-command.ts';

/** What the person asked for. */
export type Command =
  | { readonly kind: 'once'; readonly path: string }
  | { readonly kind: 'run'; readonly path: string; readonly schedule: string }
  /** The account itself, not a recording. */
  | { readonly kind: 'guard-once' | 'guard' }
  | { readonly kind: 'backtest'; readonly path?: string }
  | ReportCommand
  | { readonly kind: 'version' }
  | { readonly kind: 'help'; readonly about?: CommandName }
  | { readonly kind: 'refused'; readonly problem: string };

/** Parses the words after the program's name. */
export function parseCommandLine(words: readonly string[]): Command {
  const parsed = parseWords(words);
  if (parsed.kind === 'refused') return parsed;
  const { values, positionals } = parsed;
  const [name, extra] = positionals;
  if (values.help === true || name === 'help') return helpFor(name === 'help' ? extra : name);
  if (values.version === true) return { kind: 'version' };
  if (name === undefined) return refused(`a command is missing; use ${NAMES}`);
  if (isReportName(name)) {
    const command = parseReportCommand(name, { words: positionals.slice(1), options: values });
    return command.kind === 'refused' ? refused(command.problem) : command;
  }
  const { readings: path, schedule, series, help: _, version: __, ...foreign } = values;
  if (name !== 'once' && name !== 'run' && name !== 'backtest') {
    return refused(`"${name}" is not a command; use ${NAMES}`);
  }
  const [strange] = Object.keys(foreign);
  if (strange !== undefined) return refused(`--${strange} is not for ${name}; leave it out`);
  if (name === 'backtest') return backtestOf(values, extra);
  if (extra !== undefined) return refused(`"${extra}" is one word too many; name the file after --readings`);
  if (series !== undefined) return refused('--series is for backtest; leave it out');
  if (path === '') return refused('--readings names no file; leave it out to look at the account');
  if (path === undefined) return ofAccount(name, schedule);
  if (name === 'once') {
    return schedule === undefined ? { kind: 'once', path } : refused('--schedule is for run; leave it out');
  }
  if (path === STANDARD_INPUT) return refused('run reads its file again and again; name a file, not -');
  if (schedule !== undefined && !validate(schedule)) {
    return refused(
      `the schedule "${schedule}" is not a cron expression; write one such as "${EVERY_5_MINUTES}"`,
    );
  }
  return { kind: 'run', path, schedule: schedule ?? EVERY_5_MINUTES };
}

function helpFor(name: string | undefined): Command {
  if (name === undefined || name === 'help') return { kind: 'help' };
  return isCommandName(name)
    ? { kind: 'help', about: name }
    : refused(`"${name}" is not a command; use ${NAMES}`);
}

/** How often the account is looked at follows from the risk. */
function ofAccount(name: 'once' | 'run', schedule: string | undefined): Command {
  if (schedule !== undefined)
    return refused('--schedule is for a recording; add --readings FILE or leave it out');
  return { kind: name === 'once' ? 'guard-once' : 'guard' };
}

function backtestOf({ readings, schedule, series: path }: Values, extra: string | undefined): Command {
  if (extra !== undefined) return refused(`"${extra}" is one word too many; name the file after --series`);
  if (readings !== undefined) return refused('backtest reads no recording; name a CSV after --series');
  if (schedule !== undefined) return refused('--schedule is for run; leave it out');
  if (path === '') return refused('--series names no file; leave it out for made-up series');
  return { kind: 'backtest', ...(path !== undefined && { path }) };
}

type Words =
  | Refused
  | {
      readonly kind: 'words';
      readonly values: Values;
      readonly positionals: readonly string[];
    };

type Values = {
  readonly readings?: string;
  readonly schedule?: string;
  readonly series?: string;
  readonly help?: boolean;
  readonly version?: boolean;
  readonly json?: boolean;
  readonly rules?: string;
  readonly from?: string;
  readonly to?: string;
};

type Refused = { readonly kind: 'refused'; readonly problem: string };

function parseWords(words: readonly string[]): Words {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        readings: { type: 'string' },
        schedule: { type: 'string' },
        series: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
        json: { type: 'boolean' },
        rules: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
      },
    });
    return { kind: 'words', values, positionals };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [sentence = ''] = error.message.split(/\. |\n/);
    return refused(sentence.replace(/\.$/, ''));
  }
}

function refused(problem: string): Refused {
  return { kind: 'refused', problem: `${problem}. See "npx pnpm -s guard --help".` };
}

const NAMES = 'once, run, status, check, prove, replay, digest or backtest';
const EVERY_5_MINUTES = '*/5 * * * *';
