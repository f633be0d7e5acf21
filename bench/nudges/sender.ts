import { once } from 'node:events';
import { type PeerName, peers, type Stand } from './peers.ts';

/** One process that sends, run by itself with a name and a stand: ready, then sending, until it is told to stop. Tells how much work that was. */
const [name = '', stand = '{}'] = process.argv.slice(2);
const say = (message: object) => process.send?.(message);

const sender = await peers[name as PeerName].open(JSON.parse(stand) as Stand);
say({ ready: true });
await once(process, 'message');
const before = process.cpuUsage();
await sender.begin();
await once(process, 'message');
const { user, system } = process.cpuUsage(before);
say({ cpuMs: (user + system) / 1000 });
await sender.end();
process.disconnect();
