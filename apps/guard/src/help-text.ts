export const HELP_TEXT = `Warns before an OpenRouter limit is hit or the credits are spent.

guard once      looks at your account, prints what is new and what holds, and ends
guard run       guards the account until Ctrl-C or SIGTERM
guard status    says what is watched and open, which channels work, which guards run
guard check     finds what is wrong with settings, keys, rules, channels; tells nobody
guard prove     shows an alert from its readings to its receipts, as in guard prove 7F3A
guard replay    says what other rules would have said of the readings that are kept
guard digest    sums up yesterday, or with "weekly" the last seven days (UTC)
guard backtest  measures the forecast on made-up spending, or on a CSV of yours

guard help once, or guard once --help, has the options of once, its exit codes and an
example; so for each command. guard --version says which guard this is.

A key's limit warns at 80% spent, is critical at 95% and exhausted at 100%. Credits are
exhausted when the balance is zero or below. docs/guard.md has the rest: variables,
guard.yaml, channels.
`;
