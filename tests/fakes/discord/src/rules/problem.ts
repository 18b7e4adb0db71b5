import type { Json } from '../world/json.ts';

/** One thing Discord refuses: where it is, Discord's code, and Discord's words. */
export type Problem = {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
};

/** Makes a problem at a place. */
export function problem(path: Problem['path'], code: string, message: string): Problem {
  return { path, code, message };
}

/** Moves problems below a place. */
export function below(place: string | number, problems: readonly Problem[]): readonly Problem[] {
  return problems.map((found) => ({ ...found, path: [place, ...found.path] }));
}

/** Applies a rule to each item of a list, each below its index. */
export function each<T>(
  items: readonly T[],
  rule: (item: T, index: number) => readonly Problem[],
): readonly Problem[] {
  return items.flatMap((item, index) => below(index, rule(item, index)));
}

/** Writes problems as the nested `errors` of Discord's answer 50035, each at its JSON path. */
export function errorTree(problems: readonly Problem[]): Json {
  const root: Record<string, unknown> = {};
  for (const { path, code, message } of problems) {
    let node = root;
    for (const step of path) {
      node[step] ??= {};
      node = node[step] as Record<string, unknown>;
    }
    node['_errors'] = [...((node['_errors'] as unknown[] | undefined) ?? []), { code, message }];
  }
  return root;
}
