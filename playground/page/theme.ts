import { find } from './dom.ts';
import { texts } from './page-texts.ts';

const storageKey = 'lessenbot-thema';
type Theme = 'light' | 'dark';
export const isTheme = (value: unknown): value is Theme => value === 'light' || value === 'dark';

/** What somebody chose before, on any page of the playground. */
export function storedTheme(): Theme | undefined {
  const stored = localStorage.getItem(storageKey);
  return isTheme(stored) ? stored : undefined;
}

export const rememberTheme = (theme: Theme): void => localStorage.setItem(storageKey, theme);

/** Light or dark as the system says, until somebody chooses otherwise with the button. */
export function createTheme(): void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const choice = find('theme-button', HTMLButtonElement);
  const label = find('theme-label', HTMLElement);
  const current = (): Theme => {
    const { theme } = document.documentElement.dataset;
    return isTheme(theme) ? theme : system.matches ? 'dark' : 'light';
  };
  const other = (): Theme => (current() === 'dark' ? 'light' : 'dark');
  const name = () => {
    label.textContent = texts.theme[other()];
  };
  const stored = storedTheme();
  if (stored) document.documentElement.dataset.theme = stored;
  choice.addEventListener('click', () => {
    const theme = other();
    document.documentElement.dataset.theme = theme;
    rememberTheme(theme);
    name();
  });
  system.addEventListener('change', name);
  name();
}
