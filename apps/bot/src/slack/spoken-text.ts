/**
 * Reads a text as Slack sends it: marks become the words that people see, and what calls the bot is left out.
 *
 * A person without a name in the mark is "@someone": the digits of an id are no figures.
 */
export function spokenText(text: string, bot: string): string {
  return text
    .replace(MARK, (_, inside: string) => wordsOf(inside, bot))
    .replace(/&(lt|gt|amp);/g, (_, name: string) => SIGNS[name] ?? '')
    .trim();
}

function wordsOf(inside: string, bot: string): string {
  const [what = '', label = ''] = inside.split('|', 2);
  switch (what.charAt(0)) {
    case '@':
      return what === `@${bot}` ? '' : `@${label.replace(/^@/, '') || 'someone'}`;
    case '#':
      return `#${label || 'channel'}`;
    case '!':
      return label || `@${what.slice(1).split('^')[0]}`;
    default:
      return label || what.replace(/^mailto:/, '');
  }
}

/** A pair of brackets without one inside: those that people wrote come as entities. */
const MARK = /<([^<>]{1,3000})>/g;

const SIGNS: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' };
