import { APPROVABLE_RULES, GATE_RULES } from "../../../../../config/catalogue/gate-rules";
import { applyApprovals } from "../../../../../scripts/fleet/review/approvals/apply-approvals";
import type { Approval } from "../../../../../scripts/fleet/review/approvals/approval";
import { matchesAddress } from "../../../../../scripts/fleet/review/approvals/matches-address";
import type { GateFinding } from "../../../../../scripts/fleet/review/gate/verdict";
import { isStopping } from "../../../../../scripts/fleet/review/gate/verdict-of";

const TODAY = "2026-09-01";

const approval = (more: Partial<Approval> = {}): Approval => ({
  ...{ rule: "stateful-removed", reason: "The data is saved", owner: "data team" },
  ...{ expires: "2026-09-30", line: 4, column: 5 },
  ...more,
});

const finding = (more: Partial<GateFinding> = {}): GateFinding => ({
  ...{ rule: "stateful-removed", severity: "refused", stack: "database" },
  ...{ address: "aws_ebs_volume.acme_data", owner: "acme", reason: "It goes.", todo: "Keep it." },
  ...more,
});

const passes = (given: Approval, found: GateFinding): boolean =>
  !isStopping(applyApprovals([found], [given], TODAY)[0]!);

const toldOf = (findings: readonly GateFinding[]): string[] =>
  findings.filter(({ rule }) => rule.startsWith("approval-")).map(({ rule, severity }) => `${severity} ${rule}`);

describe("the address that an approval names", () => {
  it.each([
    ["aws_instance.acme_web", "aws_instance.acme_web", true],
    ["aws_instance.acme_*", "aws_instance.acme_web", true],
    ["aws_instance.acme_*", "aws_instance.acme-eu_web", false],
    ["aws_instance.acme_*", "aws_instance.acme", false],
    ["*.acme_*", "aws_instance.acme_web", true],
    ["*.acme_*", "aws_instance.notacme_web", false],
    ["aws_instance.acme_*", "aws_instance_x.acme_web", false],
    ["aws_instance.acme_we?", "aws_instance.acme_web", false],
    ["aws.instance.acme_web", "aws_instance.acme_web", false],
    ["*", "aws_instance.acme_web", true],
    ["a*b", "ab", true],
    ["ab*b", "ab", false],
    ["a*b*b", "abb", true],
    ["a*b*b", "ab", false],
    ["*a*", "bbb", false],
    ["", "aws_instance.acme_web", false],
  ])("%s fits %s: %s", (pattern, address, fits) => {
    expect(matchesAddress(pattern, address)).toBe(fits);
  });

  it("is compared in a time that does not explode, however many stars it has", () => {
    expect(matchesAddress("*a".repeat(250), `${"a".repeat(249)}${"b".repeat(5000)}`)).toBe(false);
    expect(matchesAddress("*a".repeat(250), `${"ba".repeat(3000)}`)).toBe(true);
  });
});

describe("what an approval covers", () => {
  it("is what it names by address, by client, or by both", () => {
    expect(passes(approval({ addresses: ["aws_ebs_volume.acme_*"] }), finding())).toBe(true);
    expect(passes(approval({ clients: ["globex", "acme"] }), finding())).toBe(true);
    expect(passes(approval({ clients: "everyone" }), finding())).toBe(true);
    const both = approval({ addresses: ["aws_ebs_volume.*"], clients: ["acme"] });
    expect(passes(both, finding())).toBe(true);
    expect(passes(both, finding({ owner: "globex", address: "aws_ebs_volume.globex_data" }))).toBe(false);
    expect(passes(both, finding({ address: "aws_instance.acme_db" }))).toBe(false);
  });

  it("is nothing of another rule, another client, or of no name at all", () => {
    expect(passes(approval({ clients: ["acme"], rule: "stateful-replaced" }), finding())).toBe(false);
    expect(passes(approval({ clients: ["acme-eu"] }), finding())).toBe(false);
    expect(passes(approval(), finding())).toBe(false);
  });

  it("is what has no address, or no client, only where it need not have one", () => {
    const ofStack: GateFinding = { rule: "everyone-touched", severity: "refused", reason: "All.", todo: "Declare it." };
    const given = approval({ rule: "everyone-touched" });
    expect(passes({ ...given, clients: "everyone" }, ofStack)).toBe(true);
    expect(passes({ ...given, clients: ["acme"] }, ofStack)).toBe(false);
    expect(passes({ ...given, addresses: ["*"] }, ofStack)).toBe(false);
  });

  it.each(Object.keys(GATE_RULES))("is %s only where the table of rules says so", (rule) => {
    const lifted = passes(approval({ rule, clients: "everyone" }), finding({ rule }));
    expect(lifted).toBe(APPROVABLE_RULES.some((id) => id === rule));
  });

  it("is told with the finding, as the first approval that covers it", () => {
    const [first, second] = [approval({ clients: ["acme"] }), approval({ clients: ["acme"], line: 9 })];
    const [marked] = applyApprovals([finding()], [first, second], TODAY);
    expect(marked).toEqual({ ...finding(), approvedBy: first });
  });
});

