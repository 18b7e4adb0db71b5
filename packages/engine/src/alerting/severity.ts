export type Severity = 'info' | 'warning' | 'critical' | 'exhausted';

export function isWorse(severity: Severity, than: Severity | undefined): boolean {
  return than === undefined || SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(than);
}

/** The worst of those that are there. */
export function worstOf(severities: readonly (Severity | undefined)[]): Severity | undefined {
  return severities.reduce(
    (worst, each) => (each !== undefined && isWorse(each, worst) ? each : worst),
    undefined,
  );
}

/** From the mildest to the worst. */
export const SEVERITIES: readonly Severity[] = ['info', 'warning', 'critical', 'exhausted'];
