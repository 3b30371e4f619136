import { definedOf } from "../defined-of";
import type { Draft } from "../camel";
import { architectureOf, hasAccelerator, isMemoryOptimised } from "../instance-types";
import { clientEntries, type Check, type ClientEntry, type Report } from "../registry";
import type { Path } from "../path";

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
    for (const [index, further] of (entry.alsoIn ?? []).entries()) {
      const at = [...path, "also_in", index];
      if (further?.eks) {
        yield* scalingProblems({ ...entry.eks, ...definedOf(further.eks) }, [...at, "eks"]);
        yield* nodeTypeProblems(further.eks.instanceTypes ?? [], [...at, "eks", "instance_types"]);
      }
      yield* databaseProblems(further?.database, [...at, "database"]);
    }
    yield* portProblems(entry.security?.databasePorts ?? [], [...path, "security", "database_ports"]);
    yield* portProblems(entry.security?.customPorts ?? [], [...path, "security", "custom_ports"]);
  }
};

function* scalingProblems(eks: Eks | undefined, path: Path): Iterable<Report> {
  const { minSize, maxSize, desiredSize } = eks ?? {};
  if (minSize !== undefined && maxSize !== undefined && minSize > maxSize) {
    yield {
      file: "clients",
      path: [...path, "min_size"],
      rule: "node-scaling",
      message: `is more than max_size ${maxSize}`,
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

function* nodeTypeProblems(types: readonly (string | undefined)[], path: Path): Iterable<Report> {
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
    }
  }
}

function* databaseProblems(database: Draft<ClientEntry["database"]> | undefined, path: Path): Iterable<Report> {
  const types = {
    master_instance_type: database?.masterInstanceType,
    replica_instance_type: database?.replicaInstanceType,
  };
  for (const [field, type] of Object.entries(types)) {
    if (type === undefined) continue;
    if (architectureOf(type) !== "x86_64") {
      yield {
        file: "clients",
        path: [...path, field],
        rule: "instance-type",
        message: "is arm64, and the database image is x86_64",
      };
    } else if (!isMemoryOptimised(type)) {
      const hint = "r6i.large is the default";
      yield {
        file: "clients",
        path: [...path, field],
        severity: "warning",
        rule: "database-instance-family",
        message: "is not a memory-optimised type",
        hint,
      };
    }
  }
}

function* portProblems(ports: readonly (number | undefined)[], path: Path): Iterable<Report> {
  for (const [index, port] of ports.entries()) {
    if (port === undefined || !REMOTE_ACCESS_PORTS.has(port)) continue;
    const message = "is for remote access, which goes through Session Manager";
    yield { file: "clients", path: [...path, index], rule: "port", message };
  }
}
