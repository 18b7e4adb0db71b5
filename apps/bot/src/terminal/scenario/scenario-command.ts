/** How a result is written; a table goes into CSV, a document into Markdown, a scenario into YAML. */
export type Format = 'text' | 'json' | 'csv' | 'md' | 'yaml';

/** A command on scenario files, and the words behind its name. */
export type ScenarioCommand = {
  readonly kind: 'scenario';
  readonly name: ScenarioCommandName;
  readonly words: readonly string[];
  readonly format: Format;
  /** The file with the results of a pilot. */
  readonly observed?: string;
};

export type ScenarioCommandName = keyof typeof COMMANDS;

export function isScenarioCommand(name: string | undefined): name is ScenarioCommandName {
  return name !== undefined && Object.hasOwn(COMMANDS, name);
}

/** The options that a command takes, such as `--csv`. */
export function formatOptions(name: ScenarioCommandName): readonly string[] {
  return COMMANDS[name].formats.map((format) => `--${format}`);
}

/** Reads what stands behind the name of a command; a text says what is wrong with it. */
export function parseScenarioCommand(
  name: ScenarioCommandName,
  words: readonly string[],
  options: readonly string[],
): ScenarioCommand | string {
  const { needs, least, most, usual = 'text' }: Shape = COMMANDS[name];
  const formats = COMMANDS[name].formats.filter((format) => options.includes(`--${format}`));
  const [format = usual, another] = formats;
  if (another !== undefined)
    return `choose one of ${formats.map((each) => `--${each}`).join(', ')}: there is one result`;
  if (words.length < least) return `${name} needs ${needs}`;
  if (words.length > most)
    return `${name} needs ${needs}; this is too much: ${words.slice(most).join(' ')} (a name with spaces needs quotes)`;
  if (name === 'diff' && words.every((word) => word === '-'))
    return 'only one of OLD and NEW can be the standard input';
  return { kind: 'scenario', name, words, format };
}

type Shape = {
  readonly needs: string;
  readonly least: number;
  readonly most: number;
  readonly formats: readonly Exclude<Format, 'text'>[];
  /** How it is written unless an option says otherwise; text if absent. */
  readonly usual?: Format;
};

const WITH_TABLE = ['json', 'csv', 'md'] as const;
const WITHOUT_TABLE = ['json', 'md'] as const;

const COMMANDS = {
  estimate: { needs: 'a FILE', least: 1, most: 1, formats: WITH_TABLE },
  compare: { needs: 'a FILE and at least one MODEL', least: 2, most: 100, formats: WITH_TABLE },
  diff: { needs: 'two files, OLD and NEW', least: 2, most: 2, formats: WITHOUT_TABLE },
  sensitivity: { needs: 'a FILE', least: 1, most: 1, formats: WITH_TABLE },
  advice: { needs: 'a FILE', least: 1, most: 1, formats: WITHOUT_TABLE },
  pilot: {
    needs: 'a FILE, and the name of a WORK if there are several',
    least: 1,
    most: 2,
    formats: [...WITHOUT_TABLE, 'yaml'],
  },
  plan: {
    needs: 'a FILE, a PLAN and at most a number of SEATS',
    least: 2,
    most: 3,
    formats: WITHOUT_TABLE,
  },
  afford: { needs: 'a FILE, a FIELD, a BUDGET and maybe a WORK', least: 3, most: 4, formats: WITHOUT_TABLE },
  benchmark: {
    needs: 'at most 100 times a MODEL',
    least: 0,
    most: 100,
    formats: ['json', 'csv'],
    usual: 'csv',
  },
  schema: { needs: 'nothing else', least: 0, most: 0, formats: ['json'], usual: 'json' },
} as const satisfies Record<string, Shape>;
