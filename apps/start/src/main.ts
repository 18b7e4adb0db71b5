import { enableCompileCache } from 'node:module';

// Before the other files are loaded: each start after the first finds them compiled.
enableCompileCache();
const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2));
