import { enableCompileCache } from 'node:module';

// Before the other files are loaded: each start after the first finds them compiled.
enableCompileCache();
await import('./program.ts');
