import { maskSecrets } from '@tollkeeper/pricing';
import { priceReply } from '../commands/price.ts';
import type { Surroundings } from '../converse/turn.ts';
import { ask, statusOf } from './ask.ts';
import { chat } from './chat.ts';
import { type CommandLine, parseCommandLine } from './command-line.ts';
import { demoClockIn } from './demo-clock.ts';
import type { DiagnoseCommand } from './diagnose-command.ts';
import { hearNotices } from './hear-notices.ts';
import type { LivePrices } from './live-prices.ts';
import { type CatalogSources, openCatalog } from './open-catalog.ts';
import { type Manner, say } from './say.ts';
import type { ScenarioCommand } from './scenario/scenario-command.ts';

/** Runs the command line; the exit status is 0 with an answer, 2 without one, 1 when something broke. */
export async function run(args: readonly string[]): Promise<void> {
  process.stdout.on('error', leaveWhenNobodyReads);
  try {
    process.exitCode = await dispatch(parseCommandLine(args));
  } catch (error) {
    process.stderr.write(`tollkeeper: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

async function dispatch(command: CommandLine): Promise<number> {
  switch (command.kind) {
    case 'usage':
      (command.status === 0 ? process.stdout : process.stderr).write(`${command.text}\n`);
      return command.status;
    case 'price-diff': {
      const { priceDiff } = await import('./price-diff.ts');
      const reply = await priceDiff(command.old, command.new);
      process.stdout.write(say(reply, mannerOf(command.json, 2)));
      return statusOf(reply);
    }
    case 'prices':
      return fetchPrices(await openLivePrices());
    case 'diagnose':
      return showDiagnosis(command);
    case 'bot': {
      const { botProgram } = await import('../service/bot-program.ts');
      return botProgram(command.name);
    }
    default:
      return withCatalog(command);
  }
}

type CatalogCommand = Exclude<
  CommandLine,
  { readonly kind: 'usage' | 'price-diff' | 'prices' | 'diagnose' | 'bot' }
>;

async function showDiagnosis({ status, json }: DiagnoseCommand): Promise<number> {
  const { diagnoseInput } = await import('./diagnose.ts');
  if (process.stdin.isTTY) process.stderr.write('Paste the refused answer, then press Ctrl-D.\n');
  const diagnosed = await diagnoseInput({
    input: process.stdin,
    ...(status !== undefined && { status }),
    at: new Date(),
    manner: mannerOf(json, 2),
  });
  process.stdout.write(diagnosed.stdout);
  process.stderr.write(diagnosed.stderr);
  return diagnosed.status;
}

async function withCatalog(command: CatalogCommand): Promise<number> {
  const live = await openLivePrices();
  const sources = { ratesPath: process.env['TOLLKEEPER_RATES'], live };
  const opened = await openCatalog(sources, utcDay());
  if (opened.kind === 'refused') {
    process.stderr.write(`tollkeeper: ${opened.text}\n`);
    return 2;
  }
  const around = { catalog: opened.catalog, today: utcDay() };
  switch (command.kind) {
    case 'ask':
      return askOnce(command, around);
    case 'price': {
      const reply = priceReply(maskSecrets(command.name), around);
      process.stdout.write(say(reply, mannerOf(command.json, 2)));
      return statusOf(reply);
    }
    case 'routes':
      return showRoutes(command, around);
    case 'scenario':
      return showScenario(command, around);
    case 'chat': {
      const status = await runChat(chatManner(command.json), { sources, around });
      // A fetch under way must not keep anybody waiting who has left.
      if (live !== undefined) process.exit(status);
      return status;
    }
  }
}

async function showRoutes(
  { name, json }: Extract<CommandLine, { readonly kind: 'routes' }>,
  { catalog }: Surroundings,
): Promise<number> {
  const { routesCard, routesJson, routesReply } = await import('./routes.ts');
  const reply = await routesReply(maskSecrets(name), {
    catalog,
    baseUrl: process.env['OPENROUTER_BASE_URL'],
    now: () => new Date(),
  });
  const { renderPlainText } = await import('@tollkeeper/cards');
  const text = json ? JSON.stringify(routesJson(reply), null, 2) : renderPlainText(routesCard(reply));
  process.stdout.write(`${text}\n`);
  return reply.kind === 'quoted' ? 0 : 2;
}

async function showScenario(command: ScenarioCommand, around: Surroundings): Promise<number> {
  const { runScenarioCommand } = await import('./scenario/run-scenario-command.ts');
  const { writeOutcome } = await import('./scenario/write-outcome.ts');
  const outcome = await runScenarioCommand(command, around);
  const { stdout, stderr, status } = await writeOutcome(outcome, command.format, columnsOfTerminal());
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  return status;
}

type ChatPrices = { readonly sources: CatalogSources; readonly around: Surroundings };

/** A single question needs the store only for the daily limits of a reader. */
async function askOnce(
  { question, json }: Extract<CommandLine, { readonly kind: 'ask' }>,
  around: Surroundings,
): Promise<number> {
  const { isReaderWanted, openListener } = await import('./listener.ts');
  const listener = isReaderWanted(process.env)
    ? await openListener(process.env, { person: PERSON })
    : undefined;
  if (listener?.kind === 'refused') return refuseToStart(listener.text);
  const { text, status } = await ask(question, { ...around, reading: listener?.reading }, mannerOf(json, 2));
  process.stdout.write(text);
  await listener?.store.close();
  return status;
}

function refuseToStart(text: string): number {
  process.stderr.write(
    `${text
      .split('\n')
      .map((line) => `tollkeeper: ${line}`)
      .join('\n')}\n`,
  );
  return 2;
}

/** Every answer has the day and the prices of its own time. */
async function runChat(manner: Manner, { sources, around }: ChatPrices): Promise<number> {
  const [{ openListener }, { chatTalker }] = await Promise.all([
    import('./listener.ts'),
    import('./chat-talker.ts'),
  ]);
  const listener = await openListener(process.env, { person: PERSON });
  if (listener.kind === 'refused') return refuseToStart(listener.text);
  const { store, reading } = listener;
  let { catalog } = around;
  const stop = sources.live?.keepFresh(async () => {
    const reopened = await openCatalog(sources, utcDay());
    if (reopened.kind === 'opened') catalog = reopened.catalog;
  });
  const notices = manner.kind === 'text' ? hearNotices : undefined;
  const terminal = { input: process.stdin, output: process.stdout, manner, notices };
  const surroundings = (): Surroundings => ({ catalog, today: utcDay() });
  const demo = demoClockIn(process.env, () => new Date());
  const accountNow = (): Date => demo?.now().at ?? new Date();
  const ground = { store, reading, around: surroundings, person: PERSON, accountNow };
  await chat(terminal, chatTalker(ground));
  stop?.();
  await store.close();
  return 0;
}

/** Nothing is fetched unless a file to keep it in is named. */
async function openLivePrices(): Promise<LivePrices | undefined> {
  const path = process.env['TOLLKEEPER_PRICES'] ?? '';
  if (path === '') return undefined;
  const { livePrices } = await import('./live-prices.ts');
  return livePrices(path, process.env['OPENROUTER_BASE_URL']);
}

async function fetchPrices(live: LivePrices | undefined): Promise<number> {
  if (live === undefined) {
    process.stderr.write(
      'tollkeeper: TOLLKEEPER_PRICES must name the file in which fetched prices are kept\n',
    );
    return 2;
  }
  const { refreshText } = await import('./live-prices.ts');
  const refresh = await live.refresh();
  const { origin, asOf, ageInDays } = await live.current();
  const age = `Estimates now use ${origin === 'live' ? 'them' : 'the bundle'}, as of ${asOf} (${ageInDays} days old).`;
  process.stdout.write(`${refreshText(refresh)}\n${age}\n`);
  return refresh.kind === 'kept' ? 2 : 0;
}

function utcDay(): string {
  return new Date().toISOString().slice(0, 10);
}

function mannerOf(json: boolean, indent: number): Manner {
  return json ? { kind: 'json', indent } : { kind: 'text', width: columnsOfTerminal() };
}

function chatManner(json: boolean): Manner {
  const manner = mannerOf(json, 0);
  return manner.kind === 'json' ? manner : { ...manner, demo: demoClockIn(process.env, () => new Date()) };
}

function columnsOfTerminal(): number {
  return Math.max(40, Math.min(process.stdout.columns || WIDTH_WHEN_UNKNOWN, WIDEST));
}

/** `tollkeeper ask … | head` closes the pipe early; that is no failure. */
function leaveWhenNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}

/** Whoever sits at the terminal. */
const PERSON = 'terminal';
const WIDTH_WHEN_UNKNOWN = 80;
const WIDEST = 110;
