import type { Kysely } from 'kysely';

import { handleIncident } from './incident-handling.ts';
import { incidentOf } from './incident-row.ts';
import type { Tables } from './tables.ts';

/** Which incident: its number grows with every one of the alert. */
export type IncidentId = { readonly alertKey: string; readonly number: number };

/** The guard's part of an incident, to open it or to bring it up to date; words and JSON are the caller's. */
export type NewIncident = IncidentId & {
  readonly rule: string;
  /** JSON text. */
  readonly subject: string;
  readonly severity: string;
  readonly openedAt: Date;
  readonly resolved?: { readonly at: Date; readonly cause: string };
  /** JSON text. */
  readonly evidence: string;
  /** What people set is taken back: it was said of something milder. */
  readonly clearsFacts?: true;
};

/** One lifetime of an alert, with what people said about it. */
export type Incident = Omit<NewIncident, 'clearsFacts'> & {
  /** What people type, such as `7F3A`: no two open incidents have the same. */
  readonly shortId: string;
  readonly acknowledged?: { readonly by: string; readonly at: Date };
  readonly snoozed?: { readonly by: string; readonly until: Date };
  /** Grows with every change, by the guard or by people. */
  readonly version: number;
};

/** An incident in the version that somebody saw. */
export type SeenIncident = IncidentId & { readonly version: number };

/** Who handles it and when, and what the copies that were delivered are to say: JSON text. */
export type Handling = { readonly by: string; readonly at: Date; readonly content: string };

export type HandledIncident =
  /** It is so now, and every channel with a copy has an `update` in the outbox. */
  | { readonly kind: 'handled'; readonly incident: Incident }
  /** It is another than was seen, or resolved; nothing was changed. */
  | { readonly kind: 'changed' | 'resolved'; readonly incident: Incident }
  | { readonly kind: 'unknown' };

/** Incidents as people see and handle them; only `guard.commit` opens and resolves them. */
export type Incidents = {
  /** Newest first. */
  readonly open: () => Promise<readonly Incident[]>;
  /** Of those that are open, the ones that somebody acknowledged or snoozed. */
  readonly handled: () => Promise<readonly Incident[]>;
  /** The subjects of those that are open, each once. */
  readonly openSubjects: () => Promise<readonly string[]>;
  /** The last that were resolved, newest first. */
  readonly history: (limit: number) => Promise<readonly Incident[]>;
  /** With or without "#", in any case; the open one, or else the newest that had the id. */
  readonly byShortId: (shortId: string) => Promise<Incident | undefined>;
  readonly find: (id: IncidentId) => Promise<Incident | undefined>;
  readonly acknowledge: (seen: SeenIncident, handling: Handling) => Promise<HandledIncident>;
  readonly unacknowledge: (seen: SeenIncident, handling: Handling) => Promise<HandledIncident>;
  readonly snooze: (
    seen: SeenIncident,
    handling: Handling & { readonly until: Date },
  ) => Promise<HandledIncident>;
};

/** Keeps incidents in a database. */
export function incidentsIn(db: Kysely<Tables>): Incidents {
  const all = () => db.selectFrom('incidents').selectAll();
  return {
    async open() {
      const query = all().where('resolved_at', 'is', null).orderBy('opened_at', 'desc');
      return (await query.orderBy('alert_key').execute()).map(incidentOf);
    },
    async handled() {
      const rows = await all()
        .where('resolved_at', 'is', null)
        .where(({ eb, or }) =>
          or([eb('acknowledged_at', 'is not', null), eb('snoozed_until', 'is not', null)]),
        )
        .execute();
      return rows.map(incidentOf);
    },
    async openSubjects() {
      const query = db.selectFrom('incidents').select('subject').distinct();
      return (await query.where('resolved_at', 'is', null).execute()).map(({ subject }) => subject);
    },
    async history(limit) {
      const query = all().where('resolved_at', 'is not', null).orderBy('resolved_at', 'desc');
      return (await query.orderBy('alert_key').limit(limit).execute()).map(incidentOf);
    },
    async byShortId(shortId) {
      const rows = await all()
        .where('short_id', '=', shortIdIn(shortId))
        .orderBy((incident) => incident('resolved_at', 'is', null), 'desc')
        .orderBy('opened_at', 'desc')
        .limit(1)
        .execute();
      return rows.map(incidentOf)[0];
    },
    async find({ alertKey, number }) {
      const row = await all()
        .where((incident) => incident.and({ alert_key: alertKey, number }))
        .executeTakeFirst();
      return row && incidentOf(row);
    },
    acknowledge: (seen, handling) =>
      handleIncident(db, seen, {
        ...handling,
        set: { acknowledged_by: handling.by, acknowledged_at: handling.at.getTime() },
        step: 'acknowledged',
      }),
    unacknowledge: (seen, handling) =>
      handleIncident(db, seen, {
        ...handling,
        set: { acknowledged_by: null, acknowledged_at: null },
        step: 'unacknowledged',
      }),
    snooze: (seen, { until, ...handling }) =>
      handleIncident(db, seen, {
        ...handling,
        set: { snoozed_by: handling.by, snoozed_until: until.getTime() },
        step: `snoozed until ${until.toISOString()}`,
      }),
  };
}

/** What is copied out of a message may carry characters that nobody sees: one behind "#" keeps it from being a link. */
function shortIdIn(typed: string): string {
  return typed
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^#/, '')
    .toUpperCase();
}
