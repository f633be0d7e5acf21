/**
 * Licences under which a package may go along with this bot. The bot itself is under the EUPL-1.2; what it uses goes along as it is, under
 * its own licence, and these ask for attribution at most. Whoever adds one that asks for more decides that here.
 */
const permitted: ReadonlySet<string> = new Set([
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Zlib'],
  ...['PSF-2.0', 'Python-2.0', 'Unlicense', 'CC0-1.0'],
  // For data and texts; attribution is in LICENSE-THIRD-PARTY.txt.
  ...['CC-BY-3.0', 'CC-BY-4.0'],
]);

/** Whether an SPDX expression leaves us a way that is permitted. What cannot be read is not. https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/ */
export function isPermitted(expression: string | undefined): boolean {
  const words = expression?.match(/[()]|[^\s()]+/g) ?? [];
  const read = (): boolean => {
    let allowed = all();
    while (words[0] === 'OR') {
      words.shift();
      // Read what stands there, also when it no longer matters.
      const other = all();
      allowed = allowed || other;
    }
    return allowed;
  };
  const all = (): boolean => {
    let allowed = one();
    while (words[0] === 'AND') {
      words.shift();
      const other = one();
      allowed = allowed && other;
    }
    return allowed;
  };
  const one = (): boolean => {
    const word = words.shift() ?? '';
    if (word !== '(') return permitted.has(word);
    const allowed = read();
    return words.shift() === ')' && allowed;
  };
  return read() && words.length === 0;
}
