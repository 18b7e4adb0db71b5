import { priceReply } from '../commands/price.ts';
import type { Surroundings } from '../converse/answer.ts';
import { ask, statusOf } from './ask.ts';
import { chat } from './chat.ts';
import { parseCommandLine } from './command-line.ts';
import { openCatalog } from './open-catalog.ts';
import { type Manner, say } from './say.ts';

/** Runs the command line; the exit status is 0 with an answer, 2 without one, 1 when something broke. */
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
  const command = parseCommandLine(args);
  if (command.kind === 'usage') {
    (command.status === 0 ? process.stdout : process.stderr).write(`${command.text}\n`);
    return command.status;
  }
  if (command.kind === 'price-diff') {
    const { priceDiff } = await import('./price-diff.ts');
    const reply = await priceDiff(command.old, command.new);
    process.stdout.write(say(reply, mannerOf(command.json, 2)));
    return statusOf(reply);
  }
  const opened = await openCatalog(process.env['TOLLKEEPER_RATES'], utcDay());
  if (opened.kind === 'refused') {
    process.stderr.write(`tollkeeper: ${opened.text}\n`);
    return 2;
  }
  const around = (): Surroundings => ({ catalog: opened.catalog, today: utcDay() });
  switch (command.kind) {
    case 'ask': {
      const { text, status } = ask(command.question, around(), mannerOf(command.json, 2));
      process.stdout.write(text);
      return status;
    }
    case 'price': {
      const reply = priceReply(command.name, around());
      process.stdout.write(say(reply, mannerOf(command.json, 2)));
      return statusOf(reply);
    }
    case 'chat':
      await chat(
        { input: process.stdin, output: process.stdout, manner: mannerOf(command.json, 0) },
        around,
      );
      return 0;
  }
}

function utcDay(): string {
  return new Date().toISOString().slice(0, 10);
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

const WIDTH_WHEN_UNKNOWN = 80;
const WIDEST = 110;
