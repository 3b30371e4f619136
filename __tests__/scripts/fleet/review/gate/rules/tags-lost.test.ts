import { tagsLost } from "../../../../../../scripts/fleet/review/gate/rules/tags-lost";
import type { Body } from "../../../../../../scripts/fleet/review/model/stack";
import { attributesOf, findingsOf, oneOfEachKind } from "../../../../../support/changed-resource";

const TAGGED = oneOfEachKind().filter(({ body }) => typeof body.tags === "object");
const PUT_BY_PROJECT = ["Client", "ClientCode", "CostCenter", "BusinessUnit", "Tier", "Name"];

describe("tags", () => {
  it.each([...new Map(TAGGED.map(({ type, body }) => [type, body]))])("of %s: none goes unseen", (type, body) => {
    const tags = body.tags as Readonly<Record<string, string>>;
    const keys = PUT_BY_PROJECT.filter((key) => key in tags);
    expect(keys).toContain("Client");
    for (const key of keys) {
      const { [key]: value, ...others } = tags;
      const lost = [`tags.${key}`];
      expect(attributesOf(tagsLost, type, body, { ...body, tags: others })).toEqual(lost);
      expect(attributesOf(tagsLost, type, body, { ...body, tags: { ...tags, [key]: "" } })).toEqual(lost);
      expect(attributesOf(tagsLost, type, body, { ...body, tags: { ...others, [key.toLowerCase()]: value } })).toEqual(
        lost,
      );
      expect(attributesOf(tagsLost, type, body, { ...body, tags: { ...tags, [key]: "another" } })).toEqual([]);
      expect(attributesOf(tagsLost, type, { ...body, tags: others }, body)).toEqual([]);
    }
    expect(attributesOf(tagsLost, type, body, { ...body, tags: undefined })).toEqual(
      expect.arrayContaining(keys.map((key) => `tags.${key}`)),
    );
  });

  it("of machines' disks and of what templates start are looked at, too", () => {
    const [disk, template]: [Body, Body] = [
      { root_block_device: [{ tags: { Client: "acme" } }] },
      { tag_specifications: [{ tags: { CostCenter: "1" } }, { tags: {} }] },
    ];
    expect(attributesOf(tagsLost, "aws_instance", disk, { root_block_device: [{ tags: {} }] })).toEqual([
      "root_block_device.tags.Client",
    ]);
    expect(attributesOf(tagsLost, "aws_launch_template", template, { tag_specifications: [] })).toEqual([
      "tag_specifications.tags.CostCenter",
    ]);
  });

  it("that the provider puts are seen in plans, each once", () => {
    const both = { tags: { Client: "acme" }, tags_all: { Client: "acme", Project: "fleet" } };
    expect(attributesOf(tagsLost, "aws_vpc", both, { tags: {}, tags_all: {} })).toEqual([
      "tags.Client",
      "tags_all.Project",
    ]);
  });

  it("of nobody's concern may go, and so may those of what is removed", () => {
    expect(attributesOf(tagsLost, "aws_vpc", { tags: { Experiment: "1" } }, { tags: {} })).toEqual([]);
    expect(findingsOf(tagsLost, { type: "aws_vpc", before: { tags: { Client: "acme" } } })).toEqual([]);
  });
});
