/** Writes a text as a YAML value: as it stands where that is read as the same text, in quotes otherwise. */
export function textOfScalar(text: string): string {
  const isPlain = PLAIN.test(text) && Number.isNaN(Number(text)) && !WORDS.has(text.toLowerCase());
  return isPlain ? text : JSON.stringify(text).replace(NOT_PRINTABLE, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const PLAIN = /^[a-z0-9]([\w ./-]*\w)?$/i;
const WORDS = new Set(['true', 'false', 'null', 'yes', 'no', 'on', 'off', 'y', 'n']);

/** What JSON leaves as it is and YAML does not print: it could also turn the direction of the text around. */
const NOT_PRINTABLE = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;
