/** What the words behind `tollkeeper` ask for. */
export type CommandLine =
  | { readonly kind: 'ask'; readonly question: string; readonly json: boolean }
  | { readonly kind: 'chat'; readonly json: boolean }
  | { readonly kind: 'price'; readonly name: string; readonly json: boolean }
  | { readonly kind: 'routes'; readonly name: string; readonly json: boolean }
  | { readonly kind: 'price-diff'; readonly old: string; readonly new: string; readonly json: boolean }
  | { readonly kind: 'prices' }
  | { readonly kind: 'usage'; readonly text: string; readonly status: 0 | 2 };

/** Reads the command line; what it cannot be is answered with the usage. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  // A question may begin with a minus sign, as in "-5 users": only words that look like options are options.
  const options = args.filter((arg) => OPTION.test(arg));
  const [command, ...words] = args.filter((arg) => !OPTION.test(arg));
  const known = command === 'price' ? [...EVERYWHERE, '--diff', '--routes'] : EVERYWHERE;
  const unknown = options.find((option) => !known.includes(option));
  if (unknown !== undefined) return fault(`there is no option ${unknown}`);
  if (options.includes('--help') || options.includes('-h')) return { kind: 'usage', text: USAGE, status: 0 };
  const json = options.includes('--json');
  const said = words.join(' ');
  switch (command) {
    case undefined:
      return { kind: 'usage', text: USAGE, status: 2 };
    case 'ask':
      return words.length > 0 ? { kind: 'ask', question: said, json } : fault('ask needs a question');
    case 'chat':
      return words.length > 0 ? { kind: 'ask', question: said, json } : { kind: 'chat', json };
    case 'price':
      if (options.includes('--diff')) return parseDiff(words, json);
      if (said.trim() === '') return fault('price needs a model');
      return { kind: options.includes('--routes') ? 'routes' : 'price', name: said.trim(), json };
    case 'prices':
      return { kind: 'prices' };
    default:
      return fault(`there is no command ${command}`);
  }
}

function parseDiff([old, now, ...more]: readonly string[], json: boolean): CommandLine {
  if (old === undefined || now === undefined || more.length > 0)
    return fault('price --diff needs two files, OLD and NEW');
  return { kind: 'price-diff', old, new: now, json };
}

function fault(text: string): CommandLine {
  return { kind: 'usage', text: `tollkeeper: ${text}\n\n${USAGE}`, status: 2 };
}

const OPTION = /^(?:--[a-z][a-z-]*|-h)$/;
const EVERYWHERE: readonly string[] = ['--json', '--help', '-h'];

const USAGE = `Usage:
  tollkeeper ask "QUESTION" [--json]           answer one question and exit
  tollkeeper chat [--json]                     answer line by line until the input ends
  tollkeeper price MODEL [--json]              every rate of a model, with source, day and age
  tollkeeper price MODEL --routes [--json]     what its endpoints at OpenRouter charge now: least, likely, most
  tollkeeper price --diff OLD NEW [--json]     what changed between two files of prices
  tollkeeper prices                            fetch OpenRouter's prices now, and keep them

QUESTION is a sentence, or /estimate key=value …; "/help" shows examples.
OLD and NEW are a snapshot.json or a saved answer of OpenRouter's /api/v1/models.
TOLLKEEPER_RATES names a YAML file with rates of your own; docs/your-rates.md describes it.
TOLLKEEPER_PRICES names the file in which fetched prices are kept; a chat refreshes them every hour.
Exit status: 0 with an answer, 2 without one (a question back, an unknown model), 1 when something broke.`;
