import { readFileSync } from 'node:fs';

type Instruction = { readonly name: string; readonly rest: string };

/** What the image is made of, read from the `Dockerfile`: one line for each instruction. */
export type Image = {
  /** The image that each stage begins with. */
  readonly from: readonly string[];
  /** What the last stage takes from the project, as paths in it. */
  readonly copies: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly healthCheck: readonly string[];
  /** Every instruction of a kind in the last stage, in order. */
  readonly all: (name: string) => readonly string[];
};

export function readDockerfile(): Image {
  const instructions = readFileSync('Dockerfile', 'utf8')
    .split('\n')
    .map((line) => /^([A-Z]+) (.+)$/.exec(line))
    .flatMap((found): Instruction[] => (found ? [{ name: found[1] ?? '', rest: found[2] ?? '' }] : []));
  const last = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
  const all = (name: string) => last.filter((one) => one.name === name).map(({ rest }) => rest);
  const listIn = (text = '') => JSON.parse(/\[.*\]$/.exec(text)?.[0] ?? '[]') as string[];
  return {
    from: instructions.filter(({ name }) => name === 'FROM').map(({ rest }) => rest),
    copies: all('COPY')
      .filter((rest) => !rest.startsWith('--from'))
      .flatMap((rest) => rest.split(' ').slice(0, -1)),
    environment: Object.fromEntries(
      all('ENV').flatMap((rest) =>
        [...rest.matchAll(/(\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]),
      ),
    ),
    command: listIn(all('CMD')[0]),
    healthCheck: listIn(all('HEALTHCHECK')[0]),
    all,
  };
}
