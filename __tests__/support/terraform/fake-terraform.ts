import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** A program that stands in for Terraform, and what it has applied. */
export interface FakeTerraform {
  /** Variables that put it first on PATH. */
  readonly env: Record<string, string>;
  /** Stacks that were applied, in the order in which they were. */
  applied(): string[];
  /** Stacks that were destroyed, in the order in which they were. */
  destroyed(): string[];
  /** Has it refuse to plan that resources go. */
  protect(...addresses: readonly string[]): void;
  /** Makes it fail when it applies a stack, until told otherwise. */
  failAt(stack: string | undefined): void;
  /** Changes a resource beside it. */
  forget(stack: string, address: string): void;
}

/**
 * Terraform as far as the order of stacks goes: it plans what differs between a stack and what it applied last, refuses to
 * plan above a stack that isn't there, and applies saved plans alone.
 */
export function fakeTerraform(folder: string, name = "terraform"): FakeTerraform {
  const [bin, world] = [path.join(folder, "bin"), path.join(folder, "world")];
  for (const each of [bin, world]) mkdirSync(each, { recursive: true });
  const program = path.join(bin, name);
  writeFileSync(program, `#!${process.execPath}\nconst WORLD = ${JSON.stringify(world)};\n${PROGRAM}`);
  chmodSync(program, 0o755);
  const linesOf = (file: string): string[] =>
    readdirSync(world).includes(file) ? readFileSync(path.join(world, file), "utf8").trim().split("\n") : [];
  const failing = path.join(world, "failing.txt");
  return {
    env: { PATH: `${bin}:${process.env.PATH}` },
    applied: () => linesOf("applied.txt"),
    destroyed: () => linesOf("destroyed.txt"),
    protect: (...addresses) => writeFileSync(path.join(world, "protected.txt"), addresses.join("\n")),
    failAt: (stack) => writeFileSync(failing, stack ?? ""),
    forget(stack, address) {
      const file = path.join(world, `${stack}.json`);
      const state = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
      delete state[address];
      writeFileSync(file, JSON.stringify(state));
    },
  };
}

const PROGRAM = String.raw`
const { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const [command, ...args] = process.argv.slice(2);
const stack = path.basename(process.cwd());
const shard = /^(?:bootstrap|foundation|platform|database|compute|cluster-services|observability)-(.+)$/.exec(stack)?.[1];
const protectedThings = () => (existsSync(path.join(WORLD, "protected.txt")) ? readFileSync(path.join(WORLD, "protected.txt"), "utf8").split("\n") : []);
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {});
const state = path.join(WORLD, stack + ".json");
const fail = (text) => { process.stderr.write("Error: " + text + "\n"); process.exit(1); };
if (command === "version") console.log("Terraform v1.11.4");
if (command === "plan") {
  const document = read("cdk.tf.json");
  const destroy = args.includes("-destroy");
  const layers = Object.keys(document.data?.terraform_remote_state ?? {});
  // A client's own stacks read those of the same client.
  const mine = (layer) => layer + (layers.length > 0 && shard ? "-" + shard : "");
  const missing = layers.map(mine).find((each) => !existsSync(path.join(WORLD, each + ".json")));
  if (missing && !(destroy && !existsSync(state))) fail("the " + missing + " layer has no acme yet: deploy " + missing + " first");
  const now = {};
  for (const [type, blocks] of Object.entries(document.resource ?? {}))
    for (const [id, body] of Object.entries(blocks)) if (!destroy && !body.count && !body.for_each) now[type + "." + id] = { ...body, "//": undefined };
  const before = read(state);
  const changes = [...new Set([...Object.keys(before), ...Object.keys(now)])].map((address) => {
    const [type, name] = address.split(".");
    const same = JSON.stringify(before[address]) === JSON.stringify(now[address]);
    const action = same ? "no-op" : !before[address] ? "create" : !now[address] ? "delete" : "update";
    const change = { actions: [action], before: before[address] ?? null, after: now[address] ?? null };
    return { address, mode: "managed", type, name, change };
  });
  const kept = changes.filter(({ change, address }) => change.actions[0] === "delete" && protectedThings().includes(address));
  if (kept.length > 0) fail(kept.map(({ address }) => "Instance cannot be destroyed\n\nResource " + address + " has lifecycle.prevent_destroy set").join("\nError: "));
  const plan = { format_version: "1.2", terraform_version: "1.11.4", errored: false, complete: true, resource_changes: changes };
  writeFileSync(args.find((each) => each.startsWith("-out=")).slice(5), JSON.stringify({ plan, now, destroy }));
}
if (command === "show") process.stdout.write(JSON.stringify(read(args.at(-1)).plan));
if (command === "apply") {
  const failing = path.join(WORLD, "failing.txt");
  const { now, plan, destroy } = read(args.at(-1));
  const WORDS = { create: "Creation", update: "Modifications", delete: "Destruction" };
  for (const { address, change } of plan.resource_changes) {
    const word = WORDS[change.actions[0]];
    if (word) console.log(address + ": " + word + " complete after 0s");
  }
  if (existsSync(failing) && readFileSync(failing, "utf8") === stack) fail("AWS refuses");
  if (destroy) rmSync(state, { force: true });
  else writeFileSync(state, JSON.stringify(now));
  appendFileSync(path.join(WORLD, destroy ? "destroyed.txt" : "applied.txt"), stack + "\n");
}
`;
