import { LIMITS } from '../limits.ts';
import { type Json, objectOf, objectsOf } from '../world/json.ts';
import { buttonProblems } from './button-rules.ts';
import { COMPONENT } from './component-type.ts';
import { oneOf, optionalInteger, optionalText, requiredList, requiredText, typeOneOf } from './measures.ts';
import { below, each, type Problem, problem } from './problem.ts';
import { rowProblems } from './row-rules.ts';

/** Judges a component that stands at the top of a Components V2 message. */
export function topProblems(component: Json): readonly Problem[] {
  if (component['type'] === COMPONENT.container) return containerProblems(component);
  return layoutProblems(component, [...IN_CONTAINER, COMPONENT.container]);
}

function containerProblems(container: Json): readonly Problem[] {
  const children = objectsOf(container['components']);
  return [
    ...optionalInteger(container, 'accent_color', { min: 0, max: 0xffffff }),
    ...requiredList(container, 'components', { min: 1, max: LIMITS.componentsV2.components }),
    ...below(
      'components',
      each(children, (child) => layoutProblems(child, IN_CONTAINER)),
    ),
  ];
}

function layoutProblems(component: Json, allowed: readonly number[]): readonly Problem[] {
  switch (component['type']) {
    case COMPONENT.actionRow:
      return rowProblems(component);
    case COMPONENT.textDisplay:
      return displayProblems(component);
    case COMPONENT.section:
      return sectionProblems(component);
    case COMPONENT.mediaGallery:
      return galleryProblems(component);
    case COMPONENT.file:
      return fileProblems(component);
    case COMPONENT.separator:
      return component['spacing'] === undefined ? [] : oneOf(component, 'spacing', [1, 2]);
    default:
      return typeOneOf(component, allowed);
  }
}

function displayProblems(display: Json): readonly Problem[] {
  return requiredText(display, 'content', { min: 1, max: LIMITS.componentsV2.text });
}

function sectionProblems(section: Json): readonly Problem[] {
  const texts = objectsOf(section['components']);
  const accessory = objectOf(section['accessory']);
  return [
    ...requiredList(section, 'components', { min: 1, max: LIMITS.componentsV2.sectionTexts }),
    ...below(
      'components',
      each(texts, (text) =>
        text['type'] === COMPONENT.textDisplay
          ? displayProblems(text)
          : typeOneOf(text, [COMPONENT.textDisplay]),
      ),
    ),
    ...below('accessory', accessoryProblems(accessory)),
  ];
}

function accessoryProblems(accessory: Json): readonly Problem[] {
  if (accessory['type'] === COMPONENT.button) return buttonProblems(accessory);
  if (accessory['type'] === COMPONENT.thumbnail) return mediaProblems(accessory);
  return typeOneOf(accessory, [COMPONENT.button, COMPONENT.thumbnail]);
}

function galleryProblems(gallery: Json): readonly Problem[] {
  const items = objectsOf(gallery['items']);
  return [
    ...requiredList(gallery, 'items', { min: 1, max: LIMITS.componentsV2.galleryItems }),
    ...below('items', each(items, mediaProblems)),
  ];
}

function mediaProblems(item: Json): readonly Problem[] {
  return [
    ...below('media', addressProblems(objectOf(item['media']), /^(https?|attachment):\/\/./)),
    ...optionalText(item, 'description', { min: 0, max: LIMITS.component.altText }),
  ];
}

function fileProblems(file: Json): readonly Problem[] {
  return below('file', addressProblems(objectOf(file['file']), /^attachment:\/\/./));
}

function addressProblems(media: Json, form: RegExp): readonly Problem[] {
  const missing = requiredText(media, 'url', { min: 1, max: 2048 });
  if (missing.length > 0 || form.test(String(media['url']))) return missing;
  return [problem(['url'], 'URL_TYPE_INVALID_URL', 'Not a well formed URL.')];
}

const IN_CONTAINER: readonly number[] = [
  COMPONENT.actionRow,
  COMPONENT.section,
  COMPONENT.textDisplay,
  COMPONENT.mediaGallery,
  COMPONENT.file,
  COMPONENT.separator,
];
