/** Questions to begin with, in the agent's messages tab; Slack takes four. */
export const SUGGESTED_PROMPTS: readonly [Prompt, ...Prompt[]] = [
  {
    title: 'A support chatbot',
    message: 'Sonnet 4.6, 100 users, 20 active days, 3 requests per user per day, 2,000 in and 500 out',
  },
  {
    title: 'Compare two models',
    message: 'Compare gpt-5-mini and haiku 4.5 for 10,000 requests a month, 1,500 in and 300 out',
  },
  { title: 'Short videos', message: 'veo-3.1, 40 clips a month, 8 seconds per clip, 1080p, with audio' },
  {
    title: 'What fits a budget',
    message: 'How many requests for $100 a month with sonnet 4.6, 2,000 in, 500 out?',
  },
];

/** A question as it is offered, and as it is then asked. */
export type Prompt = { readonly title: string; readonly message: string };
