import type { Field, Section } from '../card.ts';
import { codeTable } from './code-table.ts';
import { type Cut, inertMarkdown } from './inert-markdown.ts';
import { type Line, linesWithin } from './lines-within.ts';

/** A section in at most so many characters; empty where not even its first line fits. */
export function sectionMarkdown(section: Section, room: number): Cut {
  const heading = headingOf(section);
  const body = bodyOf(section, heading === '' ? room : room - heading.length - 1);
  if (body.text === '') return { text: '', isCut: body.isCut };
  return heading === '' ? body : { ...body, text: `${heading}\n${body.text}` };
}

/** The heading of a section, as short as a heading is; empty where it has none. */
function headingOf(section: Section): string {
  if (!('title' in section) || section.title === undefined) return '';
  const { text } = inertMarkdown(section.title, LONGEST_HEADING);
  return text === '' ? '' : `### ${text}`;
}

function bodyOf(section: Section, room: number): Cut {
  switch (section.kind) {
    case 'fields':
      return linesWithin(section.fields.map(fieldLine), room);
    case 'table':
      return codeTable(section, room);
    case 'list':
      return linesWithin(section.items.map(itemLine), room);
    case 'chart':
      return inertMarkdown(section.alt, room);
    case 'note':
      return inertMarkdown(section.text, room);
  }
}

function fieldLine({ label, value }: Field): Line {
  const name = inertMarkdown(label, LONGEST_HEADING).text;
  const colon = /[.:?!\]]$/.test(name) ? '' : ':';
  return lineBehind(name === '' ? '' : `**${name}${colon}** `, value);
}

function itemLine(item: string): Line {
  return lineBehind('- ', item);
}

function lineBehind(head: string, said: string): Line {
  return (room) => {
    const { text, isCut } = inertMarkdown(said, room - head.length);
    if (text === '' && isCut) return { text, isCut };
    return { text: `${head}${text === '' ? '–' : text}`, isCut };
  };
}

const LONGEST_HEADING = 100;
