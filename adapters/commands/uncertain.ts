import { listUncertain, redo } from '#core/wiring';
import { configured, endWith, readArguments, withStore } from './command-line.ts';
import { doubtTable, redoneText } from './uncertain-texts.ts';

/**
 * `npm run -s uncertain` lists the nudges of which nobody knows whether they arrived; `-- resend NUMBER` sends one again and
 * `-- dismiss NUMBER` takes one off the list. The bot may keep running, and is who sends it.
 */
const usage = 'npm run -s uncertain, npm run -s uncertain -- resend NUMMER of npm run -s uncertain -- dismiss NUMMER';
const { positionals } = readArguments(usage, { allowPositionals: true });
const [deed, ...named] = positionals;
const config = configured();

if (deed === undefined) {
  await withStore(config, async (store) => {
    for (const line of doubtTable(await listUncertain(store, Date.now()))) console.log(line);
  });
} else if ((deed === 'resend' || deed === 'dismiss') && named.length > 0) {
  await withStore(config, async (store) => {
    for (const name of new Set(named)) {
      const redone = await redo(store, deed, name, Date.now());
      const text = redoneText(name, deed, redone);
      if (redone.kind === 'done' || redone.kind === 'already') console.log(text);
      else {
        console.error(text);
        process.exitCode = 1;
      }
    }
  });
} else endWith([`Dit begrijp ik niet. Gebruik: ${usage}`]);
