/** `diagnose [--status N]`: what was given beside the standard input. */
export type DiagnoseCommand = {
  readonly kind: 'diagnose';
  readonly status?: number;
  readonly json: boolean;
};

/** Reads what stands behind `diagnose`; a text says what is wrong with it. */
export function parseDiagnoseCommand(
  args: readonly string[],
  words: readonly string[],
  json: boolean,
): DiagnoseCommand | string {
  const at = args.indexOf('--status');
  const given = at < 0 ? undefined : (args[at + 1] ?? '');
  if (given !== undefined && !STATUS.test(given))
    return `--status needs the status of the refused answer, 200 or from 400 to 599${given === '' ? '' : `, not ${given}`}`;
  const extra = given === undefined ? words : words.toSpliced(words.indexOf(given), 1);
  if (extra.length > 0)
    return `diagnose reads the refused answer from the standard input, as in npx pnpm -s tollkeeper diagnose < answer.json; this is too much: ${extra.join(' ')}`;
  return { kind: 'diagnose', ...(given !== undefined && { status: Number(given) }), json };
}

/** An error within a stream comes under status 200. */
const STATUS = /^(?:200|[45]\d\d)$/;
