/** What can be asked of the guard. */
export type CommandName = keyof typeof COMMAND_HELP;

/** Whether the word is the name of a command. */
export function isCommandName(word: string): word is CommandName {
  return Object.hasOwn(COMMAND_HELP, word);
}

/** What each command does, its options, its exit codes and an example. */
export const COMMAND_HELP = {
  once: `guard once [--readings FILE]

Looks at your OpenRouter account once, tells what is new, prints what holds, and ends.

  --readings FILE  looks at a recording instead, oldest first, and tells nobody but the
                   terminal; - is standard input

FILE holds a JSON array, {"readings": [...]}, or one JSON object a line. A record is
  {"at": "2026-11-20T09:15:00Z", "key": {...}, "credits": {...}}
with the body of GET /api/v1/key (or one item of /keys) as "key", the body of
GET /api/v1/credits as "credits", or both.

Exit codes: 0 no alert holds; 1 an alert of warning or above holds; 2 the command line,
the settings or the readings cannot be used, or OpenRouter did not answer; 70 the guard
failed, or could not decide on something, which it names.

Example: guard once --readings apps/guard/examples/readings.json
`,
  run: `guard run [--readings FILE [--schedule CRON]]

Guards your OpenRouter account until Ctrl-C or SIGTERM: looks, decides, remembers,
tells. docs/guard.md has the variables, guard.yaml, and how to run it as a service.

  --readings FILE  reads a recording (see guard help once) again and again instead, and
                   prints only what is new; a file that is gone or broken later on is
                   reported once, and what was known is kept
  --schedule CRON  when, as a cron expression in UTC; every 5 minutes without it

Exit codes: 0 it was told to stop; 2 it cannot begin; 70 the guard failed.

Example: guard run --readings readings.json --schedule "*/5 * * * *"
`,
  status: `guard status [--json]

Says what is watched and how old each figure is, what is open, which channel is broken,
what waits, and which guards run. It asks the store alone, and disturbs no guard that
runs.

  --json  the same for programs

Exit codes: 0 it could be told; 2 the settings or the store cannot be used; 70 the guard
failed.

Example: guard status --json
`,
  check: `guard check

Finds what is wrong with guard.yaml, keys, rules, plans and channels, and says what to
do next. It sends no message; a webhook of your own gets a HEAD.

Exit codes: 0 nothing has to be mended; 1 something has; 2 nothing can be guarded so;
70 the guard failed.

Example: guard check
`,
  prove: `guard prove ALERT

Shows the life of an alert: reading, decision, messages, tries, receipts; and whether
the readings that are kept lead to the same decisions again.

Exit codes: 0 every message is accounted for; 1 one that was decided is nowhere; 2 there
is no such alert, or the settings or the store cannot be used; 70 the guard failed.

Example: guard prove 7F3A
`,
  replay: `guard replay --rules FILE [--from DAY] [--to DAY] [--json]

Says what other rules would have said of the readings that are kept, beside what was
said.

  --rules FILE  a file like guard.yaml; - is standard input
  --from, --to  a day such as 2026-11-20, or an instant such as 2026-11-20T09:15:00Z
  --json        the same for programs

Exit codes: 0 it could be told; 2 the rules, the settings or the store cannot be used;
70 the guard failed.

Example: guard replay --rules new.yaml --from 2026-11-14
`,
  digest: `guard digest [daily|weekly]

Sums up yesterday, or the last seven days (UTC), here and now: it goes to no channel.

Exit codes: 0 every message is accounted for; 1 one that was decided is nowhere; 2 the
settings or the store cannot be used; 70 the guard failed.

Example: guard digest weekly
`,
  backtest: `guard backtest [--series FILE]

Measures the forecast of when a budget ends, beside simple methods, on made-up spending
of eight kinds.

  --series FILE  a CSV of at,usd: what was spent from each instant until the next line,
                 over 38 days at least

Exit codes: 0 it was measured; 2 the series cannot be used; 70 the guard failed.

Example: guard backtest --series spend.csv
`,
} as const;
