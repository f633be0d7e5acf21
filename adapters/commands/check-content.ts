import { formatFault, loadContent } from '#core/content';

const directory = process.argv[2] ?? process.env.LESSENBOT_CONTENT_DIR ?? 'data';
const loaded = loadContent(directory);
if ('faults' in loaded) {
  for (const fault of loaded.faults) console.error(formatFault(fault));
  console.error(`\n${loaded.faults.length} ${loaded.faults.length === 1 ? 'fout' : 'fouten'} in ${directory}.`);
  process.exitCode = 1;
} else {
  const { lessons, categories, interventions, terms } = loaded.catalogue;
  console.log(
    `${directory} is in orde: ${lessons.length} lessen, ${categories.length} categorieën, ${interventions.length} interventies, ${terms.length} begrippen.`,
  );
}
