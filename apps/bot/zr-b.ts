import { bundledCatalog } from '@tollkeeper/pricing';
import { checkedAnswer } from './src/reading/checked-answer.ts';
import { understand } from './src/understand/understand.ts';
const catalog = bundledCatalog();
const base = { intent: 'whatif', workload: 'text', models: [], choices: [], wanted: null, assumptions: [], unclear: [] } as const;
const f = (o: object) => ({ low: null, high: null, unit: 'number', per: null, per_user: false, change: null, ...o });
for (const [m, fact, earlier] of [
  ['suppose daily requests tripled', f({ words: 'daily requests tripled', name: 'requests', value: '3', per: 'day', change: 'times' }), true],
  ['say 40% extra chatter each day', f({ words: '40% extra chatter each day', name: 'requests', value: '40', unit: 'percent', per: 'day', change: 'plus' }), true],
  ['monthly chatter becomes 3 times what it was per week', f({ words: '3 times what it was per week', name: 'requests', value: '3', per: 'week', change: 'times' }), true],
  ['1000 pictures on flux', f({ words: '1000 pictures', name: 'accepted_images', value: '1000' }), false],
] as const) {
  const rules = understand(m, catalog, earlier ? { kind: 'text' } : undefined);
  const r = checkedAnswer({ ...base, facts: [fact] } as never, { text: m, rules, catalog });
  console.log(m, '| rules', rules.facts.map((x) => [x.name, String(x.value.numerator), x.change]), rules.unused);
  console.log('  ', JSON.stringify(r, (_, v) => typeof v === 'bigint' ? String(v) : v).slice(0, 500));
}
