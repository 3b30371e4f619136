import { parse } from "yaml";

/** The plain value of a text in YAML; undefined where it is none. */
export function plainYaml(text: string): unknown {
  try {
    return parse(text, { logLevel: "silent" });
  } catch {
    return undefined;
  }
}
