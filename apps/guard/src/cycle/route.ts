import type { Notification } from '@tollkeeper/engine';
import { isWorse, notificationText } from '@tollkeeper/engine/guarding';
import type { IncidentId, NewNotification } from '@tollkeeper/store';

import type { ChannelSettings } from '../configuration/settings.ts';

/** What routing has to know of a channel. */
export type RoutedChannel = Pick<ChannelSettings, 'name' | 'from' | 'escalateTo'>;

/**
 * Owes a notification to its channels, one message each.
 *
 * `told` are the channels that heard of the incident before: what changes or ends it goes to them, and to nobody who
 * would hear of it for the first time.
 */
export function owed(
  notification: Notification,
  channels: readonly RoutedChannel[],
  told: readonly string[],
): readonly NewNotification[] {
  const { alertKey, incidentNumber: number, kind, at } = notification;
  const content = notificationText(notification);
  return channelsFor(notification, channels, told).map((channel) => ({
    id: [alertKey, number, kind, channel].join('⋅'),
    incident: { alertKey, number },
    channel,
    kind,
    content,
    createdAt: at,
  }));
}

/** Whether it goes to those who heard of the incident before, whatever its severity is now. */
export function followsUp({ kind }: Pick<Notification, 'kind'>): boolean {
  return kind === 'resolved' || kind.startsWith('update:');
}

/** The same text for the same incident. */
export function incidentText({ alertKey, number }: IncidentId): string {
  return JSON.stringify([alertKey, number]);
}

function channelsFor(
  notification: Notification,
  channels: readonly RoutedChannel[],
  told: readonly string[],
): readonly string[] {
  if (followsUp(notification)) return channels.map(({ name }) => name).filter((name) => told.includes(name));
  const first = channels.filter(({ from }) => from !== 'escalation' && !isWorse(from, notification.severity));
  const [word, count = ''] = notification.kind.split(':');
  const names = new Set(first.map(({ name }) => name));
  if (word === 'escalate') for (const each of handedOver(first, channels, Number(count))) names.add(each);
  return [...names];
}

/** The channels that are reached in so many steps from one to the next. */
function handedOver(
  from: readonly RoutedChannel[],
  channels: readonly RoutedChannel[],
  steps: number,
): readonly string[] {
  const found = new Set<string>();
  let current = from;
  for (let step = 0; step < steps && current.length > 0; step += 1) {
    const next = current.flatMap(({ escalateTo }) => channels.filter(({ name }) => name === escalateTo));
    current = next.filter(({ name }) => !found.has(name));
    for (const { name } of current) found.add(name);
  }
  return [...found];
}
