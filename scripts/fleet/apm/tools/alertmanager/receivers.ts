import type { Path } from "../../../../../config/reading/path";
import type { Problem } from "../../../../../config/reading/problem";
import { exclusiveProblems } from "../exclusive";
import { fieldOf, isSet } from "../field-of";
import { httpClientProblems } from "../http-client";
import { INTEGRATIONS, type Need } from "./integrations";

/** What receivers lack to send anything: fields of their own, or the ones of `global` that stand in for them. */
export function receiverProblems(receivers: unknown, global: unknown): readonly Problem[] {
  if (!Array.isArray(receivers)) return [];
  return receivers.flatMap((receiver: unknown, index) =>
    Object.entries(INTEGRATIONS).flatMap(([kind, { needs, exclusive }]) => {
      const configs = fieldOf(receiver, kind);
      if (!Array.isArray(configs)) return [];
      return configs.flatMap((config: unknown, position) => {
        const path = ["receivers", index, kind, position];
        if (typeof config !== "object" || config === null) return [];
        return [
          ...needs.filter((need) => !meets(config, global, need)).map((need) => missing(need, path)),
          ...exclusiveProblems(config, path, exclusive ?? []),
          ...httpClientProblems(fieldOf(config, "http_config"), [...path, "http_config"]),
        ];
      });
    }),
  );
}

function meets(config: unknown, global: unknown, { own, global: shared = [] }: Need): boolean {
  return own.some((field) => isSet(fieldOf(config, field))) || shared.some((field) => isSet(fieldOf(global, field)));
}

function missing({ own, global = [] }: Need, path: Path): Problem {
  const shared = global.length > 0 ? ` here, or ${global.join(", ")} in global` : "";
  return { path, rule: "receiver-incomplete", message: `needs ${own.join(" or ")}${shared}`, value: "" };
}
