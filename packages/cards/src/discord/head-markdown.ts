import type { Card } from '../card.ts';
import { type Cut, inertMarkdown } from './inert-markdown.ts';

/** Title and answer of a card in at most so many characters; never blank, as Discord takes no blank text. */
export function headMarkdown({ title, answer }: Pick<Card, 'title' | 'answer'>, room: number): Cut {
  const heading = inertMarkdown(title, LONGEST_TITLE);
  const titled = heading.text === '' ? '' : `## ${heading.text}`;
  const said = inertMarkdown(answer, room - titled.length - 1);
  const text = [titled, said.text].filter((each) => each !== '').join('\n');
  return { text: text === '' ? '–' : text, isCut: heading.isCut || said.isCut };
}

const LONGEST_TITLE = 200;
