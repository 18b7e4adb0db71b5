/** The variables that a program is started with. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a variable is set to something. */
export function isSet(environment: Environment, name: string): boolean {
  return (environment[name]?.trim() ?? '') !== '';
}

/** What is left without a person's own settings: a made-up account must reach neither a real one nor real people. */
export function withoutSettings(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !SETTING.test(name)));
}

const SETTING = /^(?:TOLLKEEPER|OPENROUTER|SLACK|DISCORD)_|^DATABASE_URL$/i;
