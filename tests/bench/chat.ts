import { discordLoad, quantile, slackLoad, type Waits } from '../chat/load.ts';

/** Times two hundred commands at once on each platform, on the loopback and through the real core. */
export async function benchChat(): Promise<string> {
  return [lineOf('Slack', await slackLoad(COMMANDS)), lineOf('Discord', await discordLoad(COMMANDS))].join(
    '\n',
  );
}

function lineOf(platform: string, { acknowledged, answered, memory }: Waits): string {
  const of = (waits: readonly number[]): string =>
    `p50 ${quantile(waits, 0.5).toFixed(0)} ms, p99 ${quantile(waits, 0.99).toFixed(0)} ms`;
  return `${platform}, ${COMMANDS} commands at once: acknowledged ${of(acknowledged)} (3,000 are allowed); answered ${of(answered)}; ${(memory / 1024 ** 2).toFixed(0)} MiB more memory`;
}

const COMMANDS = 200;
