import { readFileSync } from "node:fs";
import { join } from "node:path";

import { readableStacks } from "../../../../../scripts/fleet/review/security-scan/readable-stacks";
import { withFolder, writeFiles } from "../../../../support/synth-project";

describe("The stacks that Checkov reads", () => {
  it("are copies of the last synth's, without what it can't read", () => {
    withFolder((folder) => {
      const stack = {
        terraform: { required_version: ">= 1.11", backend: { s3: {} } },
        resource: { aws_vpc: {} },
        import: [{ to: "a.b", id: "c" }],
      };
      const path = "stacks/foundation/cdk.tf.json";
      writeFiles(folder, {
        "manifest.json": JSON.stringify({ stacks: { foundation: { synthesizedStackPath: path } } }),
        [path]: JSON.stringify(stack),
        "stacks/left-over/cdk.tf.json": "{}",
      });
      readableStacks([folder], (files) => {
        expect([...files.values()]).toEqual([{ outdir: folder, path }]);
        const [copy] = [...files.keys()];
        const { terraform, ...rest } = JSON.parse(readFileSync(copy!, "utf8")) as typeof stack;
        expect({ terraform, rest }).toEqual({ terraform: { backend: { s3: {} } }, rest: { resource: stack.resource } });
      });
      expect(JSON.parse(readFileSync(join(folder, path), "utf8"))).toEqual(stack);
    });
  });
});
