import { findErrorIn } from './error-in.ts';
import { type LooseObject, type LooseValue, looseObjects } from './loose-json.ts';
import { statusInText } from './status-in-text.ts';

/** Whether a text is an answer that came through: a completion, whole or in chunks, with no error in or around it. */
export function isAnswer(text: string): boolean {
  if (!ANSWER.test(text)) return false;
  const objects = looseObjects(text);
  if (!objects.some(({ value }) => isCompletion(value))) return false;
  let around = '';
  let from = 0;
  for (const { start, end } of objects) {
    around += `${text.slice(from, start)} `;
    from = end;
  }
  around += text.slice(from);
  return statusInText(around) === undefined && findErrorIn(text) === undefined;
}

/** In the shapes of chat completions, of messages and of responses. */
function isCompletion(value: LooseObject): boolean {
  const { choices, content, output, role, type, object } = value;
  if (isList(choices)) return choices.some((choice) => isObject(choice) && isChoice(choice));
  if (type === 'message' && role === 'assistant') return isList(content);
  return object === 'response' && value['status'] === 'completed' && isList(output);
}

function isChoice(choice: LooseObject): boolean {
  return (
    choice['finish_reason'] !== 'error' &&
    ['message', 'delta', 'text'].some((key) => choice[key] !== undefined)
  );
}

function isList(value: LooseValue | undefined): value is readonly LooseValue[] {
  return Array.isArray(value);
}

function isObject(value: LooseValue | undefined): value is LooseObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Spares reading what cannot be one. */
const ANSWER = /\bchoices["']|["']output["']|["']assistant["']/;
