import { readFileSync } from "node:fs";
import { join } from "node:path";

import { FILES } from "../../config/registry";
import { renderFindings } from "../../config/reading/render-finding";
import { EXAMPLE, loadFiles } from "../support/registry";
import { ROOT } from "./markdown-files";

describe("The README", () => {
  it("shows a finding as the example's registry and ledger give it, with the block that it names", () => {
    const text = readFileSync(join(ROOT, "README.md"), "utf8");
    const [, block, shown] = /With globex's block set to `(.+)` in both files:\n\n {3}```\n(.*?)\n {3}```/s.exec(text)!;
    const [clients, ledger] = [FILES.clients, FILES.ledger].map((file) =>
      String(EXAMPLE[file]).replace("10.101.0.0/16", block!),
    );
    const loaded = loadFiles({ ...EXAMPLE, [FILES.clients]: clients!, [FILES.ledger]: ledger! });
    if (loaded.ok) throw new Error("The README's mistake is none");
    expect(shown!.replace(/^ {3}/gm, "")).toBe(renderFindings(loaded.findings).trimEnd());
  });
});
