import type { WorkloadKind } from '@tollkeeper/engine';

import type { Fact } from './fact.ts';
import type { Intent } from './intent.ts';
import type { Measure } from './measure.ts';
import type { ModelToken } from './token.ts';

/** What is known of a message when its intent is told. */
export type Heard = {
  readonly text: string;
  readonly facts: readonly Fact[];
  readonly measures: readonly Measure[];
  readonly models: readonly ModelToken[];
  readonly kind: WorkloadKind | undefined;
  /** Whether money without a unit is what there is to spend. */
  readonly asksForMoney: boolean;
  /** Whether something was estimated before. */
  readonly goesOn: boolean;
};

/** Whether money without a unit is what there is to spend: "for $500", "a budget of $500". */
export function asksWithMoney(text: string): boolean {
  return isReverse(text) || isBudget(text);
}

/** Tells what a message wants; a pasted error is told apart before. */
export function intentOf({ text, facts, measures, models, kind, asksForMoney, goesOn }: Heard): Intent {
  const named = (name: Fact['name']): boolean => facts.some((fact) => fact.name === name);
  if (HELP.test(text) && facts.length === 0 && models.length === 0) return 'help';
  if (isBudget(text) && !hasWork(facts)) return 'budget';
  const isReversed = isReverse(text) || (asksForMoney && !isBudget(text));
  if (isReversed && named('budget')) return 'reverse';
  const many = new Set(models.map(({ name }) => name.toLowerCase())).size > 1;
  if ((many && COMPARING.test(text)) || (models.length > 0 && COMPARE.test(text))) return 'compare';
  if (kind === 'subscription') return 'subscription';
  const isWhole = models.length > 0 && hasWork(facts) && facts.length > 2;
  const isChange = goesOn && !isWhole && (facts.length > 0 || models.length > 0);
  if (isChange || (/\bwhat if\b/i.test(text) && !isWhole)) return 'whatif';
  if (models.length > 0 && PRICE.test(text) && !hasVolume(facts)) return 'price';
  if (ERRAND.test(text) && models.length === 0 && !hasWork(facts)) return 'other';
  const isAboutCost = COST.test(text) || models.length > 0 || hasWork(facts);
  const isVague =
    models.every(({ match }) => match.kind === 'ambiguous') && !hasWork(facts) && !COST.test(text);
  if (!isAboutCost || isVague || (CHATTER.test(text) && !hasWork(facts) && !COST.test(text))) return 'other';
  return measures.length > 0 || models.length > 0 || COST.test(text) ? 'estimate' : 'other';
}

function hasWork(facts: readonly Fact[]): boolean {
  return facts.some(
    ({ name }) => name !== 'budget' && name !== 'months' && name !== 'users' && name !== 'activeDays',
  );
}

function hasVolume(facts: readonly Fact[]): boolean {
  return facts.some(
    ({ name }) => name !== 'budget' && name !== 'secondsPerClip' && !name.startsWith('price'),
  );
}

function isReverse(text: string): boolean {
  return REVERSE.test(text) && MONEY.test(text);
}

function isBudget(text: string): boolean {
  return BUDGET.test(text) || LEFT.test(text);
}

