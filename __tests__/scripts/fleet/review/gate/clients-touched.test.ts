import { clientsTouched } from "../../../../../scripts/fleet/review/gate/rules/clients-touched";
import { changeSetOf, factsOf, line, resourceChange } from "./a-change";

const ACME = resourceChange("aws_eks_node_group.acme_cluster_nodes");
const GLOBEX = resourceChange("aws_eks_node_group.globex_cluster_nodes");
const SHARED = resourceChange("aws_s3_bucket_policy.logs_policy", { owner: undefined });

/** `rule owner` of each finding. */
function told(...args: Parameters<typeof factsOf>): string[] {
  return clientsTouched(factsOf(...args)).map(({ rule, owner = "shared" }) => `${rule} ${owner}`);
}

describe("who is touched by a change", () => {
  it("is the client whose line it is, and nobody says anything", () => {
    expect(told([ACME], [line("clients.acme.eks.max_size")])).toEqual([]);
    expect(told([ACME, GLOBEX], [line("clients.acme.eks"), line("clients.globex.eks")])).toEqual([]);
  });

  it("is somebody else: refused, with the address", () => {
    expect(clientsTouched(factsOf([ACME, GLOBEX], [line("clients.acme.eks.max_size")]))).toEqual([
      expect.objectContaining({
        rule: "foreign-client",
        severity: "refused",
        address: GLOBEX.address,
        owner: "globex",
        reason: "The change is for acme, and touches globex.",
      }),
    ]);
  });

  it("is somebody else also where code changed with the line: the line does not explain it", () => {
    expect(told([GLOBEX], [line("clients.acme.eks.max_size")])).toEqual(["foreign-client globex"]);
  });

  it("is everybody whom a shared line reaches, each refused until it is declared", () => {
    expect(told([ACME, GLOBEX, SHARED], [line("kubernetes.version")])).toEqual([
      "everyone-touched acme",
      "everyone-touched globex",
      "everyone-touched shared",
    ]);
  });

  it("is foreign where a shared line reaches others", () => {
    const reachOf = () => new Set(["acme"]);
    expect(told([ACME, GLOBEX], [line("tiers.premium.cpu")], { reachOf })).toEqual([
      "everyone-touched acme",
      "foreign-client globex",
    ]);
  });

  it("is everybody where no line changed: the code did it", () => {
    expect(told([ACME, GLOBEX], [])).toEqual(["everyone-touched acme", "everyone-touched globex"]);
  });

  it("is what all share, with a client's line: a note", () => {
    expect(told([ACME, SHARED], [line("clients.acme.apm.config_store")])).toEqual(["shared-touched shared"]);
  });

  it("counts the settings of stacks, too", () => {
    const settings = [{ stack: "platform", owner: undefined, paths: ["backend.s3.key"] }];
    const changes = { ...changeSetOf([]), settings };
    expect(clientsTouched(factsOf([], [line("state.layout")], { changes }))).toEqual([
      expect.objectContaining({ rule: "everyone-touched", stack: "platform", attribute: "backend.s3.key" }),
    ]);
  });

  it("is the client whom the code changes beside the client's own line: the line explains nothing of it", () => {
    const other = resourceChange("aws_instance.acme_postgres_primary");
    const byCode = changeSetOf([other]);
    const findings = clientsTouched(factsOf([ACME, other], [line("clients.acme.eks.max_size")], { byCode }));
    expect(findings).toMatchObject([{ rule: "everyone-touched", owner: "acme", address: other.address }]);
    expect(findings[0]!.reason).toContain("the code changes it");
  });

  it("is everybody where code and registry changed, and nobody can tell which of them did it", () => {
    expect(told([ACME, SHARED], [line("clients.acme.eks.max_size")], { byCode: "unknown" })).toEqual([
      "everyone-touched acme",
      "everyone-touched shared",
    ]);
  });

  it.each(["terraform.backend.s3.key", "terraform.required_providers.aws.source", "provider.aws.allowed_account_ids"])(
    "is everybody where %s changes beside a client's line, which leads to nothing of the kind",
    (attribute) => {
      const settings = [{ stack: "platform", owner: undefined, paths: [attribute, "provider.aws.us-west-2"] }];
      const changes = { ...changeSetOf([]), settings };
      expect(told([], [line("clients.acme.eks.max_size")], { changes })).toEqual([
        "everyone-touched shared",
        "shared-touched shared",
      ]);
    },
  );

  it("is somebody else also where only what a layer hands out of him changes, and nobody where it is of him whose line it is", () => {
    const outputs = ["acme", "globex", undefined].map((owner) => ({ stack: "foundation", name: "clients", owner }));
    const changes = { ...changeSetOf([]), outputs };
    expect(clientsTouched(factsOf([], [line("clients.acme.eks.max_size")], { changes }))).toEqual([
      expect.objectContaining({
        rule: "foreign-client",
        stack: "foundation",
        address: "output.clients",
        owner: "globex",
      }),
    ]);
    const byCode = { ...changeSetOf([]), outputs: outputs.slice(1, 2) };
    expect(told([], [line("clients.acme.eks"), line("clients.globex.eks")], { changes, byCode })).toEqual([
      "everyone-touched globex",
    ]);
  });

  it("is nobody where nothing changes, whatever lines do", () => {
    expect(told([], [line("clients.acme.notes"), line("kubernetes.version")])).toEqual([]);
  });
});
