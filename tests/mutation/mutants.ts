import { parseAst } from 'vitest/node';

/** One small change of a file: what stands from `start` to `end` becomes `text`. */
export type Mutant = {
  /** What kind of change it is: `condition`, `comparison`, `sql`, … */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

type Node = { readonly type: string; readonly start: number; readonly end: number; readonly [part: string]: unknown };
type Change = { readonly kind: string; readonly at: Pick<Node, 'start' | 'end'>; readonly text: string };
type Mutator = (node: Node, source: string) => readonly Change[];

/** Every change of a source in TypeScript that a good test should notice, in the order in which they stand there. */
export function mutantsOf(source: string): readonly Mutant[] {
  const found: Mutant[] = [];
  visit(parseAst(source, { lang: 'ts' }), (node) => {
    for (const { kind, at, text } of mutators[node.type]?.(node, source) ?? []) {
      const { start, end } = at;
      if (source.slice(start, end) !== text) found.push({ kind, start, end, text });
    }
  });
  return found.toSorted(
    (one, other) => one.start - other.start || one.end - other.end || one.text.localeCompare(other.text),
  );
}

/** The source with one change. */
export function mutate(source: string, { start, end, text }: Mutant): string {
  return source.slice(0, start) + text + source.slice(end);
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Types, imports and names of properties do nothing at run time, or do not compile when they change. */
const isLeftAlone = (node: Node, parent: Node | undefined, part: string): boolean =>
  node.type.startsWith('TSType') ||
  /^(TSInterface|TSLiteral|TSUnion|Import|ExportAll)/.test(node.type) ||
  (part === 'source' && parent?.type === 'ExportNamedDeclaration') ||
  (part === 'key' && parent?.type === 'Property' && parent.computed !== true);

function visit(node: unknown, look: (node: Node) => void, parent?: Node, part = ''): void {
  if (Array.isArray(node)) for (const each of node) visit(each, look, parent, part);
  if (!isNode(node) || isLeftAlone(node, parent, part)) return;
  look(node);
  for (const [name, value] of Object.entries(node)) visit(value, look, node, name);
}

const comparisons: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
};

const mutators: Readonly<Record<string, Mutator>> = {
  IfStatement: ({ test }) => always(test),
  ConditionalExpression: ({ test }) => always(test),
  WhileStatement: ({ test }) => always(test).filter(({ text }) => text === 'false'),
  BinaryExpression(node, source) {
    const { left, right, operator } = node;
    const other = comparisons[String(operator)];
    if (!isNode(left) || !isNode(right) || other === undefined) return [];
    const between = source.slice(left.end, right.start);
    const text = between.replace(String(operator), other);
    return [{ kind: 'comparison', at: { start: left.end, end: right.start }, text }];
  },
  LogicalExpression(node, source) {
    const { left, right, operator } = node;
    if (!isNode(left) || !isNode(right)) return [];
    const between = { start: left.end, end: right.start };
    const words = source.slice(left.end, right.start);
    // Without the second half: what stands in its place when the first is not there.
    if (operator === '??') {
      return [{ kind: 'default', at: node, text: source.slice(node.start, left.end + words.indexOf('??')) }];
    }
    const text = operator === '&&' ? words.replace('&&', '||') : words.replace('||', '&&');
    return [{ kind: 'logic', at: between, text }];
  },
  UnaryExpression(node, source) {
    const { operator, argument } = node;
    if (operator !== '!' || !isNode(argument)) return [];
    return [{ kind: 'logic', at: node, text: `(${source.slice(argument.start, argument.end)})` }];
  },
  ReturnStatement({ argument }) {
    return isNode(argument) ? [{ kind: 'return', at: argument, text: 'undefined' }] : [];
  },
  ArrowFunctionExpression({ body }) {
    return isNode(body) && body.type !== 'BlockStatement' ? [{ kind: 'return', at: body, text: 'undefined' }] : [];
  },
  ExpressionStatement: (node) => [{ kind: 'statement', at: node, text: ';' }],
  Literal(node, source) {
    const { value } = node;
    if (typeof value === 'boolean') return [{ kind: 'constant', at: node, text: String(!value) }];
    if (typeof value === 'number')
      return [{ kind: 'constant', at: node, text: String(value < 1000 ? value + 1 : 2 * value) }];
    if (typeof value !== 'string') return withoutAnchors(node, source.slice(node.start, node.end));
    return isSql(value) ? otherSql(node, source) : otherWord(node, value);
  },
  TemplateElement: (node, source) => (isSql(source.slice(node.start, node.end)) ? otherSql(node, source) : []),
};

function always(test: unknown): readonly Change[] {
  return isNode(test) ? ['true', 'false'].map((text) => ({ kind: 'condition', at: test, text })) : [];
}

/** Sentences are for people, and other tests read those; a word is for the program. */
function otherWord(node: Node, value: string): readonly Change[] {
  return /^[\w./:-]+$/.test(value) ? [{ kind: 'constant', at: node, text: "'mutant'" }] : [];
}

function withoutAnchors(node: Node, text: string): readonly Change[] {
  if (!text.startsWith('/')) return [];
  return [text.replace('/^', '/'), text.replace(/\$(\/\w*)$/, '$1')].map((other) => ({
    kind: 'pattern',
    at: node,
    text: other,
  }));
}

const isSql = (text: string) => /\b(SELECT|UPDATE|INSERT|DELETE|WHERE|EXISTS)\b/.test(text);

/** Conditions that are left out or a step too wide, and an order that is turned round. */
const sqlChanges: readonly [pattern: RegExp, text: string][] = [
  [/ AND (?:NOT )?[a-z_.]+ (?:IS NULL|IS NOT NULL|(?:<=|>=|<|>|=|IN) ?(?:\$\d+|'\w+'|\([^()]*\)))/g, ''],
  [/ <= (?=\$)/g, ' < '],
  [/ < (?=\$)/g, ' <= '],
  [/ > (?=\$)/g, ' >= '],
  [/(?<=ORDER BY [a-z_]+)(?=[ ,])/g, ' DESC'],
  [/attempts \+ 1/g, 'attempts'],
];

function otherSql({ start, end }: Pick<Node, 'start' | 'end'>, source: string): readonly Change[] {
  const sql = source.slice(start, end);
  return sqlChanges.flatMap(([pattern, text]) =>
    [...sql.matchAll(pattern)].map(({ 0: whole, index }) => {
      const at = { start: start + index, end: start + index + whole.length };
      return { kind: 'sql', at, text };
    }),
  );
}
