export const HELP_TEXT = `Warns before an OpenRouter limit is hit or the credits are spent.

guard once                     looks at your OpenRouter account, prints what is new
                               and what holds, and ends
guard run                      guards the account until Ctrl-C or SIGTERM; docs/guard.md
                               has the variables and guard.yaml
guard once --readings FILE     looks at the readings in FILE, oldest first, and
                               prints what is worth knowing; - is standard input
guard run  --readings FILE     does so again and again, and prints only what is new
      --schedule "*/5 * * * *" when, as a cron expression in UTC; every 5 minutes
                               unless you say otherwise
guard status                   says what is watched, what is open, which channel is
                               broken, which guards run; --json
guard check                    finds what is wrong with settings, keys, rules and
                               channels, and says what to do next; sends nothing
guard prove 7F3A               shows an alert from its readings to its receipts
guard replay --rules FILE      says what other rules would have said of the readings
      --from DAY --to DAY      that are kept, beside what was said; --json
guard digest [weekly]          sums up yesterday, or the last seven days (UTC)
guard backtest                 measures the forecast of when a budget ends, beside
                               simple methods, on made-up spending of eight kinds
      --series FILE            on a CSV of at,usd: what was spent from each instant
                               until the next line, over 38 days at least
guard --help                   prints this

A key's limit warns at 80% spent, is critical at 95% and exhausted at 100%.
Credits are exhausted when the balance is zero or below.

FILE holds a JSON array, {"readings": [...]}, or one JSON object a line. A record is
  {"at": "2026-11-20T09:15:00Z", "key": {...}, "credits": {...}}
with the body of GET /api/v1/key (or one item of /keys) as "key", the body of
GET /api/v1/credits as "credits", or both.

Exit codes of once
  0  no alert holds
  1  an alert of warning or above holds
  2  the command line, the settings or the readings cannot be used, or OpenRouter
     did not answer
of check: 0 nothing has to be mended, 1 something has, 2 nothing can be guarded so;
of prove and digest: 1 where a message that was decided is nowhere
All end with 70 when the guard itself fails. run ends with 0 on Ctrl-C or SIGTERM,
and with 2 when it cannot begin; later on, a file that is gone or broken is reported
once and what was known is kept.
`;
