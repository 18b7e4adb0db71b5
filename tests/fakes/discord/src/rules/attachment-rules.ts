import { LIMITS } from '../limits.ts';
import { type Json, objectsOf } from '../world/json.ts';
import { shownMedia } from './component-tree.ts';
import { optionalText, requiredList } from './measures.ts';
import { below, each, type Problem, problem } from './problem.ts';

/** What a message will have attached: the names of its files, and the ids by which `attachments` may name them. */
export type Attachable = { readonly names: readonly string[]; readonly ids: readonly string[] };

/** Judges the files of a message: their number, their alt texts, and that each one named is there. */
export function attachmentProblems(body: Json, { names, ids }: Attachable): readonly Problem[] {
  const listed = objectsOf(body['attachments']);
  const shown = shownMedia(objectsOf(body['components'])).filter(({ url }) => url.startsWith(SCHEME));
  const lost = shown.filter(({ url }) => !names.includes(url.slice(SCHEME.length)));
  return [
    ...requiredList({ attachments: names }, 'attachments', { min: 0, max: LIMITS.message.attachments }),
    ...below(
      'attachments',
      each(listed, (one) => [
        ...optionalText(one, 'description', { min: 0, max: LIMITS.component.altText }),
        ...(ids.includes(String(one['id'])) ? [] : [unknownAttachment]),
      ]),
    ),
    ...below(
      'components',
      lost.map(({ path }) =>
        problem(
          [...path, 'url'],
          'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
          'The referenced attachment was not found.',
        ),
      ),
    ),
  ];
}

const SCHEME = 'attachment://';

const unknownAttachment = problem(['id'], 'ATTACHMENT_NOT_FOUND', 'Unknown attachment.');
