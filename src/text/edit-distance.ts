/** Edit distance with swaps of neighbours as one edit (optimal string alignment), given up above `most`. */
export function editDistance(one: string, other: string, most = Number.POSITIVE_INFINITY): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  const rows = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= one.length; row++) {
    const edits = nextRow(rows, one, other);
    if (Math.min(...edits) > most) return most + 1;
    rows.push(edits);
  }
  return at(rows[one.length], other.length);
}

/** The fewest edits from the first letters of a word, one more than in the row before, to each beginning of another. */
function nextRow(rows: readonly (readonly number[])[], one: string, other: string): number[] {
  const row = rows.length;
  const above = rows[row - 1];
  const edits = [row];
  for (let column = 1; column <= other.length; column++) {
    const isSame = one[row - 1] === other[column - 1];
    const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
    const changed = at(above, column - 1) + (isSame ? 0 : 1);
    const swapped = isSwapped ? at(rows[row - 2], column - 2) + 1 : changed;
    edits.push(Math.min(at(above, column) + 1, at(edits, column - 1) + 1, changed, swapped));
  }
  return edits;
}

const at = (row: readonly number[] | undefined, column: number) => row?.[column] ?? Number.POSITIVE_INFINITY;
