import { bundledCatalog } from '@tollkeeper/pricing';

import type { Surroundings } from '../converse/answer.ts';
import { ask } from './ask.ts';
import { chat } from './chat.ts';
import type { Manner } from './say.ts';

/** Runs the command line; the exit status is 0 with a figure, 2 without one, 1 when something broke. */
export async function run(args: readonly string[]): Promise<void> {
  process.stdout.on('error', leaveWhenNobodyReads);
  try {
    process.exitCode = await dispatch(args);
  } catch (error) {
    process.stderr.write(`tollkeeper: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

async function dispatch(args: readonly string[]): Promise<number> {
  const parsed = parse(args);
  if (parsed.kind === 'usage') {
    (parsed.status === 0 ? process.stdout : process.stderr).write(`${parsed.text}\n`);
    return parsed.status;
  }
  const catalog = bundledCatalog();
  const around = (): Surroundings => ({ catalog, today: new Date().toISOString().slice(0, 10) });
  const { question, json } = parsed;
  if (question !== undefined) {
    const { text, status } = ask(question, around(), mannerOf(json, 2));
    process.stdout.write(text);
    return status;
  }
  await chat({ input: process.stdin, output: process.stdout, manner: mannerOf(json, 0) }, around);
  return 0;
}

type Parsed =
  | { readonly kind: 'run'; readonly question: string | undefined; readonly json: boolean }
  | { readonly kind: 'usage'; readonly text: string; readonly status: 0 | 2 };

function parse(args: readonly string[]): Parsed {
  // A question may begin with a minus sign, as in "-5 users": only words that look like options are options.
  const options = args.filter((arg) => OPTION.test(arg));
  const [command, ...words] = args.filter((arg) => !OPTION.test(arg));
  const unknown = options.find((option) => !['--json', '--help', '-h'].includes(option));
  if (unknown !== undefined)
    return { kind: 'usage', text: `tollkeeper: there is no option ${unknown}\n\n${USAGE}`, status: 2 };
  if (options.includes('--help') || options.includes('-h')) return { kind: 'usage', text: USAGE, status: 0 };
  const json = options.includes('--json');
  if (command === 'ask' && words.length > 0) return { kind: 'run', question: words.join(' '), json };
  if (command === 'chat')
    return { kind: 'run', question: words.length > 0 ? words.join(' ') : undefined, json };
  if (command === undefined) return { kind: 'usage', text: USAGE, status: 2 };
  const fault = command === 'ask' ? 'ask needs a question' : `there is no command ${command}`;
  return { kind: 'usage', text: `tollkeeper: ${fault}\n\n${USAGE}`, status: 2 };
}

function mannerOf(json: boolean, indent: number): Manner {
  const columns = process.stdout.columns || WIDTH_WHEN_UNKNOWN;
  return json ? { kind: 'json', indent } : { kind: 'text', width: Math.max(40, Math.min(columns, WIDEST)) };
}

/** `tollkeeper ask … | head` closes the pipe early; that is no failure. */
function leaveWhenNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}

const OPTION = /^(?:--[a-z][a-z-]*|-h)$/;
const WIDTH_WHEN_UNKNOWN = 80;
const WIDEST = 110;

const USAGE = `Usage:
  tollkeeper ask "QUESTION" [--json]   answer one question and exit
  tollkeeper chat [--json]             answer line by line until the input ends

QUESTION is a sentence, or /estimate key=value …; "/help" shows examples.
Exit status: 0 with a figure, 2 without one (a question back, an unknown model), 1 when something broke.`;
