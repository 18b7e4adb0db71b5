import { StoreError } from './store-error.ts';

/** Says what a failure of SQLite or of the file system means to the person who runs it; anything else stays as it is. */
export function sqliteFailure(error: unknown, path: string): unknown {
  const { errcode, code } = (error ?? {}) as { readonly errcode?: unknown; readonly code?: unknown };
  const [what, way] =
    (typeof errcode === 'number' && SQLITE[errcode & PRIMARY]) ||
    (typeof code === 'string' && FILE[code]) ||
    [];
  if (what === undefined) return error;
  return new StoreError(`The store "${path}" ${what}. ${way}`, { cause: error });
}

type Explanation = readonly [what: string, way: string];

/** An extended result code keeps its primary one in the lowest byte (sqlite.org/rescode.html). */
const PRIMARY = 0xff;

const NOT_WRITABLE: Explanation = [
  'cannot be written',
  'Let the user who runs Tollkeeper write the file and its folder, or name another file.',
];

const SQLITE: Readonly<Record<number, Explanation>> = {
  5: ['was locked by another program for five seconds', 'Close that program, then try again.'],
  8: NOT_WRITABLE,
  10: ['cannot be read or written: the disk fails', 'Check the disk, then start again.'],
  11: [
    'is damaged; it was left as it is',
    'Put a copy of it back, or move it away together with its "-wal" and "-shm" to start afresh.',
  ],
  13: ['cannot be written: the disk is full', 'Make room, then try again.'],
  14: NOT_WRITABLE,
  26: ['is no database; it was left as it is', 'Name another file, or move this one away to start afresh.'],
};

const FILE: Readonly<Record<string, Explanation>> = {
  ENOENT: ['cannot be made: its folder does not exist', 'Make the folder, or name another file.'],
  ENOTDIR: ['cannot be made: a part of its path is a file', 'Name a file in a folder.'],
  EISDIR: ['is a folder', 'Name a file in it.'],
  EACCES: NOT_WRITABLE,
  EPERM: NOT_WRITABLE,
  EROFS: NOT_WRITABLE,
  ENOSPC: ['cannot be made: the disk is full', 'Make room, then try again.'],
};
