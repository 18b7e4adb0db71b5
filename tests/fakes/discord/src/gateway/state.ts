import type { Json } from '../world/json.ts';
import type { Connection } from './connection.ts';
import type { Session } from './session.ts';

/** What the gateway remembers. */
export type GatewayState = {
  readonly heartbeatInterval: number;
  readonly open: Set<Connection>;
  readonly sessions: Map<string, Session>;
  readonly identifies: Json[];
  readonly resumes: Json[];
  connections: number;
  heartbeats: number;
  /** The next event goes out twice. */
  repeatsNext: boolean;
};

/** Makes the state of a gateway nobody has connected to. */
export function newGatewayState(heartbeatInterval: number): GatewayState {
  return {
    heartbeatInterval,
    open: new Set(),
    sessions: new Map(),
    identifies: [],
    resumes: [],
    connections: 0,
    heartbeats: 0,
    repeatsNext: false,
  };
}
