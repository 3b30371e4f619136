import type { GateFinding } from "../../../../../scripts/fleet/review/gate/verdict";
import { verdictOf } from "../../../../../scripts/fleet/review/gate/verdict-of";
import { verdictText } from "../../../../../scripts/fleet/review/gate/verdict-text";

const same = (text: string): string => text;
const PLAIN = { bold: same, dim: same, error: same, warning: same };

const REFUSED: GateFinding = {
  rule: "stateful-removed",
  severity: "refused",
  stack: "database",
  address: "aws_ebs_volume.acme_data",
  owner: "acme",
  reason: "The volume of acme is removed.",
  todo: "Take the change back.",
};

const APPROVAL = {
  rule: REFUSED.rule,
  reason: "Restored",
  owner: "platform",
  expires: "2026-10-01",
  line: 9,
  column: 5,
};

/** A verdict's lines, without those that are empty. */
function linesOf(...findings: GateFinding[]): string[] {
  return verdictText(verdictOf(findings), PLAIN)
    .split("\n")
    .filter((line) => line !== "");
}

describe("a verdict in a terminal", () => {
  it("passes in one line", () => {
    expect(linesOf()).toEqual(["Passed: nothing stands in the way."]);
  });

  it("says of a finding the rule, whom, where, why and what to do", () => {
    expect(linesOf({ ...REFUSED, attribute: "size" })).toEqual([
      "refused stateful-removed for acme",
      "  The volume of acme is removed.",
      "  database: aws_ebs_volume.acme_data (size)",
      "  do: Take the change back.",
      "Refused: 1 finding to be mended or approved.",
    ]);
  });

  it("says once what is the same for many clients, and names some", () => {
    const many = Array.from({ length: 41 }, (_, index) => `client-${String(index).padStart(2, "0")}`).map((owner) => ({
      ...REFUSED,
      owner,
      address: `aws_ebs_volume.${owner}_data`,
      reason: `The volume of ${owner} is removed.`,
    }));
    expect(linesOf(...many)).toEqual([
      "refused stateful-removed for 41 clients: client-00, client-01, client-02 and 38 more",
      "  The volume of client-00 is removed.",
      "  database: aws_ebs_volume.client-00_data",
      "  database: aws_ebs_volume.client-01_data",
      "  database: aws_ebs_volume.client-02_data",
      "  and 38 more",
      "  do: Take the change back.",
      "Refused: 41 findings to be mended or approved.",
    ]);
  });

  it("says once what to do about several kinds", () => {
    const key = { ...REFUSED, address: "aws_kms_key.acme_key", reason: "The key is removed." };
    expect(linesOf(REFUSED, key).filter((line) => line.startsWith("  do:"))).toHaveLength(1);
  });

  it("tells what was let pass, by whom and until when; then it passes", () => {
    const lines = linesOf({ ...REFUSED, approvedBy: APPROVAL }, { ...REFUSED, severity: "note", rule: "destroyed" });
    expect(lines[0]).toBe("approved stateful-removed for acme");
    expect(lines).toContain("  approved by platform until 2026-10-01: Restored");
    expect(lines.at(-1)).toBe("Passed: nothing stands in the way; 1 finding approved, 1 note.");
  });

  it("puts what is refused first", () => {
    const note: GateFinding = { ...REFUSED, rule: "a-note", severity: "note" };
    expect(linesOf(note, REFUSED)[0]).toBe("refused stateful-removed for acme");
  });
});