const MONEY = /[$]\s?\d|\d\s?(?:k\s?)?(?:usd|dollars?|bucks|dólares|美元|美金|刀)/iu;
const REVERSE =
  /\bhow (?:many|much|far|long|big)\b(?!\s+(?:does|do|would|will|is|are|it|the\s+\w+\s+cost))[^?]{0,200}|\bwhat (?:can|could|do) (?:i|we|you) (?:get|afford|do|buy)\b|\bwie ?viele?\b|\bcuánt[oa]s\b|\bcombien (?:de|d')|多少(?!钱|费用|美元)|\bhow many\b|\bmax(?:imum)?\b[^?]{0,60}\b(?:for|under|within|with)\b/iu;
const BUDGET =
  /\b(?:credits? (?:left|remaining|balance|status|run out|expire)|(?:remaining|left) (?:credits?|budget|balance)|balance|(?:run|running|ran) out of (?:credits?|money|budget)|over (?:budget|the (?:cap|limit))|(?:burn|burned|burnt|blow|blew|blown|go|gone|went) (?:through|past|over) (?:its|our|the|their|my)|how much of (?:the|our|its|my)\b[^?]{1,60}\b(?:budget|limit|cap|credits?|balance|allowance)|how much (?:of (?:the|our|its) [^?]{1,40} )(?:is|are|was|has been|have)\b[^?]{0,20}(?:gone|left|used|spent|burned|remaining)|how much (?:of (?:the|our|its) \S+ )?(?:have|did|has) (?:we|i|it|the \S+(?: \S+)?) (?:spent|used|burned|left)|spent so far|spend so far|(?:monthly|daily|weekly) (?:cap|limit) (?:already|yet)|hit (?:its|the|our) (?:cap|limit|budget)|guthaben|restbudget|saldo|crédito restante|crédits? restants?|余额|额度还)\b|(?:余额|还剩|剩余额度)/iu;
/** "How much credit is left?", "how much do we have left?" */
const LEFT =
  /\bhow (?:much|many) (?:(?:credits?|balance|money|budget) )?(?:is|are|do (?:we|i)|have (?:we|i))(?: (?:there|we|i|still|have|got)){0,3} (?:left|remaining)\b|\bwhat(?:'s| is) (?:still )?left (?:of|in|on) (?:our|my|the|its) (?:credits?|balance|account|money|budget|limit)\b/iu;
const COMPARING =
  /\b(?:vs\.?|versus|against|or|compare|compared|comparison|cheaper|cheapest|between|which|difference|better|oder|gegen|vergleich\w*|o|contra|comparar?|ou|contre|comparer|side by side|each of (?:them|these)|head to head)\b|还是|对比|比较|哪个/iu;
const COMPARE = /\b(?:compare|comparison|cheaper alternatives?|vergleiche?|compara|compare[rz]?)\b/iu;
const PRICE =
  /\b(?:price|prices|pricing|rates?|rate card)\s+(?:of|for|on|per)\b|\bwhat(?:'s| is) the (?:rate|price)\b|\bwhat (?:does|do|is|are)\b[^?]{0,80}\b(?:charge|cost per|price|rate)\b|\bhow much (?:is|does|are|per)\b[^?]{0,80}\b(?:per|cost)?\b|\b(?:per (?:1?m|million|second|minute|image|token|1m)\b)|\bpreis(?:e)? (?:von|für|pro)\b|\bwas kostet\b|\bprecio (?:de|por)\b|\bcuánto cuesta\b|\bprix d[eu']|价格|单价|每百万/iu;
const COST =
  /\b(?:cost\w*|price\w*|pricing|bill|spend\w*|pay|charge\w*|expensive|estimat\w*|budget\w*|quote|forecast|burn|how much|kost\w*|preis\w*|zahlen|teuer|schätz\w*|cuest\w*|costar\w*|costo|coste|precio|factura|presupuest\w*|coût\w*|cout\w*|prix|facture|tarif|devis|affordable|damage|runs us|looking at|number)\b|多少钱|费用|成本|花费|价格|预算/iu;
const HELP =
  /^\W*(?:help|hilfe|ayuda|aide|\/help|帮助)\W*$|\b(?:how (?:do|does|can|should) (?:i|this|it|you|the bot|one|we)\b[^?]{0,40}\b(?:work|use|ask|start)|what (?:can|do) (?:you|i) (?:do|understand|know|need|ask)|what (?:is|are) (?:this|you)\b|who are you|cómo funciona|qué puedes|cómo (?:se )?us[ao]|comment (?:ça|ca|cela|tu|vous|ce bot|utiliser|marche|fonctionne)|que (?:peux|sais)|wie (?:funktioniert|benutze|geht das)|was kannst)\b|怎么用|如何使用|你能做什么|你会什么/iu;
const CHATTER =
  /\b(?:write|book|tell|sing|translate|remind|schedule|order|summari[sz]e|draw|joke|poem|haiku|story|weather|lunch|meeting)\b/iu;
/** Something else to do, whatever it is about. */
const ERRAND = /^\W*(?:please |can you |could you )?(?:translate|write me|tell me a|sing|draw me)\b/iu;
