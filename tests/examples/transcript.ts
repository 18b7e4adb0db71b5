/** A conversation as a page shows it: what was typed, and of each answer some lines. */
export type Transcript = readonly { readonly typed: string; readonly shown: readonly string[] }[];

/** The conversations in a page of Markdown: blocks fenced as `chat`, in which a line that was typed begins with `> `. */
export function transcriptsIn(markdown: string): readonly Transcript[] {
  return [...markdown.matchAll(/^```chat\n([\s\S]*?)^```$/gm)].map(([, block = '']) => {
    const turns: { typed: string; shown: string[] }[] = [];
    for (const line of block.split('\n').filter((each) => each.trim() !== '')) {
      if (line.startsWith('> ')) turns.push({ typed: line.slice(2), shown: [] });
      else turns.at(-1)?.shown.push(line.trim());
    }
    return turns;
  });
}

/** The lines that were not said, or not in this order, by a program that typed the conversation. */
export function missingFrom(output: string, transcript: Transcript): readonly string[] {
  const said = plain(output);
  let at = 0;
  return transcript
    .flatMap(({ shown }) => shown)
    .filter((line) => {
      const found = said.indexOf(plain(line), at);
      if (found >= 0) at = found + 1;
      return found < 0;
    });
}

/** Lines are broken by the width of a terminal. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
