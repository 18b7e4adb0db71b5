/**
 * An instant of a card, such as `2026-12-01 00:00 UTC`, as Discord's own: each reader sees it in local time.
 *
 * What only looks like one, such as a thirteenth month, is left as it is.
 */
export function instantMarkdown(text: string): string {
  const milliseconds = Date.parse(text.replace(' UTC', 'Z').replace(' ', 'T'));
  return Number.isNaN(milliseconds) ? text : `<t:${milliseconds / 1_000}:f>`;
}
