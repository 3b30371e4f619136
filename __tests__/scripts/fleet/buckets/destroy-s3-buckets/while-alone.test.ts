import { spawnSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { whileAlone } from "../../../../../scripts/fleet/buckets/destroy-s3-buckets/while-alone";

const accountId = "123456789012";
const left = (bucket: string) => readdirSync(tmpdir()).filter((name) => name.includes(bucket));
const lockOf = (bucket: string) =>
  path.join(tmpdir(), `fleet-destroy-${process.getuid?.() ?? "user"}-${accountId}-${bucket}-.json`);

describe("Two destructions of one bucket at once", () => {
  it("are one: the second is refused while the first is at work, and may come after it", async () => {
    const buckets = ["alone-a", "alone-b"];
    await whileAlone({ accountId, buckets }, async () => {
      const second = jest.fn(() => Promise.resolve());
      await expect(whileAlone({ accountId, buckets: ["alone-c", "alone-b"] }, second)).rejects.toMatchObject({
        code: 1,
        message: `alone-b is being destroyed by another run (process ${process.pid}): nothing was changed, wait for its end`,
      });
      expect(second).not.toHaveBeenCalled();
      expect(left("alone-c")).toEqual([]);
      await whileAlone({ accountId: "210987654321", buckets }, () => Promise.resolve());
    });
    await whileAlone({ accountId, buckets }, () => Promise.resolve());
    expect(left("alone-")).toEqual([]);
  });

  it("keep nobody out when the first failed, or was killed", async () => {
    const buckets = ["alone-d"];
    await expect(whileAlone({ accountId, buckets }, () => Promise.reject(new Error("failed")))).rejects.toThrow(
      "failed",
    );
    const { pid } = spawnSync(process.execPath, ["--version"]);
    for (const content of [
      JSON.stringify({ pid, mark: "x/1" }),
      JSON.stringify({ pid: process.pid, mark: "x/1" }),
      "",
    ]) {
      writeFileSync(lockOf("alone-d"), content);
      await expect(whileAlone({ accountId, buckets }, () => Promise.resolve("done"))).resolves.toBe("done");
    }
    expect(left("alone-d")).toEqual([]);
  });
});
