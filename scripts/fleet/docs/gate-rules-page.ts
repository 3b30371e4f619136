import { GATE_RULES, type RuleFacts } from "../../../config/catalogue/gate-rules";
import { blocks, code, GENERATED, table } from "./markdown";

const WORDS: Readonly<Record<RuleFacts["stops"], string>> = {
  "unless approved": "refused, unless approved",
  never: "refused, whatever is approved",
  no: "told",
};

/** What the gate refuses and what it tells, each rule with an example. */
export function gateRulesPage(): string {
  const rules: readonly (readonly [string, RuleFacts])[] = Object.entries(GATE_RULES);
  return blocks(
    "# Rules of the gate",
    GENERATED,
    "What `npx fleet gate` says about a change, by the name that each finding begins with.",
    table(
      ["Rule", "What it is about", "For example", "The change is"],
      rules.map(([id, { what, example, stops }]) => [code(id), what, example, WORDS[stops]]),
    ),
  );
}
