/** The side door for prices as they are read from OpenRouter; whoever only estimates need not load the parsers. */
export { liveSnapshot, parseSnapshot, withLive } from './sources/live-snapshot.ts';
export {
  type Endpoint,
  type ParsedEndpoints,
  parseOpenRouterEndpoints,
} from './sources/openrouter-endpoints.ts';
export type { Finding, FindingKind } from './sources/openrouter-finding.ts';
export { type ClaimedModel, type ParsedModels, parseOpenRouterModels } from './sources/openrouter-models.ts';
