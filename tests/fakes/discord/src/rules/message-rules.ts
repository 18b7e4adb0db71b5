import { LIMITS } from '../limits.ts';
import { integerOf, type Json, listOf } from '../world/json.ts';
import { allowedMentionsProblems } from './allowed-mentions-rules.ts';
import { componentsV2Problems, legacyComponentsProblems } from './components-rules.ts';
import { embedsProblems } from './embed-rules.ts';
import { optionalText } from './measures.ts';
import { FLAG, has } from './message-flags.ts';
import { type Problem, problem } from './problem.ts';

/** Judges what a message will be after it is sent or edited, against every limit that needs no knowledge of the place. */
export function messageProblems(body: Json): readonly Problem[] {
  const isV2 = has(integerOf(body['flags']), FLAG.componentsV2);
  return [
    ...optionalText(body, 'content', { min: 0, max: LIMITS.message.content }),
    ...optionalText({ nonce: nonceText(body) }, 'nonce', { min: 0, max: LIMITS.message.nonce }),
    ...embedsProblems(body),
    ...allowedMentionsProblems(body),
    ...(isV2
      ? [...legacyFieldProblems(body), ...componentsV2Problems(body)]
      : legacyComponentsProblems(body)),
  ];
}

/** Says whether a message would show nothing at all, which Discord refuses with 50006. */
export function isEmptyMessage(body: Json, files: number): boolean {
  const shown = ['content', 'embeds', 'components', 'sticker_ids'];
  return files === 0 && body['poll'] === undefined && shown.every((key) => isNothing(body[key]));
}

/** Judges the flags of a request against those that may be set in its place. */
export function flagProblems(body: Json, allowed: number): readonly Problem[] {
  if ((integerOf(body['flags']) & ~allowed) === 0) return [];
  return [problem(['flags'], 'MESSAGE_FLAGS_INVALID', 'One or more of these flags cannot be set here.')];
}

function legacyFieldProblems(body: Json): readonly Problem[] {
  return ['content', 'embeds', 'poll', 'sticker_ids']
    .filter((key) => !isNothing(body[key]))
    .map((key) =>
      problem(
        [key],
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      ),
    );
}

function nonceText(body: Json): string | undefined {
  return body['nonce'] === undefined ? undefined : String(body['nonce']);
}

function isNothing(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && listOf(value).length === 0)
  );
}
