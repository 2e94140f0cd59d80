// knock-inside.mjs SERVE DATADIR: starts the built browser host, enters it by its printed address, asks
// it for a comparison, and prints what it got as one line of JSON. Runs in a namespace of its own.
import { spawn } from 'node:child_process';

const [, , serve, dataDir] = process.argv;
const host = spawn(process.execPath, [serve, `--data-dir=${dataDir}`], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
// Nothing of this may outlive a failure.
process.on('exit', () => host.kill('SIGKILL'));
let printed = '';
const address = await new Promise((resolve, reject) => {
  host.once('exit', () => reject(new Error(`the host ended: ${printed}`)));
  host.stdout.on('data', (chunk) => {
    printed += chunk;
    const found = /Tierwise is at (http:\S+)/.exec(printed);
    if (found) resolve(new URL(found[1]));
  });
});
const own = (type) => ({
  origin: address.origin,
  'content-type': 'application/json',
  'x-tierwise-call': type,
});
const session = await fetch(`${address.origin}/session`, {
  method: 'POST',
  headers: own('mutation'),
  body: JSON.stringify({ code: address.hash.slice(1) }),
});
const cookie = session.headers.get('set-cookie').split(';')[0];
const call = async (type, path, input) => {
  const response = await fetch(`${address.origin}/trpc/${path}`, {
    method: 'POST',
    headers: { ...own(type), cookie },
    body: input === undefined ? '' : JSON.stringify(input),
  });
  const reply = JSON.parse((await response.text()).split('\n')[0]);
  if (reply.kind !== 'data') throw new Error(`${path}: ${JSON.stringify(reply)}`);
  return reply.data;
};
const [sample] = await call('query', 'scenarios.samples');
const { scenario } = await call('mutation', 'scenarios.createFromSample', { sample: sample.id });
const { cheapest } = await call('query', 'planning.compare', { scenario });
const { id } = await call('mutation', 'backups.make');
const page = await fetch(`${address.origin}/`, { headers: { cookie } });
host.kill('SIGTERM');
await new Promise((resolve) => host.once('exit', resolve));
process.stdout.write(`${JSON.stringify({ cheapest, backup: id, page: page.status })}\n`);
