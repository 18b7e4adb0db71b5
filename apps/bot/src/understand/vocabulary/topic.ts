/** What a word is about; the words beside a number say what the number counts. */
export type Topic = (typeof TOPICS)[number];

/** All topics. */
export const TOPICS = [
  ...['user', 'seat', 'request', 'call', 'prompt', 'reply', 'task', 'agent', 'session'],
  ...['image', 'generation', 'attempt', 'clip', 'character', 'measure'],
  ...['token', 'input', 'output', 'reads', 'writes', 'context', 'instruction', 'history', 'file', 'tool'],
  ...['definition', 'result', 'reasoning'],
  ...['second', 'minute', 'hour', 'day', 'workday', 'week', 'month', 'quarter', 'year', 'active'],
  ...['daily', 'weekly', 'monthly', 'yearly', 'hourly', 'perSecond', 'perMinute'],
  ...['cache', 'retry', 'buffer', 'batch', 'flex', 'priority', 'success', 'failure', 'billed', 'duplicate'],
  ...['accepted', 'rejected', 'adopted', 'times', 'budget'],
  ...['price', 'million', 'thousand', 'per', 'each', 'article', 'none', 'stop', 'filler', 'within'],
] as const;
