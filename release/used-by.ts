import { globSync, readFileSync } from 'node:fs';

/** Which rooms of the bot import a package, types too: `adapters/slack`, `src/store`, `playground`. */
export function usedBy(): (name: string) => readonly string[] {
  const rooms = new Map<string, Set<string>>();
  for (const file of globSync('{src,adapters,playground}/**/*.ts')) {
    const room = file.startsWith('playground/') ? 'playground' : file.split('/').slice(0, 2).join('/');
    for (const [, spoken = ''] of readFileSync(file, 'utf8').matchAll(
      /(?:from|import|resolve)\s*\(?\s*'([^'.#][^']*)'/g,
    )) {
      const name = spoken
        .split('/')
        .slice(0, spoken.startsWith('@') ? 2 : 1)
        .join('/');
      rooms.set(name, (rooms.get(name) ?? new Set()).add(room));
    }
  }
  return (name) => [...(rooms.get(name) ?? [])].toSorted();
}
