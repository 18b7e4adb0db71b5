import { priceReply } from '../commands/price.ts';
import type { Surroundings } from '../converse/answer.ts';
import { maskSecrets } from '../understand/mask-secrets.ts';
import { ask, statusOf } from './ask.ts';
import { chat } from './chat.ts';
import { parseCommandLine } from './command-line.ts';
import type { LivePrices } from './live-prices.ts';
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
  const live = await openLivePrices();
  if (command.kind === 'prices') return fetchPrices(live);
  const sources = { ratesPath: process.env['TOLLKEEPER_RATES'], live };
  const opened = await openCatalog(sources, utcDay());
  if (opened.kind === 'refused') {
    process.stderr.write(`tollkeeper: ${opened.text}\n`);
    return 2;
  }
  let { catalog } = opened;
  const around = (): Surroundings => ({ catalog, today: utcDay() });
  switch (command.kind) {
    case 'ask': {
      const { text, status } = ask(command.question, around(), mannerOf(command.json, 2));
      process.stdout.write(text);
      return status;
    }
    case 'price': {
      const reply = priceReply(maskSecrets(command.name), around());
      process.stdout.write(say(reply, mannerOf(command.json, 2)));
      return statusOf(reply);
    }
    case 'routes': {
      const { routesCard, routesJson, routesReply } = await import('./routes.ts');
      const reply = await routesReply(maskSecrets(command.name), {
        catalog,
        baseUrl: process.env['OPENROUTER_BASE_URL'],
        now: () => new Date(),
      });
      const { renderPlainText } = await import('@tollkeeper/cards');
      const text = command.json
        ? JSON.stringify(routesJson(reply), null, 2)
        : renderPlainText(routesCard(reply));
      process.stdout.write(`${text}\n`);
      return reply.kind === 'quoted' ? 0 : 2;
    }
    case 'chat': {
      const stop = live?.keepFresh(async () => {
        const reopened = await openCatalog(sources, utcDay());
        if (reopened.kind === 'opened') catalog = reopened.catalog;
      });
      await chat({ input: process.stdin, output: process.stdout, manner: mannerOf(command.json, 0) }, around);
      stop?.();
      // A fetch under way must not keep anybody waiting who has left.
      if (live !== undefined) process.exit(0);
      return 0;
    }
  }
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
