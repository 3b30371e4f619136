import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { DoneCount } from "../../../../../scripts/fleet/deploy/run/done-count";
import { protectedBy } from "../../../../../scripts/fleet/deploy/run/protected-by";
import { staleBackend } from "../../../../../scripts/fleet/deploy/run/stale-backend";
import { inFolder } from "../../../../support/in-folder";

describe("What an apply has done", () => {
  it("is counted from its lines, wherever the pieces end that they come in", () => {
    const text =
      "aws_vpc.a: Creation complete after 2s [id=x]\naws_vpc.b: Modifications complete after 1s\naws_vpc.c: Destruction complete after 0s\naws_vpc.d: Creating...\n";
    for (const size of [1, 7, 1000]) {
      const count = new DoneCount();
      for (let at = 0; at < text.length; at += size) count.hear(text.slice(at, at + size));
      expect([count.counts, count.total]).toEqual([{ added: 1, changed: 1, destroyed: 1 }, 3]);
    }
  });
});

describe("A plan that would destroy what is protected", () => {
  it("is told by its addresses, once each, and with the way", () => {
    const text = ["aws_vpc.b", "aws_vpc.a", "aws_vpc.b"]
      .map(
        (address) =>
          `Error: Instance cannot be destroyed\n│ Resource ${address} has\n│ lifecycle.prevent_destroy set, but\n`,
      )
      .join("");
    expect(protectedBy(text)).toMatch(/deletion_protection: false[^]*:\n {2}aws_vpc\.a\n {2}aws_vpc\.b$/);
  });

  it("is nothing else that fails", () =>
    expect(protectedBy("Error: no valid credential sources found")).toBeUndefined());
});

describe("A stack's folder that remembers a state on disk", () => {
  const remembering = (backend: unknown, state: boolean): Promise<string | undefined> =>
    inFolder("stale-", async (folder) => {
      mkdirSync(join(folder, ".terraform"));
      writeFileSync(
        join(folder, ".terraform", "terraform.tfstate"),
        typeof backend === "string" ? backend : JSON.stringify({ backend }),
      );
      if (state) writeFileSync(join(folder, "here.tfstate"), "{}");
      return Promise.resolve(staleBackend(folder));
    });

  it.each<[string, unknown, boolean, boolean]>([
    ["is left alone while that state is there", { type: "local", config: { path: "here.tfstate" } }, true, true],
    ["is pointed anew where it is gone", { type: "local", config: { path: "here.tfstate" } }, false, false],
    ["is pointed anew from another bucket", { type: "s3", config: { bucket: "old" } }, false, false],
    ["is pointed anew where nobody can read what it remembers", "not json", false, false],
  ])("%s", async (_, backend, state, stale) => {
    expect((await remembering(backend, state)) !== undefined).toBe(stale);
  });

  it("remembers nothing at first", async () => {
    expect(await inFolder("stale-", (folder) => Promise.resolve(staleBackend(folder)))).toBeUndefined();
  });
});
