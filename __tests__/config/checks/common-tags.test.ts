import { OWN_TAGS } from "../../../config/catalogue/own-tags";
import { documentsNamed, platformWith, THREE_CLIENTS } from "../../support/fleets";
import { fleetOf, loadFiles, projectOf, type Section } from "../../support/registry";
import { resourcesIn, synthesize } from "../../support/synth";

const TAGS = { Team: "Platform", Cost: "Shared" };

function messages(commonTags: Section): string[] {
  const loaded = loadFiles(projectOf(THREE_CLIENTS, platformWith({ common_tags: commonTags })));
  return loaded.ok
    ? []
    : loaded.findings
        .filter(({ rule }) => rule !== "node-capacity")
        .map(({ path, rule, message }) => `${path} ${rule}: ${message}`);
}

describe("Tags of the platform's owner (S0-27)", () => {
  it("are on everything, also on what clusters make, and move nothing", () => {
    const [before, after] = [{}, TAGS].map((common_tags) =>
      synthesize(fleetOf(projectOf(THREE_CLIENTS, platformWith({ common_tags }))), [
        "bootstrap",
        "platform",
        "cluster-services",
      ]),
    );
    const providers = Object.values(after!).flatMap(({ provider }) => provider.aws!);
    for (const { default_tags } of providers)
      expect(default_tags).toEqual([{ tags: expect.objectContaining(TAGS) as unknown }]);
    const addresses = [before!, after!].map((each) => resourcesIn(each).map(({ address }) => address));
    expect(addresses[1]).toEqual(addresses[0]);
    const made = resourcesIn(after!).filter(({ type }) => ["aws_launch_template", "aws_eks_addon"].includes(type));
    for (const { type, body } of made)
      if (type === "aws_launch_template" || /vpc-cni|ebs-csi/.test(String(body.addon_name)))
        expect(JSON.stringify(body)).toMatch(/Team[\\":]+Platform/);
  });

  it("are never keys of the project's own, in whatever case", () => {
    for (const key of OWN_TAGS)
      expect(messages({ [key.toUpperCase()]: "x" })).toEqual([
        `common_tags.${key.toUpperCase()} common-tag: is the project's own tag ${key}`,
      ]);
  });

  it("know every key that any resource carries", () => {
    const carried = resourcesIn(documentsNamed("everything on")).flatMap(({ body }) =>
      Object.keys((body.tags ?? {}) as Record<string, string>),
    );
    const strangers = [...new Set(carried)].filter((key) => !(OWN_TAGS as readonly string[]).includes(key));
    expect(strangers.filter((key) => !key.includes("/"))).toEqual([]);
  });

  it.each<[string, Section, string]>([
    ["one of AWS's own", { "aws:team": "x" }, "keep for themselves"],
    ["one that a controller acts on", { "kubernetes.io/cluster/acme": "owned" }, "keep for themselves"],
    ["a character that AWS refuses", { "Team#1": "x" }, "is no key of a tag"],
    ["an empty one", { "": "x" }, "is no key of a tag"],
    ["one that is too long", { ["x".repeat(129)]: "x" }, "is no key of a tag"],
    ["two that differ by case", { team: "x", Team: "y" }, "is the same key as"],
    ["too many", Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`Tag${at}`, "x"])), "21 tags"],
  ])("refuse %s", (_, tags, message) => {
    expect(messages(tags)).toContainEqual(expect.stringContaining(message));
  });
});
