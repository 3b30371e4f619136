import ts from "typescript";

/** Names that stand for time, chance, or the machine that a synth runs on. */
const IMPURE = /^(process|Date|performance|fetch|setTimeout|setInterval|crypto|Intl)$/;

/** Uses of the clock, chance, the environment or the network. */
export function purityViolations(path: string, text: string): string[] {
  const used: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && IMPURE.test(node.text) && isReference(node)) used.push(node.text);
    if (ts.isPropertyAccessExpression(node) && node.getText() === "Math.random") used.push("Math.random");
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true));
  return used.map((name) => `${path} uses ${name}`);
}

function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  const isKey = ts.isPropertyAssignment(parent) && parent.name === node;
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node;
  const isSignature = ts.isPropertySignature(parent) && parent.name === node;
  return !isKey && !isMember && !isSignature;
}
