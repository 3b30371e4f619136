import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import { withReadableStacks } from "../../../../../scripts/fleet/review/security-scan/security-scan";
import { withFolder, writeFiles } from "../../../../support/synth-project";

describe("The stacks that Checkov reads", () => {
  it("are copies of the last synth's, without the one line that it can't read", () => {
    withFolder((folder) => {
      const stack = { terraform: { required_version: ">= 1.11", backend: { s3: {} } }, resource: { aws_vpc: {} } };
      const path = "stacks/foundation/cdk.tf.json";
      writeFiles(folder, {
        "manifest.json": JSON.stringify({ stacks: { foundation: { synthesizedStackPath: path } } }),
        [path]: JSON.stringify(stack),
        "stacks/left-over/cdk.tf.json": "{}",
      });
      withReadableStacks(folder, (files) => {
        expect(files.map((file) => basename(dirname(file)))).toEqual(["foundation"]);
        const { terraform, ...rest } = JSON.parse(readFileSync(files[0]!, "utf8")) as typeof stack;
        expect({ terraform, rest }).toEqual({ terraform: { backend: { s3: {} } }, rest: { resource: stack.resource } });
      });
      expect(JSON.parse(readFileSync(join(folder, path), "utf8"))).toEqual(stack);
    });
  });
});
