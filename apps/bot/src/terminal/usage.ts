/** What somebody reads first who does not know the commands; at most 80 columns wide. */
export const USAGE = `Usage: "npx pnpm -s" and one of these
  tollkeeper ask "QUESTION"             answer one question and exit
  tollkeeper chat                       answer line by line until the input ends

  tollkeeper estimate FILE              what a scenario costs and how sure it is
  tollkeeper compare FILE MODEL...      the same with other models
  tollkeeper diff OLD NEW               what separates two scenarios, and why
  tollkeeper sensitivity FILE           which inputs matter most
  tollkeeper advice FILE                what would save money
  tollkeeper pilot FILE [WORK]          a small prepaid test
  tollkeeper pilot FILE --observed RESULTS [WORK]
                                        what its results change
  tollkeeper plan FILE PLAN [SEATS]     the same work on seats of a plan
  tollkeeper afford FILE FIELD BUDGET [WORK]  how much of an input a budget allows
  tollkeeper benchmark [MODEL...]       usual scenarios with each model, as CSV
  tollkeeper schema                     the JSON Schema of scenario files

  tollkeeper price MODEL                its rates, with source and age
  tollkeeper price MODEL --routes       what its endpoints at OpenRouter charge
  tollkeeper price --diff OLD NEW       what changed between two files of prices
  tollkeeper prices                     fetch OpenRouter's prices and keep them

  tollkeeper diagnose [--status N]      why a call was refused: the answer, or any
                                        text with it, is read from standard input

  tollkeeper bot check                  what is set up for Slack and Discord
  tollkeeper bot run                    answer there until a signal ends it

All but prices and bot write --json instead. Those on scenario files, but for
benchmark and schema, write --md too; estimate, compare and sensitivity --csv.
docs/commands.md says more.

QUESTION is a sentence, or /estimate key=value …; "/help" shows examples.
FILE is a scenario file (docs/scenario-files.md), or - for the standard input;
so are OLD and NEW, but for price: there they are a snapshot.json or a saved
answer of OpenRouter's /api/v1/models.
TOLLKEEPER_STORE names the file in which a chat remembers (docs/asking.md, which
also says how a language model may help to read).
TOLLKEEPER_RATES names a YAML file with rates of your own: docs/your-rates.md.
TOLLKEEPER_PRICES names the file in which fetched prices are kept; a chat
refreshes them every hour.
Exit status: 0 with an answer, 2 without one (a question back, an unknown
model, a mistake in a file), 1 when something broke.`;
