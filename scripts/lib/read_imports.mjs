// Says what a source file imports, and on which line: with TypeScript's own parser for TypeScript, as
// imports take many forms there; by line for C++ and CSS.
import ts from 'typescript';

/** @typedef {{ specifier: string, line: number }} Import */

/**
 * @param {string} file its name decides the language
 * @param {string} source
 * @returns {Import[]}
 */
export function readImports(file, source) {
  if (/\.[cm]?[jt]s$/.test(file)) return readTypeScript(file, source);
  if (/\.[ch]pp$/.test(file)) return readLines(source, /^\s*#\s*include\s*["<]([^">]+)[">]/);
  if (file.endsWith('.css')) return readLines(source, /^\s*@import\s+(?:url\()?["']([^"']+)["']/);
  return [];
}

/**
 * @param {string} source
 * @param {RegExp} pattern its first group is the specifier
 * @returns {Import[]}
 */
function readLines(source, pattern) {
  return source.split('\n').flatMap((text, index) => {
    const specifier = pattern.exec(text)?.[1];
    return specifier === undefined ? [] : [{ specifier, line: index + 1 }];
  });
}

/**
 * @param {string} file
 * @param {string} source
 * @returns {Import[]}
 */
function readTypeScript(file, source) {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, false);
  /** @type {Import[]} */
  const imports = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    for (const { text, pos } of specifiersOf(node, tree)) {
      imports.push({ specifier: text, line: tree.getLineAndCharacterOfPosition(pos).line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return imports;
}

/**
 * The strings in this one node that name another file.
 * @param {ts.Node} node
 * @param {ts.SourceFile} tree
 * @returns {{ text: string, pos: number }[]}
 */
function specifiersOf(node, tree) {
  /** @type {(ts.Node | undefined)[]} */
  let places = [];
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    places = [node.moduleSpecifier];
  } else if (ts.isImportTypeNode(node)) {
    places = [ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined];
  } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    places = [node.arguments[0]]; // import('./x')
  } else if (ts.isCallExpression(node) && node.expression.getText(tree) === 'import.meta.glob') {
    const [globs] = node.arguments;
    places = globs && ts.isArrayLiteralExpression(globs) ? [...globs.elements] : [globs];
  } else if (ts.isNewExpression(node) && node.expression.getText(tree) === 'URL') {
    const [target, base] = node.arguments ?? []; // new URL('./worker.ts', import.meta.url)
    if (base?.getText(tree) === 'import.meta.url') places = [target];
  }
  return places.flatMap((place) =>
    place && ts.isStringLiteralLike(place)
      ? [
          {
            text: ts.isNewExpression(node) ? asPath(place.text) : place.text,
            pos: place.getStart(tree),
          },
        ]
      : [],
  );
}

/**
 * An address without dots in front lies beside the file, where an import would be a library.
 * @param {string} address
 */
function asPath(address) {
  return /^[./]|^\w+:/.test(address) ? address : `./${address}`;
}
