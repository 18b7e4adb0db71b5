import { LIMITS } from '../limits.ts';
import { type Json, objectOf, objectsOf, textOf } from '../world/json.ts';
import { optionalText, requiredList, requiredText } from './measures.ts';
import { below, each, type Problem, problem } from './problem.ts';

/** Judges the embeds of a message, each by itself and all their text together. */
export function embedsProblems(body: Json): readonly Problem[] {
  const embeds = objectsOf(body['embeds']);
  const total = embeds.flatMap(embedTexts).reduce((sum, text) => sum + text.length, 0);
  return [
    ...requiredList({ embeds }, 'embeds', { min: 0, max: LIMITS.message.embeds }),
    ...below('embeds', each(embeds, embedProblems)),
    ...(total > LIMITS.embed.total ? [tooLong] : []),
  ];
}

/** Lists the texts of an embed, in reading order. */
export function embedTexts(embed: Json): readonly string[] {
  const fields = objectsOf(embed['fields']).flatMap((field) => [field['name'], field['value']]);
  return [
    objectOf(embed['author'])['name'],
    embed['title'],
    embed['description'],
    ...fields,
    objectOf(embed['footer'])['text'],
  ]
    .map(textOf)
    .filter((text) => text !== '');
}

function embedProblems(embed: Json): readonly Problem[] {
  const { title, description, fields, footer, author } = LIMITS.embed;
  return [
    ...optionalText(embed, 'title', { min: 0, max: title }),
    ...optionalText(embed, 'description', { min: 0, max: description }),
    ...below('footer', optionalText(objectOf(embed['footer']), 'text', { min: 0, max: footer })),
    ...below('author', optionalText(objectOf(embed['author']), 'name', { min: 0, max: author })),
    ...requiredList({ fields: embed['fields'] ?? [] }, 'fields', { min: 0, max: fields }),
    ...below('fields', each(objectsOf(embed['fields']), fieldProblems)),
  ];
}

function fieldProblems(field: Json): readonly Problem[] {
  return [
    ...requiredText(field, 'name', { min: 1, max: LIMITS.embed.fieldName }),
    ...requiredText(field, 'value', { min: 1, max: LIMITS.embed.fieldValue }),
  ];
}

const tooLong = problem(
  ['embeds'],
  'MAX_EMBED_SIZE_EXCEEDED',
  `Embed size exceeds maximum size of ${LIMITS.embed.total}`,
);
