import { chartHeight, chartSvg, type SlackPicture } from '@tollkeeper/cards';
import { chartPng } from '@tollkeeper/cards/chart-png';

import type { Slack } from './slack.ts';

/** A file on its way to Slack. */
export type Upload = {
  readonly name: string;
  readonly title: string;
  readonly content: Buffer;
  readonly alt?: string;
};

/**
 * Uploads files as one message to a place where the bot may write.
 *
 * @throws like a call of the Web API, and then nothing was shared, or the answer was lost.
 */
export async function upload(
  slack: Slack,
  { channel, thread }: { readonly channel: string; readonly thread?: string },
  files: readonly Upload[],
): Promise<void> {
  const uploads = files.map(({ name, title, content, alt }) => ({
    file: content,
    filename: name,
    title,
    ...(alt !== undefined && { alt_text: alt.slice(0, LONGEST_ALT) }),
  }));
  const where = thread === undefined ? { channel_id: channel } : { channel_id: channel, thread_ts: thread };
  await slack.call('unless-done', (web) => web.filesUploadV2({ ...where, file_uploads: uploads }));
}

/** Draws a chart that Slack cannot draw itself. */
export function pictureUpload({ title, alt, chart }: SlackPicture, at: number): Upload {
  const svg = chartSvg(chart, { title, width: WIDTH, height: chartHeight(chart), scheme: 'light' });
  return { name: `chart-${at + 1}.png`, title, content: Buffer.from(chartPng(svg)), alt };
}

/** In pixels; the PNG is twice as large. */
const WIDTH = 800;

/** docs.slack.dev/reference/methods/files.getUploadURLExternal, 2026-11-21. */
const LONGEST_ALT = 1_000;
