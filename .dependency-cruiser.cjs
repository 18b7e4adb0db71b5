/**
 * The floors of the house: what things cost → what a plan costs → how it looks → where it is sent.
 * A lower floor never imports a higher one, and the core never touches the world.
 */
const CORE = '^packages/(pricing|engine|cards)/src';
const SIDE_DOOR =
  '^packages/(pricing/src/(live|sources/overrides|snapshot-diff|yaml)|engine/src/(guarding|(credit|scenario)-file/index)|cards/src/(csv-text|chart/chart-png|chat|standing)|openrouter/src/refusals)\\.ts$';
const TEST = '\\.(test|test-prop)\\.ts$';
/** What only tests and the writers of their files use. */
const TESTING = '/testing/[^/]+\\.ts$';

module.exports = {
  forbidden: [
    {
      name: 'pricing-is-the-ground',
      comment: 'pricing imports no other workspace.',
      severity: 'error',
      from: { path: '^packages/pricing/' },
      to: { path: '^(packages/(?!pricing/)|apps/)' },
    },
    {
      name: 'engine-knows-only-pricing',
      severity: 'error',
      from: { path: '^packages/engine/' },
      to: { path: '^(packages/(?!engine/|pricing/)|apps/)' },
    },
    {
      name: 'cards-know-the-core-only',
      severity: 'error',
      from: { path: '^packages/cards/' },
      to: { path: '^(packages/(?!cards/|engine/|pricing/)|apps/)' },
    },
    {
      name: 'openrouter-knows-the-core-below-it',
      comment: 'openrouter talks to the world; cards, store and apps are no business of it.',
      severity: 'error',
      from: { path: '^packages/openrouter/' },
      to: { path: '^(packages/(?!openrouter/|engine/|pricing/)|apps/)' },
    },
    {
      name: 'store-knows-the-core-below-it',
      comment: 'store remembers; cards, openrouter and apps are no business of it.',
      severity: 'error',
      from: { path: '^packages/store/' },
      to: { path: '^(packages/(?!store/|engine/|pricing/)|apps/)' },
    },
    {
      name: 'simulator-stands-alone',
      comment: 'A simulator that shared code with the product would share its mistakes.',
      severity: 'error',
      from: { path: '^packages/simulator/' },
      to: { path: '^(packages/(?!simulator/)|apps/|tests/)' },
    },
    {
      name: 'only-tests-meet-the-simulator',
      comment:
        'The product knows OpenRouter by its address only; the demo starts the simulator as a program.',
      severity: 'error',
      from: { pathNot: [TEST, TESTING, '^tests/', '^packages/simulator/'] },
      to: { path: '^packages/simulator/' },
    },
    {
      name: 'apps-never-import-each-other',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'start-only-starts',
      comment: 'It knows programs by their main files, and the wire between them by its texts.',
      severity: 'error',
      from: { path: '^apps/start/' },
      to: { path: '^packages/' },
    },
    {
      name: 'only-the-front-door',
      comment:
        'Another package is entered through its src/index.ts, or a side door that is loaded when needed.',
      severity: 'error',
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: { path: '^packages/([^/]+)/', pathNot: ['^$1/$2/', '^packages/[^/]+/src/index\\.ts$', SIDE_DOOR] },
    },
    {
      name: 'the-core-is-pure',
      comment: 'No clock, network, file or environment: node modules stay in the shell.',
      severity: 'error',
      from: { path: CORE, pathNot: [TEST, TESTING] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'one-direction-inside-the-engine',
      comment: 'estimation ◄ budgeting ◄ alerting',
      severity: 'error',
      from: { path: '^packages/engine/src/estimation/' },
      to: { path: '^packages/engine/src/(budgeting|alerting)/' },
    },
    {
      name: 'budgeting-below-alerting',
      severity: 'error',
      from: { path: '^packages/engine/src/budgeting/' },
      to: { path: '^packages/engine/src/alerting/' },
    },
    {
      name: 'not-to-tests',
      severity: 'error',
      from: { pathNot: [TEST, TESTING, '^tests/'] },
      to: { path: [TEST, '^tests/'] },
    },
    {
      name: 'fakes-stand-alone',
      comment:
        'A fake that shared code with the product would share its mistakes; nor does one know another.',
      severity: 'error',
      from: { path: '^tests/fakes/([^/]+)/' },
      to: { path: '^(packages|apps|tests)/', pathNot: '^tests/fakes/$1/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      comment:
        'A workspace that package.json does not declare cannot be resolved; without this rule it would pass.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared',
      severity: 'error',
      from: { pathNot: [TEST, TESTING, '^tests/', '^[^/]+$'] },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
