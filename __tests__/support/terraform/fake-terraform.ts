import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** A program that stands in for Terraform, and what it has applied. */
export interface FakeTerraform {
  /** Variables that put it first on PATH. */
  readonly env: Record<string, string>;
  /** Stacks that were applied, in the order in which they were. */
  applied(): string[];
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
  const calls = path.join(world, "applied.txt");
  const failing = path.join(world, "failing.txt");
  return {
    env: { PATH: `${bin}:${process.env.PATH}` },
    applied: () => (readdirSync(world).includes("applied.txt") ? readFileSync(calls, "utf8").trim().split("\n") : []),
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
const { appendFileSync, existsSync, readFileSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const [command, ...args] = process.argv.slice(2);
const stack = path.basename(process.cwd());
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {});
const state = path.join(WORLD, stack + ".json");
const fail = (text) => { process.stderr.write("Error: " + text + "\n"); process.exit(1); };
if (command === "version") console.log("Terraform v1.11.4");
if (command === "plan") {
  const document = read("cdk.tf.json");
  const missing = Object.keys(document.data?.terraform_remote_state ?? {}).find((each) => !existsSync(path.join(WORLD, each + ".json")));
  if (missing) fail("the " + missing + " layer has no acme yet: deploy " + missing + " first");
  const now = {};
  for (const [type, blocks] of Object.entries(document.resource ?? {}))
    for (const [id, body] of Object.entries(blocks)) if (!body.count && !body.for_each) now[type + "." + id] = { ...body, "//": undefined };
  const before = read(state);
  const changes = [...new Set([...Object.keys(before), ...Object.keys(now)])].map((address) => {
    const [type, name] = address.split(".");
    const same = JSON.stringify(before[address]) === JSON.stringify(now[address]);
    const action = same ? "no-op" : !before[address] ? "create" : !now[address] ? "delete" : "update";
    const change = { actions: [action], before: before[address] ?? null, after: now[address] ?? null };
    return { address, mode: "managed", type, name, change };
  });
  const plan = { format_version: "1.2", terraform_version: "1.11.4", errored: false, complete: true, resource_changes: changes };
  writeFileSync(args.find((each) => each.startsWith("-out=")).slice(5), JSON.stringify({ plan, now }));
}
if (command === "show") process.stdout.write(JSON.stringify(read(args.at(-1)).plan));
if (command === "apply") {
  const failing = path.join(WORLD, "failing.txt");
  if (existsSync(failing) && readFileSync(failing, "utf8") === stack) fail("AWS refuses");
  writeFileSync(state, JSON.stringify(read(args.at(-1)).now));
  appendFileSync(path.join(WORLD, "applied.txt"), stack + "\n");
}
`;
