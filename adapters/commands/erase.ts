import { eraseWorkspace } from '#core/store';
import { configured, endWith, readArguments, withStore, workspaceIn, workspaceOptions } from './command-line.ts';

/** `npm run erase -- --workspace T… --confirm T…` (or `--tenant …`) forgets all of it. The bot may keep running. */
const usage = 'npm run erase -- --workspace T… --confirm T…';
const { values } = readArguments(usage, {
  options: { ...workspaceOptions, confirm: { type: 'string' } },
});
const at = workspaceIn(values, usage);
if (values.confirm !== at.workspace) {
  endWith([
    `Dit wist alles van ${at.workspace}, en dat kan niet ongedaan worden gemaakt.`,
    `Bevestig door de naam te herhalen: --confirm ${at.workspace}`,
  ]);
}
await withStore(configured(), async (store) => {
  const gone = await eraseWorkspace(store, at);
  console.log(
    gone === 0
      ? `Van ${at.workspace} was niets bewaard.`
      : `Alles van ${at.workspace} is gewist. In reservekopieën staat het nog, tot je die weggooit.`,
  );
});
