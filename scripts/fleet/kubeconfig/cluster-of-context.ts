import { isMap, isSeq, parseDocument } from "yaml";

/** The cluster that a context of a kubeconfig file's text is for; undefined without such a context. */
export function clusterOfContext(text: string, context: string): string | undefined {
  const document = parseDocument(text);
  const contexts = isMap(document.contents) ? document.get("contexts") : undefined;
  const entries = isSeq(contexts) ? contexts.items.filter(isMap) : [];
  const cluster = entries.find((entry) => entry.get("name") === context)?.getIn(["context", "cluster"]);
  return typeof cluster === "string" ? cluster : undefined;
}
