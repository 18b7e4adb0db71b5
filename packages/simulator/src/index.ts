export type { FaultScope, RefusalRow, RequestFault, StandingFault } from './server/mischief.ts';
export type { RefusalOrder, WorldControl } from './server/world-control.ts';
export { type Simulator, type SimulatorOptions, startSimulator } from './start-simulator.ts';
export { acceleratedClock, type HandClock, handClock, type SimulatedClock } from './time/simulated-clock.ts';
export { demoWorld } from './world/demo-world.ts';
export type { TrafficPattern, TrafficPlan } from './world/traffic-plan.ts';
export type {
  AccountPlan,
  BudgetPlan,
  CreditMovement,
  KeyPlan,
  ModelPlan,
  PriceChange,
  World,
} from './world/world.ts';
