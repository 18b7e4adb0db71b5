import type { Settings } from '../configuration/settings.ts';
import type { PlatformPorts, RunningPlatform } from '../requests/platform.ts';

export type StartedPlatforms =
  | { readonly kind: 'started'; readonly platforms: readonly RunningPlatform[] }
  /** One sentence for each platform that could not be started; none is connected. */
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/**
 * Connects every platform that is set up, or none: a bot that half started would look well to whoever started it.
 *
 * Once all run, one that breaks is left to connect again by itself while the others go on.
 */
export async function startPlatforms(
  { slack, discord }: Settings,
  ports: PlatformPorts,
): Promise<StartedPlatforms> {
  const portsOf = (platform: string): PlatformPorts => ({ ...ports, log: ports.log.child({ platform }) });
  const starts: Promise<RunningPlatform>[] = [];
  if (slack.kind === 'ready') {
    const { botToken, transport, apiUrl } = slack.connection;
    const way =
      transport.kind === 'socket'
        ? { kind: transport.kind, appToken: transport.appToken() }
        : { kind: transport.kind, signingSecret: transport.signingSecret(), port: transport.port };
    const { startSlack } = await import('../slack/start-slack.ts');
    starts.push(startSlack({ botToken: botToken(), transport: way, ...address(apiUrl) }, portsOf('slack')));
  }
  if (discord.kind === 'ready') {
    const { token, apiUrl } = discord.connection;
    const { startDiscord } = await import('../discord/start-discord.ts');
    starts.push(startDiscord({ token: token(), ...address(apiUrl) }, portsOf('discord')));
  }
  const settled = await Promise.allSettled(starts);
  const platforms = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const problems = settled.flatMap((each) => (each.status === 'rejected' ? [sentenceOf(each.reason)] : []));
  if (problems.length === 0) return { kind: 'started', platforms };
  await Promise.allSettled(platforms.map((platform) => platform.close()));
  return { kind: 'refused', problems };
}

function address(apiUrl: string | undefined): { readonly apiUrl?: string } {
  return apiUrl === undefined ? {} : { apiUrl };
}

function sentenceOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
