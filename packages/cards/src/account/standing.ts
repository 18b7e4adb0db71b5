import type {
  BudgetReading,
  CreditsReading,
  Doubt,
  ForecastReading,
  KeyReading,
  LotsReading,
  Outlook,
} from '@tollkeeper/engine';
import type { Money } from '@tollkeeper/pricing';

/** What is known of a subject: the counters that were last believed, and how it goes on. */
export type Seen<Counters> = {
  readonly taken: Counters;
  /** When it was last looked at with success: from then on nothing is known. */
  readonly freshAt: Date;
  /** Why the last look brought nothing; missing where it did. */
  readonly doubt?: Doubt;
  readonly outlook?: Outlook;
};

/** What was left at an instant. */
export type LeftAt = { readonly at: Date; readonly left: Money };

/** Everything that is watched of an account, as it is known at an instant. */
export type AccountStanding = {
  readonly at: Date;
  readonly credits?: Seen<CreditsReading>;
  /** The fullest first. */
  readonly keys: readonly Seen<KeyReading>[];
  /** Caps that several keys share. */
  readonly budgets: readonly Seen<BudgetReading>[];
  readonly lots?: LotsReading;
  /** What was left of the balance before, the oldest first. */
  readonly past: readonly LeftAt[];
};

/** One key, and what was left of its limit before, in the period that runs. */
export type KeyStanding = {
  readonly at: Date;
  readonly key: Seen<KeyReading>;
  /** With every layer that may stop it. */
  readonly forecast?: ForecastReading;
  readonly past: readonly LeftAt[];
};
