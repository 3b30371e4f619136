import { definedOf } from "../reading/defined-of";
import type { Draft } from "../reading/camel";
import {
  architectureOf,
  hasAccelerator,
  isEbsOptimised,
  isMemoryOptimised,
  isNitro,
} from "../catalogue/instance-types";
import { clientEntries, type Check, type ClientEntry, type InFile } from "../registry";
import { ZONES_PER_NETWORK } from "../derived/subnets";
import type { Path } from "../reading/path";
import type { Problem } from "../reading/problem";

type Eks = Draft<ClientEntry["eks"]>;

/** Ports nobody opens: Session Manager replaces SSH and RDP. */
const REMOTE_ACCESS_PORTS: ReadonlySet<number> = new Set([22, 3389]);

/** Sizes, types and ports that fit together (S3-14, S3-17, S3-66). */
export const checkMachines: Check = function* (registry) {
  for (const [name, entry] of clientEntries(registry)) {
    const path = ["clients", name];
    yield* scalingProblems(entry.eks, [...path, "eks"]);
    yield* nodeTypeProblems(entry.eks?.instanceTypes ?? [], [...path, "eks", "instance_types"]);
    yield* databaseProblems(entry.database, [...path, "database"]);
    yield* machineTypeProblems(entry.compute?.instanceType, [...path, "compute", "instance_type"]);
    for (const [index, further] of (entry.alsoIn ?? []).entries()) {
      const at = [...path, "also_in", index];
      if (further?.eks) {
        yield* scalingProblems({ ...entry.eks, ...definedOf(further.eks) }, [...at, "eks"]);
        yield* nodeTypeProblems(further.eks.instanceTypes ?? [], [...at, "eks", "instance_types"]);
      }
      yield* databaseProblems(further?.database, [...at, "database"]);
    }
    yield* portProblems(entry.security?.databasePorts ?? [], [...path, "security", "database_ports"]);
    yield* serverPortProblems(entry.security?.databasePorts?.[0], [...path, "security", "database_ports", 0]);
    yield* portProblems(entry.security?.customPorts ?? [], [...path, "security", "custom_ports"]);
  }
};

function* scalingProblems(eks: Eks | undefined, path: Path): Iterable<Problem & InFile> {
  const { minSize, maxSize, desiredSize } = eks ?? {};
  if (minSize !== undefined && maxSize !== undefined && minSize > maxSize) {
    yield {
      file: "clients",
      path: [...path, "min_size"],
      rule: "node-scaling",
      message: `is more than max_size ${maxSize}`,
    };
  }
  // EKS takes no node group that can't have a node.
  if (maxSize !== undefined && maxSize < ZONES_PER_NETWORK) {
    yield {
      file: "clients",
      path: [...path, "max_size"],
      rule: "node-scaling",
      message: `is less than one node in each of ${ZONES_PER_NETWORK} zones`,
    };
  }
  if (desiredSize === undefined) return;
  if (minSize !== undefined && desiredSize < minSize) {
    yield {
      file: "clients",
      path: [...path, "desired_size"],
      rule: "node-scaling",
      message: `is less than min_size ${minSize}`,
    };
  }
  if (maxSize !== undefined && desiredSize > maxSize) {
    yield {
      file: "clients",
      path: [...path, "desired_size"],
      rule: "node-scaling",
      message: `is more than max_size ${maxSize}`,
    };
  }
}

function* nodeTypeProblems(types: readonly (string | undefined)[], path: Path): Iterable<Problem & InFile> {
  const known = types.flatMap((type, index) => (type === undefined ? [] : [{ type, at: [...path, index] }]));
  const [first] = known;
  for (const { type, at } of known) {
    if (first && architectureOf(type) !== architectureOf(first.type)) {
      const message = `is ${architectureOf(type)}, and ${first.type} is ${architectureOf(first.type)}: one image can't start both`;
      yield { file: "clients", path: at, rule: "instance-type", message };
    }
    if (hasAccelerator(type)) {
      const message = "has accelerators, which the standard node image has no drivers for";
      yield { file: "clients", path: at, rule: "instance-type", message };
    } else if (!isNitro(type)) {
      const message = "is from before the Nitro system: its nodes take no prefixes of addresses, so few pods get one";
      yield {
        file: "clients",
        path: at,
        rule: "instance-type",
        message,
        hint: "a newer generation, such as t3 or m6i",
      };
    }
  }
}

function* databaseProblems(
  database: Draft<ClientEntry["database"]> | undefined,
  path: Path,
): Iterable<Problem & InFile> {
  const types = {
    master_instance_type: database?.masterInstanceType,
    replica_instance_type: database?.replicaInstanceType,
  };
  for (const [field, type] of Object.entries(types)) {
    yield* machineTypeProblems(type, [...path, field]);
    if (type === undefined || architectureOf(type) !== "x86_64" || hasAccelerator(type)) continue;
    if (!isMemoryOptimised(type)) {
      yield {
        file: "clients",
        path: [...path, field],
        severity: "warning",
        rule: "database-instance-family",
        message: "is not a memory-optimised type",
        hint: "r6i.large is the default",
      };
    }
  }
}

/** A machine outside the cluster starts from Debian's image for x86_64, with EBS-optimised disks (S3-65, S3-73). */
function* machineTypeProblems(type: string | undefined, path: Path): Iterable<Problem & InFile> {
  if (type === undefined) return;
  const at = { file: "clients", path, rule: "instance-type" } as const;
  if (architectureOf(type) !== "x86_64") yield { ...at, message: "is arm64, and the machine's image is x86_64" };
  else if (hasAccelerator(type))
    yield { ...at, message: "has accelerators, which the machine's image has no drivers for" };
  else if (!isEbsOptimised(type)) {
    const message = "is from before EBS-optimised disks were the rule, and EC2 refuses to start it with such";
    yield { ...at, message, hint: "a newer generation, such as t3, m6i or r6i" };
  }
}

/** The first database port is the server's own, and only root may listen below 1024. */
function* serverPortProblems(port: number | undefined, path: Path): Iterable<Problem & InFile> {
  if (port === undefined || port >= 1024 || REMOTE_ACCESS_PORTS.has(port)) return;
  const message = "is a port below 1024, on which PostgreSQL can't listen";
  const hint = "its own port comes first: 5432 is the usual one";
  yield { file: "clients", path, rule: "port", message, hint };
}

function* portProblems(ports: readonly (number | undefined)[], path: Path): Iterable<Problem & InFile> {
  for (const [index, port] of ports.entries()) {
    if (port === undefined || !REMOTE_ACCESS_PORTS.has(port)) continue;
    const message = "is for remote access, which goes through Session Manager";
    yield { file: "clients", path: [...path, index], rule: "port", message };
  }
}
