import { statfs } from "node:fs/promises";

import { ok, problem, type Check } from "../check";

/** The providers of the stacks unpacked, once, with room for states and plans. */
const LEAST_GIB = 2;

const GIB = 1024 ** 3;

/** Whether the project's disk has room for what Terraform downloads. */
export function diskCheck(freeBytes: (path: string) => Promise<number> = freeIn): Check {
  return async ({ root }) => {
    const free = (await freeBytes(root)) / GIB;
    const detail = `${free.toFixed(1)} GiB free`;
    return free >= LEAST_GIB
      ? ok(detail)
      : problem(
          `${detail}, and Terraform's providers take more than ${LEAST_GIB} GiB`,
          `make room on the disk of ${root}`,
        );
  };
}

async function freeIn(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}
