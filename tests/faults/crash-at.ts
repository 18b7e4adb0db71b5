import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { DatabaseSync, StatementSync } from 'node:sqlite';

// Loaded with `node --import` before a program that knows nothing of it. It counts the boundaries between the program
// and the world: every statement to its database, every HTTP call, every line to stdout; one before and one after each,
// and one between the two while PostgreSQL has heard and not answered.
//
// FAULTS_KILL_AT="k" kills the process at the k-th, "k NAME" at the k-th of that name. FAULTS_STOP_AT=NAME stops it at
// the first that begins so, like a laptop that is closed. FAULTS_TRACE=FILE has the names of all of them at the end.
// FAULTS_PAGES=n lets its database have no more pages than that, like a full disk. FAULTS_UID=n lets root be another
// user.

const { FAULTS_KILL_AT, FAULTS_STOP_AT, FAULTS_ASLEEP_MS, FAULTS_PAGES, FAULTS_UID } = process.env;
const { FAULTS_TRACE, FAULTS_POSTGRES } = process.env;
const [, kills, killedName] = /^(\d+) ?(.*)$/.exec(FAULTS_KILL_AT ?? '') ?? [];
const names: string[] = [];
/** What each connection wrote last of what is yet to be committed. */
const uncommitted = new WeakMap<object, string>();
let leftToLive = Number(kills ?? Number.POSITIVE_INFINITY);
let asleep = 0;
let hasSlept = false;

if (FAULTS_UID !== undefined) process.setuid?.(Number(FAULTS_UID));
if (FAULTS_STOP_AT !== undefined) watchDate();
watchSqlite();
watchFetch();
watchStdout();
if (FAULTS_POSTGRES !== undefined) watchPostgres(FAULTS_POSTGRES);
// What is drawn by lot decides when to poll again, and is to be the same in every run.
Math.random = () => 0.5;
if (FAULTS_TRACE !== undefined) process.on('exit', () => writeFileSync(FAULTS_TRACE, names.join('\n')));

function boundary(name: string): void {
  names.push(name);
  if (killedName === '' || killedName === name) leftToLive -= 1;
  if (leftToLive === 0) process.kill(process.pid, 'SIGKILL');
  if (FAULTS_STOP_AT !== undefined && !hasSlept && name.startsWith(FAULTS_STOP_AT)) sleep();
}

function around<R>(name: string, deed: () => R): R {
  boundary(`before ${name}`);
  const result = deed();
  boundary(`after ${name}`);
  return result;
}

async function aroundAsync<R>(name: string, deed: () => Promise<R>): Promise<R> {
  boundary(`before ${name}`);
  const result = await deed();
  boundary(`after ${name}`);
  return result;
}

/** Stops until somebody sends SIGCONT; the clock has gone on meanwhile, by as much as FAULTS_ASLEEP_MS says. */
function sleep(): void {
  hasSlept = true;
  process.kill(process.pid, 'SIGSTOP');
  asleep = Number(FAULTS_ASLEEP_MS ?? 0);
}

/** From the beginning, so that every date of the program is one of these. */
function watchDate(): void {
  globalThis.Date = class extends Date {
    constructor(...parts: readonly unknown[]) {
      super(...((parts.length === 0 ? [Date.now() + asleep] : parts) as [number]));
    }
  } as DateConstructor;
}

function watchSqlite(): void {
  const origins = new WeakMap<StatementSync, readonly [DatabaseSync, string]>();
  const prepare = DatabaseSync.prototype.prepare;
  DatabaseSync.prototype.prepare = function (this: DatabaseSync, text: string, ...rest: readonly never[]) {
    limit(this);
    const statement = prepare.call(this, text, ...rest);
    origins.set(statement, [this, text]);
    return statement;
  };
  for (const method of ['run', 'all', 'get'] as const) {
    const original = StatementSync.prototype[method] as (...values: readonly unknown[]) => unknown;
    Object.defineProperty(StatementSync.prototype, method, {
      value: function (this: StatementSync, ...values: readonly unknown[]) {
        const [database, text] = origins.get(this) ?? [this, ''];
        return around(sqlName(database, text), () => original.apply(this, [...values]));
      },
    });
  }
  for (const method of ['exec', 'close'] as const) {
    const original = DatabaseSync.prototype[method] as (text?: string) => void;
    Object.defineProperty(DatabaseSync.prototype, method, {
      value: function (this: DatabaseSync, text?: string) {
        return around(sqlName(this, text ?? method), () => original.call(this, text));
      },
    });
  }

  /** A disk that is full: the database gets no page more than it has, and so many. */
  const limited = new WeakSet<DatabaseSync>();
  function limit(database: DatabaseSync): void {
    if (FAULTS_PAGES === undefined || limited.has(database)) return;
    limited.add(database);
    prepare.call(database, `pragma max_page_count = ${Number(FAULTS_PAGES)}`).all();
  }
}

function watchFetch(): void {
  const original = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    // Ids are others in every run.
    const path = url.pathname.replace(/\d{9,}/g, '…');
    return aroundAsync(`http ${init?.method ?? 'GET'} ${path}`, () => original(input, init));
  };
}

function watchStdout(): void {
  const original = process.stdout.write.bind(process.stdout) as (...parts: readonly unknown[]) => boolean;
  process.stdout.write = (...parts: readonly unknown[]) => around('stdout', () => original(...parts));
}

/** The client is loaded from where the store has it: two copies of it would be two prototypes. */
function watchPostgres(from: string): void {
  const { Client } = createRequire(from)('pg') as { Client: { prototype: PgClient } };
  const original = Client.prototype.query;
  Client.prototype.query = async function (this: PgClient, text: unknown, ...rest: readonly unknown[]) {
    const words = typeof text === 'string' ? text : 'query';
    if (typeof rest.at(-1) === 'function') return original.call(this, text, ...rest);
    const name = sqlName(this, words);
    boundary(`before ${name}`);
    const answer = original.call(this, text, ...rest);
    // The server does it now, whether or not anybody hears of it.
    boundary(`sent ${name}`);
    const result = await answer;
    boundary(`after ${name}`);
    return result;
  };
}

type PgClient = { query: (text: unknown, ...rest: readonly unknown[]) => unknown };

/**
 * The head of a statement, and whether it is taken back should the process end before the next commit.
 *
 * A commit is called by what was written last before it: on several connections that tells them apart.
 */
function sqlName(connection: object, text: string): string {
  const head = text.trim().replace(/\s+/g, ' ').slice(0, 60);
  const last = uncommitted.get(connection);
  if (/^(?:commit|rollback)/.test(head)) {
    uncommitted.delete(connection);
    return `sql ${head} of ${last ?? 'nothing'}`;
  }
  if (/^begin/.test(head)) uncommitted.set(connection, 'nothing');
  if (last === undefined) return `sql ${head}`;
  if (/^(?:insert|update|delete|create|alter)/.test(head)) uncommitted.set(connection, head);
  return `sql ${head} (uncommitted)`;
}
