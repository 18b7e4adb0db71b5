// Installs what `npm start` and `npm test` need, on a machine with only Node and npm.
// Plain JavaScript for the Node that the machine has; everything after it runs on the Node that the lockfile pins.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = [20, 19];
const root = fileURLToPath(new URL('.', import.meta.url));
const stamp = `${root}node_modules/.tollkeeper-installed`;
const wanted = createHash('sha256')
  .update(readFileSync(`${root}pnpm-lock.yaml`))
  .update(readFileSync(`${root}pnpm-workspace.yaml`))
  .update(process.platform + process.arch)
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) install();

function install() {
  refuseOldNode();
  const { packageManager } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const started = Date.now();
  console.error(`Tollkeeper: installing what is missing (Node 24, ${packageManager} and the libraries).`);
  console.error('This happens once and takes about a minute; nothing outside this folder changes.');
  const result = spawnSync(
    'npx',
    ['--yes', packageManager, 'install', '--frozen-lockfile', '--reporter=append-only'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
      env: { ...process.env, CI: 'true', npm_config_yes: 'true' },
    },
  );
  if (result.status !== 0) {
    console.error('Tollkeeper: the installation failed; the lines above say why.');
    console.error(`To see it again: npx --yes ${packageManager} install`);
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
  console.error(`Tollkeeper: installed in ${Math.round((Date.now() - started) / 1000)} s.\n`);
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(
    `Tollkeeper needs Node ${OLDEST_NODE.join('.')} or newer to install itself; this is ${process.version}.`,
  );
  process.exit(1);
}
