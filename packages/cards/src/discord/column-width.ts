/** How many columns a text takes where every letter is as wide: wide letters and pictures take two, accents none. */
export function columnWidth(text: string): number {
  // Nearly every text: no need to look at each letter.
  if (/^[ -~]*$/.test(text)) return text.length;
  return [...text].reduce((width, letter) => width + letterWidth(letter), 0);
}

/** The words of a text in lines of so many columns; a word that is wider by itself is broken. */
export function linesOf(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => broken(each, columns))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (columnWidth(longer) <= columns) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function broken(word: string, columns: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && columnWidth(part) + letterWidth(letter) > columns) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}

function letterWidth(letter: string): number {
  if (/[\p{M}\u200b-\u200d\u2066-\u2069]/u.test(letter)) return 0;
  return WIDE.test(letter) ? 2 : 1;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]/u;
