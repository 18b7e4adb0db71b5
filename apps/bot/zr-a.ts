import { bundledCatalog } from '@tollkeeper/pricing';
import { answerLine } from './src/commands/command.ts';
import { NEW_CONVERSATION } from './src/converse/conversation.ts';
import { conversationFrom, conversationText } from './src/converse/conversation-text.ts';
import { say } from './src/terminal/say.ts';
const around = { catalog: bundledCatalog(), today: '2026-11-21' };
const talks: string[][] = [
 ['one call of 500 in and 1,000 out on Sonnet 4.6, with 90% of the input read from the cache','GPT-5 mini, 6000 requests a month, 2k in 500 out'],
 ['30M to 60M input tokens and 4M output tokens a month on Sonnet 4.6'],
 ['30M tokens in and 4M tokens out a month on Sonnet 4.6','double the traffic'],
 ['100 users, 20 requests per user per day, 30M input tokens a month, 500 output tokens per request on Sonnet 4.6'],
 ['30M input tokens a month, 500 output tokens per request on Sonnet 4.6'],
 ['0 input tokens per request, 30M input tokens a month on Sonnet 4.6, 500 out'],
 ['30M input tokens a month, 4M output tokens a month on Sonnet 4.6', '/estimate input_tokens=0'],
 ['12,000 voice minutes a month on gpt-realtime, calls of 2 to 5 minutes'],
 ['12,000 voice minutes a month on gpt-realtime','/estimate minutes_per_session=0'],
 ['100 requests every 0 minutes on Sonnet 4.6, 2k in 500 out'],
 ['6000 requests a month 2k in 500 out on Sonnet 4.6 and Foobar 9'],
 ['Sonnet 4.6, 2k in 500 out', '5,000 to 8,000'],
 ['Sonnet 4.6, 2k in 500 out on workdays', '200 a day'],
 ['/estimate model=sonnet-4.6 monthly_requests=5000-8000 input_tokens=2000 output_tokens=500'],
 ['/estimate model=sonnet-4.6 monthly_requests=$5000 input_tokens=20% output_tokens=5x'],
 ['100 clips a month on Sora 2','/estimate model=sonnet-4.6 monthly_requests=6000 input_tokens=2000 output_tokens=500'],
 ['how much for clips with veo 3.1?','/estimate model=sonnet-4.6 monthly_requests=6000 input_tokens=2000 output_tokens=500'],
 ['one call of 500 in and 1,000 out on Sonnet 4.6 over 12 months'],
 ['6,000 requests a month, 2k in 500 out on Sonnet 4.6, is that within a budget of $20?'],
 ['coding agent on Sonnet 4.6, 400 tasks a month, 12 calls per task, 30M input tokens a month, 700 out per call'],
 ['429 requests a day, 2k in 500 out on Sonnet 4.6'],
 ['1000 accepted images a month on gpt-image-1'],
 ['how many users for $500 a month at 20 requests per user per day, 1.5k in / 400 out on GPT-5 mini?','and for $1000?'],
 ['6000 requests a month, 2k in 500 out on Sonnet 4.6','cut the traffic by 150%'],
 ['30M tokens in and 4M tokens out a month on Sonnet 4.6','cut the traffic by 150%'],
 ['how many users for $0 at 20 requests per user per day, 1.5k in / 400 out on GPT-5 mini?'],
];
const only = process.argv[2];
for (const [i, lines] of talks.entries()) {
  if (only && !only.split(',').includes(String(i))) continue;
  let c = NEW_CONVERSATION;
  for (const line of lines) {
    console.log(`\n##${i} > ${line}`);
    try {
      const t = await answerLine(line, c, around);
      console.log(say(t.reply, { kind: 'text', width: 160 }).slice(0, 1100));
      c = conversationFrom(conversationText(t.conversation))!;
    } catch (e) { console.log('THROW', (e as Error).stack?.split('\n').slice(0,6).join('\n')); }
  }
}
