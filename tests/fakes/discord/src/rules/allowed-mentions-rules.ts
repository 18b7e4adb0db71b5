import { LIMITS } from '../limits.ts';
import { type Json, listOf, objectOf } from '../world/json.ts';
import { requiredList } from './measures.ts';
import { below, each, type Problem, problem } from './problem.ts';

/** Judges who a message says it may ping. */
export function allowedMentionsProblems(body: Json): readonly Problem[] {
  if (body['allowed_mentions'] === undefined || body['allowed_mentions'] === null) return [];
  const allowed = objectOf(body['allowed_mentions']);
  const parse = listOf(allowed['parse']);
  return below('allowed_mentions', [
    ...below(
      'parse',
      each(parse, (kind) => (KINDS.includes(String(kind)) ? [] : [unknownKind])),
    ),
    ...['users', 'roles'].flatMap((kind) => idsProblems(allowed, kind)),
  ]);
}

function idsProblems(allowed: Json, kind: string): readonly Problem[] {
  if (allowed[kind] === undefined) return [];
  const isBoth = listOf(allowed['parse']).includes(kind) && listOf(allowed[kind]).length > 0;
  return [
    ...requiredList(allowed, kind, { min: 0, max: LIMITS.allowedMentions.ids }),
    ...(isBoth ? [exclusive(kind)] : []),
  ];
}

function exclusive(kind: string): Problem {
  return problem(
    [kind],
    'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
  );
}

const KINDS = ['roles', 'users', 'everyone'];

const unknownKind = problem([], 'BASE_TYPE_CHOICES', `Value must be one of (${KINDS.join(', ')}).`);