describe("what is told of approvals", () => {
  it("is nothing of one that covers a finding of one client, and was there before", () => {
    expect(toldOf(applyApprovals([finding()], [approval({ clients: ["acme"] })], TODAY))).toEqual([]);
  });

  it("counts its last day, and refuses from the next day on what it would have covered", () => {
    const given = [approval({ clients: ["acme"], expires: TODAY })];
    expect(applyApprovals([finding()], given, TODAY).filter(isStopping)).toEqual([]);
    const later = applyApprovals([finding()], given, "2026-09-02");
    expect(later.filter(isStopping).map(({ rule }) => rule)).toEqual(["stateful-removed", "approval-expired"]);
    expect(later[1]).toMatchObject({ source: "config/approvals.yaml:4:5" });
  });

  it("only notes one that is over and would have covered nothing, or what another covers", () => {
    const over = approval({ clients: ["acme"], expires: "2026-08-31" });
    expect(toldOf(applyApprovals([], [over], TODAY))).toEqual(["note approval-expired"]);
    const renewed = applyApprovals([finding()], [over, approval({ clients: ["acme"] })], TODAY);
    expect(toldOf(renewed)).toEqual(["note approval-expired"]);
  });

  it("notes one that covers nothing", () => {
    expect(toldOf(applyApprovals([finding()], [approval({ clients: ["globex"] })], TODAY))).toEqual([
      "note approval-unused",
    ]);
  });

  it.each<Partial<Approval>>([{ clients: "everyone" }, { addresses: ["*"] }, { addresses: ["x", "*.*"] }])(
    "notes that %j lets everything pass, and how much that is",
    (more) => {
      const findings = applyApprovals([finding(), finding({ owner: "globex" })], [approval(more)], TODAY);
      expect(toldOf(findings)).toEqual(["note approval-wide"]);
      expect(findings[2]!.reason).toContain("2 findings");
    },
  );

  it.each([
    ["aws_*", true],
    ["k*", true],
    ["aws_instance.*", true],
    ["*_acme", true],
    ["aws_instance.acme_*", false],
    ["*.acme_postgres", false],
    ["aws_instance.acme", false],
  ])("notes addresses of nobody in particular: %s", (address, wide) => {
    const findings = applyApprovals([finding({ address })], [approval({ addresses: [address] })], TODAY);
    expect(toldOf(findings)).toEqual(wide ? ["note approval-wide"] : []);
  });

  it("notes one that stands there twice", () => {
    const once = approval({ clients: ["acme"] });
    const findings = applyApprovals([finding()], [once, { ...once, line: 12 }], TODAY);
    expect(toldOf(findings)).toEqual(["note approval-unused"]);
    expect(findings[1]!.reason).toContain("a second time");
  });

  it("notes one that comes with this change, also where another one was moved", () => {
    const [old, added] = [approval({ clients: ["acme"] }), approval({ addresses: ["aws_ebs_volume.acme_*"] })];
    const findings = applyApprovals([finding()], [added, { ...old, line: 12 }], TODAY, [old]);
    expect(toldOf(findings)).toEqual(["note approval-new"]);
  });
});
