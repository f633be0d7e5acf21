import { find } from './dom.ts';
import { texts } from './page-texts.ts';

const storageKey = 'lessenbot-thema';
type Theme = 'light' | 'dark';
const isTheme = (value: unknown): value is Theme => value === 'light' || value === 'dark';

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
  const stored = localStorage.getItem(storageKey);
  if (isTheme(stored)) document.documentElement.dataset.theme = stored;
  choice.addEventListener('click', () => {
    const theme = other();
    document.documentElement.dataset.theme = theme;
    localStorage.setItem(storageKey, theme);
    name();
  });
  system.addEventListener('change', name);
  name();
}
