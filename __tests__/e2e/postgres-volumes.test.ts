import { execFileSync, spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { describeUnlessMissing } from "../support/describe-unless-missing";
import { PROJECT_ROOT } from "../support/synth-project";
import { story } from "./story";

const PROGRAM = path.join(PROJECT_ROOT, "modules", "machine", "boot", "fleet-machine");
const VOLUME = "vol-0da7a";
const MIB = 2 ** 20;

/** Containers often lack CAP_SYS_RESOURCE, which growing a mounted file system takes. */
const MAY_RESIZE = (effectiveCapabilities() & (1n << 24n)) !== 0n;

const missing = whatIsMissing();

describeUnlessMissing(missing === undefined ? [] : [missing], "volumes, on real block devices", () => {
  const step = story();
  const home = mkdtempSync(path.join(tmpdir(), "fleet-volumes-"));
  const [disk, mounted, etc, dev] = ["disk", "data", "etc", "dev"].map((name) => path.join(home, name)) as [
    string,
    string,
    string,
    string,
  ];
  let device: string;

  beforeAll(() => {
    mkdirSync(etc);
    writeFileSync(path.join(etc, "fstab"), "");
    mkdirSync(path.join(dev, "disk", "by-id"), { recursive: true });
    writeFileSync(disk, "");
    truncateSync(disk, 64 * MIB);
    device = execFileSync("losetup", ["--find", "--show", disk], { encoding: "utf8" }).trim();
    symlinkSync(device, path.join(dev, "disk", "by-id", "nvme-Amazon_Elastic_Block_Store_vol0da7a"));
  });

  afterAll(() => {
    spawnSync("umount", [mounted]);
    execFileSync("losetup", ["--detach", device]);
    rmSync(home, { recursive: true });
  });

  function mount() {
    const env = { PATH: process.env.PATH, FLEET_ETC: etc, FLEET_DEV: dev, FLEET_WAIT_SECONDS: "0" };
    const { status, stderr } = spawnSync(PROGRAM, ["mount", VOLUME, mounted, "root"], { env, encoding: "utf8" });
    return { code: status, stderr };
  }

  step("a blank volume gets a file system and is mounted (S3-61)", () => {
    expect(mount()).toMatchObject({ code: 0 });
    writeFileSync(path.join(mounted, "row"), "precious");
    expect(readFileSync(path.join(etc, "fstab"), "utf8")).toMatch(/^UUID=[0-9a-f-]{36} \S+ ext4 nofail,\S+ 0 2\n$/);
  });

  step("a volume that has grown is filled while it is mounted; where the kernel refuses, it serves as it is", () => {
    const before = statfsSync(mounted).blocks;
    truncateSync(disk, 128 * MIB);
    execFileSync("losetup", ["--set-capacity", device]);
    const { code, stderr } = mount();
    expect(code).toBe(0);
    if (MAY_RESIZE) expect(statfsSync(mounted).blocks).toBeGreaterThan(before * 1.5);
    else expect(stderr).toContain(`${mounted} does not fill volume ${VOLUME}`);
    expect(readFileSync(path.join(mounted, "row"), "utf8")).toBe("precious");
  });

  step("after a restart the volume is mounted with all that was on it", () => {
    execFileSync("umount", [mounted]);
    expect(mount()).toMatchObject({ code: 0 });
    expect(readFileSync(path.join(mounted, "row"), "utf8")).toBe("precious");
    expect(readFileSync(path.join(etc, "fstab"), "utf8").trim().split("\n")).toHaveLength(1);
  });

  step("a volume whose file system is damaged is refused, not made new", () => {
    execFileSync("umount", [mounted]);
    // The superblock, and with it the signature.
    execFileSync("dd", ["if=/dev/zero", `of=${device}`, "bs=1k", "seek=1", "count=1", "conv=notrunc"], {
      stdio: "ignore",
    });
    expect(mount()).toEqual({ code: 1, stderr: expect.stringContaining("neither new nor a file system") as string });
  });
});

function whatIsMissing(): string | undefined {
  if (process.platform !== "linux") return "this is not Linux";
  if (process.getuid?.() !== 0) return "mounting takes root, and this is another user";
  return spawnSync("losetup", ["--find"]).status === 0 ? undefined : "there are no loop devices";
}

function effectiveCapabilities(): bigint {
  if (process.platform !== "linux") return 0n;
  return BigInt(`0x${/^CapEff:\s+(\w+)$/m.exec(readFileSync("/proc/self/status", "utf8"))![1]}`);
}
