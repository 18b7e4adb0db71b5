import { type Json, objectOf, objectsOf, textOf } from '../world/json.ts';
import { COMPONENT } from './component-type.ts';

/** Lists a component and everything in it, each with its path from the list it began in. */
export function placedComponents(components: readonly Json[]): readonly Placed[] {
  return components.flatMap((component, index) => placedWithin(component, [index]));
}

/** Lists every component of a list, the nested ones after the one that holds them. */
export function allComponents(components: readonly Json[]): readonly Json[] {
  return placedComponents(components).map(({ component }) => component);
}

/** Lists the texts that components display, in reading order. */
export function displayedTexts(components: readonly Json[]): readonly string[] {
  return allComponents(components)
    .filter((component) => component['type'] === COMPONENT.textDisplay)
    .map((component) => textOf(component['content']));
}

/** Lists the addresses of pictures and files that components show, each with its path. */
export function shownMedia(components: readonly Json[]): readonly { path: Path; url: string }[] {
  return placedComponents(components).flatMap(({ component, path }) => {
    const own = ['media', 'file'].flatMap((key) =>
      component[key] === undefined ? [] : [{ path: [...path, key], url: urlOf(component[key]) }],
    );
    const items = objectsOf(component['items']).map((item, index) => ({
      path: [...path, 'items', index, 'media'],
      url: urlOf(item['media']),
    }));
    return [...own, ...items];
  });
}

type Path = readonly (string | number)[];

/** A component and where it stands. */
type Placed = { readonly component: Json; readonly path: Path };

function placedWithin(component: Json, path: Path): readonly Placed[] {
  const children = objectsOf(component['components']).flatMap((child, index) =>
    placedWithin(child, [...path, 'components', index]),
  );
  const single = ['accessory', 'component'].flatMap((key) =>
    component[key] === undefined ? [] : placedWithin(objectOf(component[key]), [...path, key]),
  );
  return [{ component, path }, ...children, ...single];
}

function urlOf(media: unknown): string {
  return textOf(objectOf(media)['url']);
}
