import { type DiagnoseCommand, parseDiagnoseCommand } from './diagnose-command.ts';
import {
  formatOptions,
  isScenarioCommand,
  parseScenarioCommand,
  type ScenarioCommand,
} from './scenario/scenario-command.ts';
import { USAGE } from './usage.ts';

/** What the words behind `tollkeeper` ask for. */
export type CommandLine =
  | { readonly kind: 'ask'; readonly question: string; readonly json: boolean }
  | { readonly kind: 'chat'; readonly json: boolean }
  | { readonly kind: 'price'; readonly name: string; readonly json: boolean }
  | { readonly kind: 'routes'; readonly name: string; readonly json: boolean }
  | { readonly kind: 'price-diff'; readonly old: string; readonly new: string; readonly json: boolean }
  | { readonly kind: 'prices' }
  | { readonly kind: 'bot'; readonly name: 'check' | 'run' }
  | DiagnoseCommand
  | ScenarioCommand
  | { readonly kind: 'usage'; readonly text: string; readonly status: 0 | 2 };

/** Reads the command line; what it cannot be is answered with the usage. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  // A question may begin with a minus sign, as in "-5 users": only words that look like options are options.
  const { observed, rest } = withoutObserved(args);
  const options = rest.filter((arg) => OPTION.test(arg));
  const [command, ...words] = rest.filter((arg) => !OPTION.test(arg));
  if (options.some((option) => HELP.includes(option))) return { kind: 'usage', text: USAGE, status: 0 };
  const known = optionsOf(command);
  const unknown = options.find((option) => !known.includes(option));
  if (unknown !== undefined)
    return fault(`there is no option ${unknown}${command === undefined ? '' : ` for ${command}`}`);
  if (isScenarioCommand(command)) {
    const parsed = parseScenarioCommand(command, words, options);
    if (typeof parsed === 'string') return fault(parsed);
    return command === 'pilot' ? pilotCommand(parsed, observed) : parsed;
  }
  const json = options.includes('--json');
  const said = words.join(' ');
  switch (command) {
    case undefined:
      return { kind: 'usage', text: USAGE, status: 2 };
    case 'ask':
      return words.length > 0 ? { kind: 'ask', question: said, json } : fault('ask needs a question');
    case 'chat':
      return words.length > 0 ? { kind: 'ask', question: said, json } : { kind: 'chat', json };
    case 'price':
      if (options.includes('--diff')) return parseDiff(words, json);
      if (said.trim() === '') return fault('price needs a model');
      return { kind: options.includes('--routes') ? 'routes' : 'price', name: said.trim(), json };
    case 'prices':
      return { kind: 'prices' };
    case 'bot':
      return said === 'check' || said === 'run'
        ? { kind: 'bot', name: said }
        : fault('bot needs check or run');
    case 'diagnose': {
      const parsed = parseDiagnoseCommand(args, words, json);
      return typeof parsed === 'string' ? fault(parsed) : parsed;
    }
    default:
      return fault(`there is no command ${command}`);
  }
}

/** Takes `--observed RESULTS` out of the words of a pilot; elsewhere it is an option like any other that is not known. */
function withoutObserved(args: readonly string[]): {
  readonly observed?: string;
  readonly rest: readonly string[];
} {
  const at = args.indexOf('--observed');
  const isPilot = args.find((arg, place) => place !== at + 1 && !OPTION.test(arg)) === 'pilot';
  if (at < 0 || !isPilot) return { rest: args };
  const next = args[at + 1] ?? '';
  return {
    observed: OPTION.test(next) ? '' : next,
    rest: args.filter((_, place) => place !== at && place !== at + 1),
  };
}

function pilotCommand(command: ScenarioCommand, observed: string | undefined): CommandLine {
  if (observed === undefined)
    return command.format === 'yaml' ? fault('--yaml needs --observed RESULTS') : command;
  if (observed === '') return fault('--observed needs a file of RESULTS');
  if (observed === '-' && command.words[0] === '-')
    return fault('only one of FILE and RESULTS can be the standard input');
  return { ...command, observed };
}

function optionsOf(command: string | undefined): readonly string[] {
  if (isScenarioCommand(command)) return formatOptions(command);
  if (command === 'diagnose') return ['--json', '--status'];
  if (command === 'bot') return [];
  return command === 'price' ? ['--json', '--diff', '--routes'] : ['--json'];
}

function parseDiff([old, now, ...more]: readonly string[], json: boolean): CommandLine {
  if (old === undefined || now === undefined || more.length > 0)
    return fault('price --diff needs two files, OLD and NEW');
  return { kind: 'price-diff', old, new: now, json };
}

function fault(text: string): CommandLine {
  return { kind: 'usage', text: `tollkeeper: ${text}\n\n${USAGE}`, status: 2 };
}

const OPTION = /^(?:--[a-z][a-z-]*|-h)$/;
const HELP: readonly string[] = ['--help', '-h'];
