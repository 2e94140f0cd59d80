import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

/** The folder of package.json. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

export type Import = {
  readonly specifier: string;
  readonly line: number;
  /** Gone at run time: every name it brings is a type. */
  readonly isType: boolean;
};

export type Declaration = { readonly name: string; readonly line: number };

export type SourceFile = {
  /** From ROOT, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  /** What the file declares at its top level. */
  readonly declarations: readonly Declaration[];
  /** It has statements, and all of them pass on what other files export. */
  readonly isBarrel: boolean;
};

type Node = { readonly type: string; readonly start: number } & Readonly<Record<string, unknown>>;

/** Parses one file; a syntax error is an error here too. */
export function parseSource(path: string, text: string): SourceFile {
  const { program, errors } = parseSync(path, text, { lang: path.endsWith('x') ? 'tsx' : 'ts' });
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message ?? 'cannot be parsed'}`);
  const lineOf = (start: number): number => text.slice(0, start).split('\n').length;
  const body = program.body as unknown as readonly Node[];
  const imports: Import[] = [];
  visit(body, (node) => {
    const found = importOf(node);
    if (found) imports.push({ ...found, line: lineOf(node.start) });
  });
  return {
    path,
    text,
    imports,
    declarations: body.flatMap((node) =>
      declaredNames(node).map((name) => ({ name, line: lineOf(node.start) })),
    ),
    isBarrel: body.length > 0 && body.every(isReExport),
  };
}

function visit(value: unknown, look: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, look);
  } else if (isNode(value)) {
    look(value);
    for (const inner of Object.values(value)) visit(inner, look);
  }
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  );
}

function importOf(node: Node): { specifier: string; isType: boolean } | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration': {
      const specifier = literal(node['source']);
      return specifier === undefined ? undefined : { specifier, isType: isTypeOnly(node) };
    }
    case 'ImportExpression': {
      return { specifier: literal(node['source']) ?? '(computed)', isType: false };
    }
    case 'TSImportType': {
      const specifier = literal(node['source']) ?? literal(node['argument']);
      return { specifier: specifier ?? '(computed)', isType: true };
    }
    case 'TSExternalModuleReference': {
      return { specifier: literal(node['expression']) ?? '(computed)', isType: false };
    }
    case 'CallExpression': {
      const callee = node['callee'];
      const isRequire =
        isNode(callee) && callee.type === 'Identifier' && callee['name'] === 'require';
      if (!isRequire) return undefined;
      const [first] = node['arguments'] as readonly unknown[];
      return { specifier: literal(first) ?? '(computed)', isType: false };
    }
    default: {
      return undefined;
    }
  }
}

function literal(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  if (value.type === 'TSLiteralType') return literal(value['literal']);
  return typeof value['value'] === 'string' ? value['value'] : undefined;
}

/** `import type …`, `export type …`, or only names marked `type`. */
function isTypeOnly(node: Node): boolean {
  if (node['importKind'] === 'type' || node['exportKind'] === 'type') return true;
  const names = node['specifiers'];
  if (!Array.isArray(names) || names.length === 0) return false;
  return names.every(
    (name: Node) => name['importKind'] === 'type' || name['exportKind'] === 'type',
  );
}

function declaredNames(node: Node): string[] {
  const inner = node['declaration'];
  if (node.type.startsWith('Export') && isNode(inner)) return declaredNames(inner);
  if (node.type === 'VariableDeclaration') {
    return (node['declarations'] as readonly Node[]).flatMap(({ id }) => nameOf(id));
  }
  return /^(?:Function|Class|TSTypeAlias|TSInterface|TSEnum)Declaration$/.test(node.type)
    ? nameOf(node['id'])
    : [];
}

function nameOf(id: unknown): string[] {
  return isNode(id) && typeof id['name'] === 'string' ? [id['name']] : [];
}

function isReExport(node: Node): boolean {
  if (node.type === 'ExportAllDeclaration') return true;
  return node.type === 'ExportNamedDeclaration' && isNode(node['source']);
}

/** Paths of all files below `folder`, from ROOT, with forward slashes. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Every TypeScript file below `folder`, parsed. */
export function sourcesBelow(folder: string): SourceFile[] {
  return filesBelow(folder)
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => parseSource(path, readText(path)));
}

export type Pattern = {
  readonly source: string;
  readonly flags: string;
  /** File and line. */
  readonly place: string;
};

/** Every regular expression that stands in a file below `folder`. */
export function regexesBelow(folder: string): Pattern[] {
  return filesBelow(folder)
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => {
      const text = readText(path);
      const { program } = parseSync(path, text, { lang: path.endsWith('x') ? 'tsx' : 'ts' });
      const found: Pattern[] = [];
      visit(program.body, (node) => {
        const { regex } = node as { regex?: { pattern: string; flags: string } };
        if (node.type !== 'Literal' || regex === undefined) return;
        const line = text.slice(0, node.start).split('\n').length;
        found.push({ source: regex.pattern, flags: regex.flags, place: `${path}:${line}` });
      });
      return found;
    });
}

export type TestTitle = {
  readonly title: string;
  /** Marked to be left out whatever the machine: skip, todo, fails. */
  readonly isOff: boolean;
};

/** The titles of the tests and laws of a file, as they are written; a template's up to its first value. */
export function titlesIn(path: string): TestTitle[] {
  const { program } = parseSync(path, readText(path), { lang: 'ts' });
  const found: TestTitle[] = [];
  visit(program.body, (node) => {
    if (node.type !== 'CallExpression') return;
    const words = calledWords(node['callee']);
    if (!/^(?:it|test|law|notices|onBothHosts|onDesktop)$/.test(words[0] ?? '')) return;
    const [first] = node['arguments'] as readonly unknown[];
    const title = literal(first) ?? templateStart(first);
    if (title === undefined) return;
    found.push({ title, isOff: words.some((word) => /^(?:skip|todo|fails)$/.test(word)) });
  });
  return found;
}

/** `it.each(…)(…)` is called by it, each. */
function calledWords(callee: unknown): string[] {
  if (!isNode(callee)) return [];
  if (callee.type === 'Identifier') return [String(callee['name'])];
  if (callee.type === 'CallExpression') return calledWords(callee['callee']);
  if (callee.type !== 'MemberExpression') return [];
  const property = callee['property'];
  return [...calledWords(callee['object']), isNode(property) ? String(property['name']) : ''];
}

function templateStart(value: unknown): string | undefined {
  if (!isNode(value) || value.type !== 'TemplateLiteral') return undefined;
  const [first] = value['quasis'] as readonly { value: { cooked: string } }[];
  return first?.value.cooked;
}
