import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const read = (name: string) => readFileSync(new URL(`../public/${name}`, import.meta.url), 'utf8');
const script = read('check.js');
const page = read('check.html');

/** Kinds of syntax that came after ES5 and end a script on an old engine before it says anything. */
const newer = new Set([
  ts.SyntaxKind.ArrowFunction,
  ts.SyntaxKind.TemplateExpression,
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
  ts.SyntaxKind.ClassDeclaration,
  ts.SyntaxKind.SpreadElement,
  ts.SyntaxKind.SpreadAssignment,
  ts.SyntaxKind.ShorthandPropertyAssignment,
  ts.SyntaxKind.MethodDeclaration,
  ts.SyntaxKind.ComputedPropertyName,
  ts.SyntaxKind.ObjectBindingPattern,
  ts.SyntaxKind.ArrayBindingPattern,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.AwaitExpression,
  ts.SyntaxKind.QuestionDotToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
  ts.SyntaxKind.ImportDeclaration,
]);

function newer_syntax(source: string): string[] {
  const file = ts.createSourceFile('check.js', source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const note = (node: ts.Node) =>
    found.push(`line ${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${node.getText().slice(0, 40)}`);
  const visit = (node: ts.Node): void => {
    const block_scoped = ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.BlockScoped) !== 0;
    const call_comma = ts.isCallExpression(node) && node.arguments.hasTrailingComma;
    const bare_catch = ts.isCatchClause(node) && node.variableDeclaration === undefined;
    if (newer.has(node.kind) || block_scoped || call_comma || bare_catch) note(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

describe('the page that checks a device', () => {
  it('has a script that engines of ten years ago can read', () => {
    expect(newer_syntax(script)).toEqual([]);
    expect(newer_syntax('const a = () => b?.c; f(1,); try {} catch {}').length).toBeGreaterThan(3);
  });

  it('asks nobody but its own server, and holds no script of its own', () => {
    expect(page).not.toMatch(/(?:src|href)="(?!\/|data:,)/);
    expect(page).not.toMatch(/<script>|style=|\son\w+=/);
    expect(script).not.toMatch(/https?:\/\//);
  });

  it('says everything in Vietnamese and in English', () => {
    for (const words of ['Kiểm tra thiết bị', 'Device check', 'Trang này cần JavaScript', 'This page needs JavaScript']) {
      expect(page).toContain(words);
    }
    const said = [...script.matchAll(/tell\('(\w+)', [^\n]*/g)].map((match) => match[1]);
    expect(new Set(said)).toEqual(
      new Set(['address', 'engine', 'storage', 'server', 'socket', 'clock', 'sound']),
    );
  });
});
