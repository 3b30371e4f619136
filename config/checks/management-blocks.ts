import { plural } from "../catalogue/plural";
import { contains, type Block } from "../cidr";
import type { Problem } from "../reading/problem";
import { blockOf, type Check, type InFile } from "../registry";
import { notReachableFrom } from "../schema/address-space";

/** A prefix shorter than this is half the internet or more: two of them are all of it. */
const SHORTEST_MANAGEMENT_PREFIX = 8;

/** What all blocks may hold together: two of the largest. */
const MOST_ADDRESSES = 2 * 2 ** (32 - SHORTEST_MANAGEMENT_PREFIX);

const PATH = ["kubernetes", "management_cidr_blocks"];
const HINT = "name the blocks operators come from, or set kubernetes.public_access: false";

/** A block of the list, and where it stands. */
interface Listed {
  readonly index: number;
  readonly block: Block;
}

/** The API endpoints are open to somebody, from where people can come, and not to a large part of the internet. */
export const checkManagementBlocks: Check = function* ({ platform }) {
  const { publicAccess, managementCidrBlocks } = platform?.kubernetes ?? {};
  if (!managementCidrBlocks) return;
  if (publicAccess && managementCidrBlocks.length === 0) {
    const message = "names no block while the API endpoints are public";
    yield { file: "platform", path: PATH, rule: "management-cidr", message, hint: HINT, value: "" };
  }
  const listed = managementCidrBlocks.flatMap((text, index): Listed[] => {
    const block = blockOf(text);
    return block ? [{ index, block }] : [];
  });
  const sound: Listed[] = [];
  for (const each of listed) {
    const problem = blockProblem(each);
    if (problem) yield problem;
    else sound.push(each);
  }
  yield* togetherProblems(sound);
};

function blockProblem({ index, block }: Listed): (Problem & InFile) | undefined {
  const at = { file: "platform", path: [...PATH, index], rule: "management-cidr", hint: HINT } as const;
  if (block.prefix < SHORTEST_MANAGEMENT_PREFIX) {
    return { ...at, message: "opens the API endpoints to a large part of the internet" };
  }
  const message = notReachableFrom(block);
  return message === undefined ? undefined : { ...at, message };
}

function* togetherProblems(listed: readonly Listed[]): Iterable<Problem & InFile> {
  const outermost: Listed[] = [];
  for (const each of listed) {
    const outer = listed.find((other) => other !== each && contains(other.block, each.block));
    if (outer === undefined) {
      outermost.push(each);
      continue;
    }
    const message = `lies within ${outer.block.text}, which is listed too`;
    const path = [...PATH, each.index];
    yield { file: "platform", path, severity: "warning", rule: "management-cidr", message };
  }
  const addresses = outermost.reduce((sum, { block }) => sum + (block.last - block.first + 1), 0);
  if (addresses <= MOST_ADDRESSES) return;
  const share = ((addresses / 2 ** 32) * 100).toFixed(1);
  const message = `opens the API endpoints to ${share} % of all addresses, in ${plural(outermost.length, "block")} together`;
  yield { file: "platform", path: PATH, rule: "management-cidr", message, hint: HINT, value: "" };
}
