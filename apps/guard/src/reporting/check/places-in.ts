import { readYaml } from '@tollkeeper/pricing/yaml';

import type { NamedText } from '../../configuration/parse-settings.ts';

/** Says where a setting is written, as in ` (guard.yaml line 3)`; nothing where it is as usual. */
export type PlaceOf = (...path: readonly string[]) => string;

/** Finds the lines of guard.yaml. */
export function placesIn(file: NamedText | undefined): PlaceOf {
  if (file === undefined) return () => '';
  const read = readYaml(file.text, ({ document, lineAt }): PlaceOf => {
    return (...path) => {
      const node: unknown = document.getIn(path, true);
      const offset = hasRange(node) ? node.range[0] : undefined;
      return offset === undefined ? '' : ` (${file.name} line ${lineAt(offset)})`;
    };
  });
  return read.kind === 'read' ? read.value : () => '';
}

function hasRange(node: unknown): node is { readonly range: readonly [number, ...unknown[]] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
