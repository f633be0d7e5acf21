import { find, h } from './dom.ts';
import { galleryTexts } from './gallery-texts.ts';
import { isTheme, rememberTheme, storedTheme } from './theme.ts';

type Kind = { readonly id: string; readonly name: string; readonly count: number };

/** What somebody wants to see. It stands in the address, so that a link shows the same. */
export type Wish = { readonly kind: string; readonly query: string; readonly onlyOver: boolean };

const names = { kind: 'soort', query: 'zoek', onlyOver: 'boven', theme: 'kleur', width: 'breedte' } as const;
const address = new URL(location.href);
const read = (name: keyof typeof names) => address.searchParams.get(names[name]) ?? '';

function remember(name: keyof typeof names, value: string): void {
  if (value === '') address.searchParams.delete(names[name]);
  else address.searchParams.set(names[name], value);
  address.hash = location.hash;
  history.replaceState(null, '', address);
}

export type Filters = {
  readonly wish: () => Wish;
  readonly showKinds: (kinds: readonly Kind[]) => void;
  /** Everything is wished again. */
  readonly clear: () => void;
};

/** The kind, the words and the budget by which cards are chosen. */
export function createFilters(onChange: () => void): Filters {
  const form = find('filters', HTMLFormElement);
  const kind = find('kind', HTMLSelectElement);
  const query = find('query', HTMLInputElement);
  const over = find('over', HTMLInputElement);
  query.value = read('query');
  over.checked = read('onlyOver') !== '';
  let wished = read('kind');
  const changed = () => {
    wished = kind.value;
    remember('kind', kind.value);
    remember('query', query.value.trim());
    remember('onlyOver', over.checked ? 'ja' : '');
    onChange();
  };
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', changed);
  return {
    wish: () => ({ kind: wished, query: query.value.trim().toLowerCase(), onlyOver: over.checked }),
    showKinds(kinds) {
      const all = kinds.reduce((sum, { count }) => sum + count, 0);
      kind.replaceChildren(
        h('option', { value: '' }, galleryTexts.all(all)),
        ...kinds.map(({ id, name, count }) => h('option', { value: id }, galleryTexts.kind(name, count))),
      );
      kind.value = kinds.some(({ id }) => id === wished) ? wished : '';
      wished = kind.value;
    },
    clear() {
      kind.value = '';
      query.value = '';
      over.checked = false;
      changed();
    },
  };
}

/** Light or dark, wide or as on a phone. */
export function createLooks(): void {
  const root = document.documentElement;
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const wished = colours[read('theme')] ?? storedTheme() ?? (isDark ? 'dark' : 'light');
  radios('looks', wished, (theme) => {
    if (!isTheme(theme)) return;
    root.dataset.theme = theme;
    rememberTheme(theme);
    remember('theme', theme === 'dark' ? 'donker' : 'licht');
  });
  root.dataset.theme = wished;
  const width = read('width') === 'smal' ? 'narrow' : 'wide';
  radios('widths', width, (chosen) => {
    root.dataset.width = chosen;
    remember('width', chosen === 'narrow' ? 'smal' : '');
  });
  root.dataset.width = width;
}

const colours: Readonly<Record<string, 'light' | 'dark' | undefined>> = { licht: 'light', donker: 'dark' };

function radios(id: string, chosen: string, choose: (value: string) => void): void {
  const group = find(id, HTMLFieldSetElement);
  for (const radio of group.querySelectorAll('input')) radio.checked = radio.value === chosen;
  group.addEventListener('change', ({ target }) => target instanceof HTMLInputElement && choose(target.value));
}
