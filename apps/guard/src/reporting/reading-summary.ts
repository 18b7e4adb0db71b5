import { exactMoneyText, moneyText } from '@tollkeeper/cards';
import type { Reading } from '@tollkeeper/engine';
import { limitStanding } from '@tollkeeper/engine/guarding';
import type { Money } from '@tollkeeper/pricing';

/** Says the figures of a reading in a few words. */
export function readingSummary(reading: Reading): string {
  switch (reading.kind) {
    case 'key': {
      const standing = limitStanding(reading);
      return standing.kind === 'limited'
        ? `${exactMoneyText(standing.spent)} spent of a limit of ${moneyText(standing.limit)}`
        : `${exactMoneyText(reading.spent.allTime)} spent in all`;
    }
    case 'credits': {
      const { totalCredits, totalSpent } = reading;
      return `a balance of ${exactMoneyText((totalCredits - totalSpent) as Money)}: ${moneyText(totalSpent)} spent of ${moneyText(totalCredits)} bought`;
    }
    case 'budget':
      return `${exactMoneyText(reading.budget.spent)} spent of a budget of ${moneyText(reading.budget.limit)}`;
    case 'missing':
      return `no counters but "${reading.cause}"`;
    case 'answered':
      return 'an answer';
    case 'gone':
      return 'a listing that does not name it';
    case 'forecast': {
      const [layer] = reading.forecast.layers;
      const within = layer?.risk?.within72Hours;
      return `a forecast${within === undefined ? '' : `: ${Math.round(within * 100)}% within 3 days`}`;
    }
    case 'pattern':
      return `${moneyText(reading.spent)} in 24 hours, where ${moneyText(reading.usual)} is usual`;
    case 'refusals':
      return `${reading.causes.reduce((sum, { count }) => sum + count, 0)} refusals`;
    case 'lots':
      return `${reading.lots.length} purchases with something left`;
    case 'plan':
      return `${moneyText(reading.projected)} projected, where ${moneyText(reading.planned)} is planned`;
  }
}
