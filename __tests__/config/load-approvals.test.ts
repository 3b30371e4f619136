import { stringify } from "yaml";

import { APPROVALS_FILE, loadApprovals, type LoadedApprovals } from "../../config/load-approvals";
import { readApprovals } from "../../scripts/fleet/review/approvals/read-approvals";
import { fleet } from "../support/fleet";
import { complaints } from "../support/json-schema";
import { EXAMPLE, TODAY, withProject, type Section } from "../support/registry";

const CLIENTS = new Set(["acme", "acme-eu", "globex"]);

const VALID = {
  ...{ rule: "stateful-removed", addresses: ["aws_ebs_volume.acme_*"], clients: ["acme"] },
  ...{ reason: "The data is saved", owner: "data team", expires: "2026-09-30" },
};

function load(text: string): LoadedApprovals {
  return withProject({ [APPROVALS_FILE]: text }, (root) => loadApprovals(root, { today: TODAY, clients: CLIENTS }));
}

function written(more: Section): string {
  return stringify({ approvals: [{ ...VALID, ...more }] });
}

function told(text: string): string[] {
  return load(text).findings.map(({ severity, rule, path }) => `${severity} ${rule} ${path}`);
}

describe("config/approvals.yaml", () => {
  it("gives approvals with the line on which each stands", () => {
    const { approvals, findings } = load(`approvals:\n${written({}).split("\n").slice(1).join("\n")}`);
    expect(findings).toEqual([]);
    expect(approvals).toEqual([{ ...VALID, line: 2, column: 5 }]);
  });

  it("may be missing: then nothing is approved", () => {
    const none = withProject({}, (root) => loadApprovals(root, { today: TODAY, clients: CLIENTS }));
    expect(none).toEqual({ approvals: [], findings: [] });
  });

  it("is what its schema says that editors take", () => {
    expect(complaints("approvals.schema.json", { approvals: [VALID, { ...VALID, clients: "everyone" }] })).toEqual([]);
    expect(complaints("approvals.schema.json", { approvals: [{ ...VALID, rule: "plan-errored" }] })).not.toEqual([]);
  });

  it.each<[string, Section, string]>([
    ["a misspelt rule", { rule: "statefull-removed" }, "error approval-rule approvals[0].rule"],
    ["a rule that nothing lifts", { rule: "plan-errored" }, "error approval-rule approvals[0].rule"],
    ["a misspelt key", { expirse: "2026-09-30" }, "error unknown-key approvals[0].expirse"],
    ["no reason", { reason: "ok" }, "error range approvals[0].reason"],
    ["a blank reason", { reason: "            " }, "error text approvals[0].reason"],
    ["no owner", { owner: undefined }, "error missing approvals[0].owner"],
    ["no day", { expires: "2026-02-30" }, "error date approvals[0].expires"],
    ["a day too far", { expires: "2026-12-01" }, "error approval-expiry approvals[0].expires"],
    ["a day that is over", { expires: "2026-08-31" }, "warning approval-expiry approvals[0].expires"],
    ["a word that is not everyone", { clients: "all" }, "error invalid approvals[0].clients"],
    ["no client", { clients: [] }, "error range approvals[0].clients"],
    ["an unknown client", { clients: ["acmee"] }, "warning approval-client approvals[0].clients[0]"],
    ["no address", { addresses: [] }, "error range approvals[0].addresses"],
    ["a sentence for an address", { addresses: ["all volumes"] }, "error approval-address approvals[0].addresses[0]"],
    [
      "an address of several clients",
      { addresses: ["aws_instance.acme*"] },
      "warning approval-address approvals[0].addresses[0]",
    ],
    [
      "neither addresses nor clients",
      { addresses: undefined, clients: undefined },
      "error approval-covers approvals[0]",
    ],
    ["a template", { reason: "Because of ${secret}" }, "error template-string approvals[0].reason"],
  ])("is told of %s, once", (_, more, expected) => {
    expect(told(written(more))).toEqual([expected]);
  });

  it("takes the last day that there can be, and the day itself", () => {
    for (const expires of ["2026-11-30", TODAY]) expect(told(written({ expires }))).toEqual([]);
  });

  it("says what was meant, and how an address is one client's", () => {
    const hintOf = (more: Section): string | undefined => load(written(more)).findings[0]!.hint;
    expect(hintOf({ rule: "statefull-removed" })).toBe('did you mean "stateful-removed"?');
    expect(hintOf({ clients: ["acmee"] })).toBe('did you mean "acme"?');
    expect(hintOf({ addresses: ["aws_instance.acme*"] })).toBe("for acme alone: aws_instance.acme_*");
  });

  it("tells everything at once, and approves nothing while anything is wrong", () => {
    const { approvals, findings } = load(
      stringify({ approvals: [VALID, { ...structuredClone(VALID), rule: "x", owner: "" }] }),
    );
    expect(findings.map(({ rule }) => rule)).toEqual(["approval-rule", "range"]);
    expect(approvals).toEqual([]);
  });

  it.each(["", "approvals:\n", "[]\n", "approvals: {}\n", "approvals: [1]\n", "approvals: [\n", "- &a x\n- *a\n"])(
    "refuses %j in the gate, with the place",
    (text) => {
      const { approvals, findings } = withProject({ ...EXAMPLE, [APPROVALS_FILE]: text }, (root) =>
        readApprovals(root, TODAY, {}),
      );
      expect(approvals).toEqual([]);
      expect(findings.length).toBeGreaterThan(0);
      for (const { rule, severity, source } of findings) {
        expect(`${severity} ${rule}`).toBe("refused unreadable");
        expect(source).toMatch(/^config\/approvals\.yaml:\d+:\d+$/);
      }
    },
  );

  it("is checked by fleet validate", async () => {
    const files = { ...EXAMPLE, [APPROVALS_FILE]: "approvals:\n  - rule: tags-lots\n" };
    const { status, stderr } = await withProject(files, (root) => fleet(["validate", "--root", root]));
    expect(status).toBe(2);
    expect(stderr).toContain("config/approvals.yaml:2:11");
    expect(stderr).toContain('did you mean "tags-lost"?');
  });
});
