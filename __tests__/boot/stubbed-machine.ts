import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { PROJECT_ROOT } from "../support/synth-project";

/** How the program ended. */
export interface Ended {
  readonly code: number | null;
  readonly stderr: string;
  /** The command lines that it ran of the stubbed ones, in order. */
  readonly ran: readonly string[];
}

/** A folder with an etc, a dev and stubs for what would change the real machine. */
export interface StubbedMachine {
  readonly folder: string;
  fleetMachine(...args: string[]): Ended;
  /** Replaces a command: by default it does nothing and succeeds. Its script sees its arguments. */
  stub(command: string, script?: string): void;
  write(file: string, content: string): void;
  read(file: string): string;
  /** The device of an attached volume, as udev names it on Nitro machines; it begins with these bytes. */
  attach(volumeId: string, beginning?: Buffer): string;
  remove(): void;
}

const PROGRAM = path.join(PROJECT_ROOT, "modules", "machine", "boot", "fleet-machine");

/** Everything that the program may call and that a test must not let through. */
const STUBBED = [
  "apt-get",
  "aws",
  "chown",
  "curl",
  "dpkg",
  "dpkg-query",
  "mkfs.ext4",
  "mount",
  "resize2fs",
  "systemctl",
];

/** Makes a machine in a temporary folder. */
export function stubbedMachine(): StubbedMachine {
  const folder = mkdtempSync(path.join(tmpdir(), "fleet-machine-"));
  const at = (file: string) => path.join(folder, file);
  for (const each of ["bin", "etc/fleet", "etc/apt/sources.list.d", "dev/disk/by-id", "volumes"])
    mkdirSync(at(each), { recursive: true });
  const machine: StubbedMachine = {
    folder,
    fleetMachine(...args) {
      rmSync(at("ran"), { force: true });
      const env = {
        PATH: `${at("bin")}:${process.env.PATH}`,
        FLEET_ETC: at("etc"),
        FLEET_DEV: at("dev"),
        FLEET_ROOT: at("volumes"),
        FLEET_WAIT_SECONDS: "0",
      };
      const { status, stderr } = spawnSync(PROGRAM, args, { env, encoding: "utf8", cwd: folder });
      const ran = existsSync(at("ran")) ? readFileSync(at("ran"), "utf8").trimEnd().split("\n") : [];
      return { code: status, stderr, ran: ran.map((line) => line.replaceAll(`${folder}/`, "")) };
    },
    stub(command, script = "") {
      const record = `printf '%s\\n' "${command} $*" >>"${at("ran")}"`;
      writeFileSync(at(`bin/${command}`), `#!/usr/bin/env bash\n${record}\n${script}\n`, { mode: 0o755 });
    },
    write: (file, content) => writeFileSync(at(file), content),
    read: (file) => readFileSync(at(file), "utf8"),
    attach(volumeId, beginning = Buffer.alloc(0)) {
      const device = at(`dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_${volumeId.replace("-", "")}`);
      const content = Buffer.alloc(2 ** 21);
      beginning.copy(content);
      writeFileSync(device, content);
      return device;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
  for (const command of STUBBED) machine.stub(command);
  return machine;
}
