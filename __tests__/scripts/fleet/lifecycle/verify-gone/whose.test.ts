import { names, type Place } from "../../../../../config/names";
import { allNamesOf } from "../../../../../scripts/fleet/lifecycle/verify-gone/all-names-of";
import type { SweepScene } from "../../../../../scripts/fleet/lifecycle/verify-gone/sweep-scene";
import { isLongerClients, whose } from "../../../../../scripts/fleet/lifecycle/verify-gone/whose";
import { fleetNamed } from "../../../../support/fleets";

const fleet = fleetNamed("the shipped example");
const place: Place = fleet.target;
const CLUSTER = names.cluster(place, "acme");

function namesFor(client: string): ReturnType<typeof allNamesOf> {
  return allNamesOf(client, { fleet, blocks: [], isFurther: false, replicaRegion: "us-west-2" });
}

const made = namesFor("acme");
const scene: Pick<SweepScene, "client" | "names" | "scopes"> = {
  client: "acme",
  scopes: new Set(["production us-east-2"]),
  names: (kind) => new Set(made.filter((each) => each.kind === kind).map(({ name }) => name)),
};

describe("whose", () => {
  it("knows every name that the project gives a client, and none of those of a client whose name begins or ends like it", () => {
    const found = (all: typeof made) => all.map(({ kind, name }) => whose(scene, { kind, name }));
    expect(new Set(found(made))).toEqual(new Set(["name"]));
    const neighbours = ["acme-eu", "eu-acme", "acme-production", "acme2", "acm"].flatMap(namesFor);
    expect(neighbours.length).toBeGreaterThan(200);
    expect(new Set(found(neighbours))).toEqual(new Set([undefined]));
  });

  it.each([
    ["the client's tag", { Client: "acme" }, "tag Client"],
    ["a controller's tag", { [`kubernetes.io/cluster/${CLUSTER}`]: "owned" }, `tag kubernetes.io/cluster/${CLUSTER}`],
    ["a load balancer's cluster", { "elbv2.k8s.aws/cluster": CLUSTER }, "tag elbv2.k8s.aws/cluster"],
    ["a Name that is given to it", { Name: "acme-production-vpc" }, "tag Name"],
    ["another client's tag", { Client: "acme-eu", Name: "acme-production-vpc" }, undefined],
    ["another client's cluster", { [`kubernetes.io/cluster/acme-eu-production-us-east-2`]: "owned" }, undefined],
    ["its tag in a place that isn't swept", { Client: "acme", Environment: "staging", Region: "us-east-2" }, undefined],
    ["its tag in a place that is", { Client: "acme", Environment: "production", Region: "us-east-2" }, "tag Client"],
    ["nothing", {}, undefined],
  ])("judges %s", (_, tags, expected) => {
    expect(whose(scene, { tags })).toBe(expected);
  });

  it("leaves a name to the client whose longer name it begins with", () => {
    const { client } = scene;
    expect(isLongerClients({ client, others: ["acme-production"] }, "acme-production-production-vpc")).toBe(true);
    expect(isLongerClients({ client, others: ["acme-eu", "globex"] }, "acme-production-vpc")).toBe(false);
  });
});
