import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { parse } from 'vue/compiler-sfc';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where the product's own code lies. */
const productFolders = ['hooks', 'endpoints', 'panels', 'extensions'];

/** Path from the root, with slashes, and the text. */
export type Source = { readonly path: string; readonly text: string };

/** Every source file below the folders, the product's own unless others are named. */
export function readSources(folders: readonly string[] = productFolders): Source[] {
	return folders.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && /\.(ts|mjs|vue)$/.test(entry.name))
			.map((entry) => join(entry.parentPath, entry.name))
			.map((path) => ({
				path: path.slice(root.length).split('\\').join('/'),
				text: readFileSync(path, 'utf8'),
			})),
	);
}

/** The TypeScript of a file: the whole of it, or both script blocks of a component. */
export function toScript({ path, text }: Source): ts.SourceFile {
	const { descriptor } = path.endsWith('.vue') ? parse(text) : { descriptor: null };
	const script = descriptor ? `${descriptor.script?.content ?? ''}\n${descriptor.scriptSetup?.content ?? ''}` : text;
	return ts.createSourceFile(path, script, ts.ScriptTarget.Latest, true);
}

/** Every node of a file, in the order of the text. */
export function walk(node: ts.Node): ts.Node[] {
	const below: ts.Node[] = [];
	ts.forEachChild(node, (child) => void below.push(...walk(child)));
	return [node, ...below];
}

/** What a file takes from elsewhere; `typeOnly` where nothing of it is left at run time. */
export type Import = { readonly from: string; readonly typeOnly: boolean };

/** Imports, re-exports, `import()`, `import('…').Type` and `require()` alike. */
export function readImports(source: Source): Import[] {
	return walk(toScript(source)).flatMap((node): Import[] => {
		if (ts.isImportDeclaration(node)) return take(node.moduleSpecifier, isTypeOnly(node.importClause));
		if (ts.isExportDeclaration(node)) return take(node.moduleSpecifier, node.isTypeOnly);
		if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? take(node.argument.literal, true) : [];
		if (ts.isExternalModuleReference(node)) return take(node.expression, false);
		if (!ts.isCallExpression(node)) return [];
		const { expression } = node;
		const loads =
			expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === 'require');
		return loads ? take(node.arguments[0], false) : [];
	});
}

function take(specifier: ts.Node | undefined, typeOnly: boolean): Import[] {
	return specifier && ts.isStringLiteralLike(specifier) ? [{ from: specifier.text, typeOnly }] : [];
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
	if (!clause) return false;
	const named = clause.namedBindings;
	const everyName = named && ts.isNamedImports(named) && named.elements.every((element) => element.isTypeOnly);
	return clause.isTypeOnly || (!clause.name && everyName === true);
}

/** The path from the root that a relative import means; a package's name stays as it is. */
export function resolveImport(path: string, from: string): string {
	return from.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), from)) : from;
}
