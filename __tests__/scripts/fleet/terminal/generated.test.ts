import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { writeGenerated } from "../../../../scripts/fleet/terminal/generated";
import { withFolder, writeFiles } from "../../../support/synth-project";

describe("writeGenerated", () => {
  let said: string[];

  beforeEach(() => {
    said = [];
    jest.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  it("writes what differs, removes what must not be there, and says so", () => {
    withFolder((folder) => {
      writeFiles(folder, { "same.txt": "1", "old.txt": "1", "gone.txt": "1" });
      writeGenerated(folder, { "same.txt": "1", "old.txt": "2", "deep/new.txt": "3", "gone.txt": undefined });
      expect(readFileSync(join(folder, "old.txt"), "utf8")).toBe("2");
      expect(readFileSync(join(folder, "deep/new.txt"), "utf8")).toBe("3");
      expect(existsSync(join(folder, "gone.txt"))).toBe(false);
      expect(said).toEqual(["Wrote old.txt, deep/new.txt, gone.txt\n"]);
    });
  });

  it("says when there is nothing to do", () => {
    withFolder((folder) => {
      writeFiles(folder, { "same.txt": "1" });
      writeGenerated(folder, { "same.txt": "1", "absent.txt": undefined });
      expect(said).toEqual(["Everything is up to date.\n"]);
    });
  });

  it("only refuses, with check", () => {
    withFolder((folder) => {
      writeFiles(folder, { "old.txt": "1" });
      expect(() => {
        writeGenerated(folder, { "old.txt": "2", "new.txt": "3" }, true);
      }).toThrow(
        expect.objectContaining({ code: 1, message: "stale: old.txt, new.txt; run npm run generate" }) as Error,
      );
      expect(readFileSync(join(folder, "old.txt"), "utf8")).toBe("1");
      expect(existsSync(join(folder, "new.txt"))).toBe(false);
    });
  });
});
