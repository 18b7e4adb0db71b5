import { LIMITS } from '../limits.ts';
import type { Json } from '../world/json.ts';
import { oneOf, optionalText, required, requiredText } from './measures.ts';
import { type Problem, problem } from './problem.ts';

/** Judges a button by its style: a link has an address, every other one a custom id, all a label or an emoji. */
export function buttonProblems(button: Json): readonly Problem[] {
  const { label, url } = LIMITS.component;
  const isLink = button['style'] === LINK;
  return [
    ...oneOf(button, 'style', [1, 2, 3, 4, LINK]),
    ...optionalText(button, 'label', { min: 0, max: label }),
    ...(isLink ? requiredText(button, 'url', { min: 1, max: url }) : customIdProblems(button)),
    ...(isLink ? addressProblems(button) : []),
    ...(isLink && button['custom_id'] !== undefined ? [exclusive('custom_id')] : []),
    ...(!isLink && button['url'] !== undefined ? [exclusive('url')] : []),
    ...(button['label'] || button['emoji'] ? [] : [required('label')]),
  ];
}

/** Judges the custom id that every interactive component has. */
export function customIdProblems(component: Json): readonly Problem[] {
  return requiredText(component, 'custom_id', { min: 1, max: LIMITS.component.customId });
}

function addressProblems(button: Json): readonly Problem[] {
  if (/^(https?|discord):\/\//.test(String(button['url']))) return [];
  const message = "Scheme must be one of ('http', 'https', 'discord').";
  return [problem(['url'], 'URL_TYPE_INVALID_SCHEME', message)];
}

function exclusive(key: string): Problem {
  return problem(
    [key],
    'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
    'A custom id and url cannot both be specified',
  );
}

const LINK = 5;
