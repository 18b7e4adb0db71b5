import type { Scene } from './observer.ts';
import type { Life } from './story.ts';

/** The files of the golden life by their names: what people read, what was sent, and what was spent meanwhile. */
export function goldenLife({ scenes, spending }: Life): ReadonlyMap<string, string> {
  const payloads = scenes.map(({ at, title, sent }) => ({ at, title, sent }));
  return new Map([
    ['guard-life.md', `${[HEAD, ...scenes.map(sceneText)].join('\n\n')}\n`],
    ['guard-life.json', jsonText(payloads)],
    ['guard-life-spending.json', jsonText(spending)],
  ]);
}

export const GOLDEN_FOLDER = new URL('../golden/', import.meta.url);

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function sceneText({ at, title, seen }: Scene): string {
  const messages = seen.map(({ place, how, text }) => `### ${place}, ${how}\n\n~~~text\n${text}\n~~~`);
  const shown = messages.length === 0 ? ['Nobody is told anything.'] : messages;
  return [`## ${at}: ${title}`, ...shown].join('\n\n');
}

const HEAD = `# The life of an alert

The key \`prod\` of the demo, from the guard's first reading to the end of its week, as people see it in Slack and in Discord.
\`npx pnpm golden\` writes this page and what was sent (guard-life.json) anew; a test plays the life and compares.`;
