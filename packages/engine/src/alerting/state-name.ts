import { worstOf } from './severity.ts';
import type { AlertState, OpenState } from './watched.ts';

/** Names a state: `ok`, `pending:warning`, `firing:critical`, `recovering:critical`. */
export function stateName(state: AlertState): string {
  switch (state.kind) {
    case 'ok':
      return 'ok';
    case 'pending':
      return `pending:${worstOf(state.rising.map(({ severity }) => severity)) ?? 'info'}`;
    case 'open': {
      return `${isRecovering(state) ? 'recovering' : 'firing'}:${state.severity}`;
    }
  }
}

/** Whether nothing was found at the last look, though not for long enough to be over. */
export function isRecovering({ falling }: OpenState): boolean {
  return falling !== undefined && falling.to === undefined;
}
