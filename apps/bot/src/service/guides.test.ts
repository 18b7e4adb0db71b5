import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { parseBotFile } from '../configuration/bot-file.ts';
import { SLACK_SCOPES } from '../slack/scopes.ts';
import { DISCORD_PERMISSIONS } from './invite-link.ts';

const sources = join(import.meta.dirname, '..');
const docs = join(sources, '../../../docs');

function page(name: string): string {
  return readFileSync(join(docs, name), 'utf8');
}

/** The cells of the table under a head. */
function rowsUnder(head: string, text: string): readonly (readonly string[])[] {
  const [, after = ''] = text.split(`\n| ${head} |\n`);
  const lines = after.split('\n').slice(1);
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(0, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** In the code a sentence is interrupted by what is filled in when it is said. */
const FILLED_IN = /\(?…\)?|[A-Z]+_[A-Z_]+ ?(?:holds|is not)?|\(EADDRINUSE\)/;

/** Everything that the bot can say, as it stands in the code. */
function said(): string {
  return readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(sources, name), 'utf8'))
    .join('\n')
    .replaceAll("\\'", "'");
}

describe('docs/slack.md', () => {
  it('names every scope of the manifest, and no other', () => {
    const scopes = rowsUnder('scope | what for', page('slack.md')).map(([scope = '']) =>
      scope.replaceAll('`', ''),
    );
    expect(scopes.toSorted()).toEqual([...SLACK_SCOPES].toSorted());
  });
});

describe('docs/discord.md', () => {
  it('names every permission of the invite link with its reason, and no other', () => {
    const rows = rowsUnder('permission | what for', page('discord.md'));
    expect(rows).toEqual(DISCORD_PERMISSIONS.map(({ name, why }) => [name, why]));
  });
});

describe.each(['slack.md', 'discord.md'])('the troubles in docs/%s', (name) => {
  it('quote what the bot really says', () => {
    const code = said();
    const quoted = rowsUnder('it says | do this', page(name)).flatMap(([cell = '']) => {
      const words = /^`(.{3,})`/.exec(cell)?.[1];
      return words === undefined ? [] : [words];
    });
    expect(quoted.length).toBeGreaterThan(5);
    const missing = quoted
      .flatMap((words) => words.split(FILLED_IN))
      .filter((part) => part.trim().length > 3 && !code.includes(part.trim()));
    expect(missing).toEqual([]);
  });
});

describe('docs/bot.example.yaml', () => {
  it('is read without a complaint, also where a comment is taken away', () => {
    expect(parseBotFile(page('bot.example.yaml')).kind).toBe('read');
    const http = page('bot.example.yaml').replaceAll(/# (?=(?:transport|port|url): )/g, '');
    expect(parseBotFile(http)).toMatchObject({
      kind: 'read',
      file: { slack: { transport: 'http', port: 3_000, url: 'https://bot.example.com' } },
    });
  });
});
