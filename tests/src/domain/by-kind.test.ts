import { expect, test } from 'vitest';
import { type ByKind, handle } from '../../../src/domain/by-kind.ts';

type Shape =
  | { readonly kind: 'circle'; readonly radius: number }
  | { readonly kind: 'square' | 'cube'; readonly side: number };

const size: ByKind<Shape, number, number> = {
  circle: ({ radius }, scale) => scale * Math.round(Math.PI * radius ** 2),
  square: ({ side }, scale) => scale * side ** 2,
  cube: ({ side }, scale) => scale * side ** 3,
};

test.each<[Shape, number]>([
  [{ kind: 'circle', radius: 1 }, 6],
  [{ kind: 'square', side: 2 }, 8],
  [{ kind: 'cube', side: 2 }, 16],
])('%j goes to the handler of its kind', (shape, expected) => expect(handle(size, shape, 2)).toBe(expected));
