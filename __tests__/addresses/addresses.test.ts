import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { documentsNamed } from "../support/fleets";
import { mutate, type WritableBody } from "../support/mutants";
import { addressChanges } from "./address-changes";

const SHIPPED = "the shipped example";

describe("The state addresses of the shipped example", () => {
  const documents = documentsNamed(SHIPPED);

  it.each(Object.keys(documents))("are the committed ones: %s", (stack) => {
    expect(addressChanges(stack, documents[stack]!, committed(stack))).toEqual([]);
  });

  it("have a list for every stack, and no list for another", () => {
    const lists = readdirSync(__dirname).filter((file) => file.endsWith(".txt"));
    expect(lists).toEqual(Object.keys(documents).map((stack) => `${stack}.txt`));
  });

  describe("can't change unnoticed:", () => {
    const renamed = mutate(documents, ({ foundation }) => {
      const vpcs = foundation!.resource!.aws_vpc as Record<string, WritableBody>;
      vpcs.acme_network_main = vpcs.acme_network_vpc!;
      delete vpcs.acme_network_vpc;
    });

    it("a new name alone would destroy what has the old one", () => {
      expect(addressChanges("foundation", renamed.foundation!, committed("foundation"))).toEqual([
        expect.stringMatching(/^foundation: aws_vpc\.acme_network_vpc is gone\. .* add a moved entry/),
        "foundation: aws_vpc.acme_network_main is not in the list: npm run generate",
      ]);
    });

    it("a moved entry keeps it, and only the list is stale", () => {
      const moved = mutate(renamed, ({ foundation }) => {
        foundation!.moved = [{ from: "aws_vpc.acme_network_vpc", to: "aws_vpc.acme_network_main" }];
      });
      expect(addressChanges("foundation", moved.foundation!, committed("foundation"))).toEqual([
        "foundation: aws_vpc.acme_network_vpc moved to aws_vpc.acme_network_main: npm run generate",
        "foundation: aws_vpc.acme_network_main is not in the list: npm run generate",
      ]);
    });

    it("a moved entry to nowhere does not help", () => {
      const moved = mutate(renamed, ({ foundation }) => {
        foundation!.moved = [{ from: "aws_vpc.acme_network_vpc", to: "aws_vpc.acme_network_other" }];
      });
      expect(addressChanges("foundation", moved.foundation!, committed("foundation"))).toContainEqual(
        expect.stringContaining("aws_vpc.acme_network_vpc is gone"),
      );
    });

    it("an output that others read", () => {
      const silent = mutate(documents, ({ foundation }) => {
        delete foundation!.output!.clients;
      });
      expect(addressChanges("foundation", silent.foundation!, committed("foundation"))).toEqual([
        "foundation: output.clients is gone. Whoever reads it must stop first; then npm run generate",
      ]);
    });
  });
});

function committed(stack: string): string[] {
  return readFileSync(join(__dirname, `${stack}.txt`), "utf8")
    .trimEnd()
    .split("\n");
}
