/**
 * Runs before the bot: an older Node cannot read TypeScript, and would say so in a stack trace. Plain JavaScript of long ago.
 * npm's scripts run on the Node of the lockfile; this is for where that one was left out.
 */
const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(`Lessenbot heeft Node 24 nodig, en dit is Node ${process.versions.node}.`);
  console.error(
    'Draai npm ci zonder --omit=optional, dan komt de goede Node mee. Of installeer Node 24: https://nodejs.org',
  );
  process.exit(1);
}
