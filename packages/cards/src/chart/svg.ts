export type Attributes = Readonly<Record<string, string | number>>;

/** Writes an element; attributes and texts are escaped, numbers have at most two decimals. */
export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${attributeText(value)}"`);
  const head = `${name}${written.join('')}`;
  return children.length === 0 ? `<${head}/>` : `<${head}>${children.join('')}</${name}>`;
}

/** Makes a text safe to stand between two tags or quotes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? '');
}

/** A number that is none would leave a hole in the picture that nobody sees: it is refused. */
function attributeText(value: string | number): string {
  if (typeof value === 'string') return escaped(value);
  if (!Number.isFinite(value)) throw new RangeError(`A picture has no place for ${value}.`);
  return String(Math.round(value * 100) / 100);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
