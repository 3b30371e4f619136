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

  it("is nobody where nothing changes, whatever lines do", () => {
    expect(told([], [line("clients.acme.notes"), line("kubernetes.version")])).toEqual([]);
  });
});
