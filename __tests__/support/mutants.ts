import type { Body } from "../../scripts/fleet/review/model/stack";
import type { Documents, StackDocument } from "./synth";

type Writable<T> = T extends readonly (infer I)[]
  ? Writable<I>[]
  : T extends object
    ? { -readonly [K in keyof T]: Writable<T[K]> }
    : T;

/** Documents that a mutant may change. */
export type WritableDocuments = Record<string, Writable<StackDocument>>;

/** A resource's arguments, open to change. */
export type WritableBody = Record<string, unknown>;

/** A copy of the documents with one thing wrong in it: a check that finds nothing there is worth nothing. */
export function mutate(documents: Documents, change: (copy: WritableDocuments) => void): Documents {
  const copy = structuredClone(documents) as WritableDocuments;
  change(copy);
  if (JSON.stringify(copy) === JSON.stringify(documents)) throw new Error("The mutant changes nothing");
  return copy;
}

/** A copy in which one resource is changed. */
export function mutateResource(documents: Documents, address: string, change: (body: WritableBody) => void): Documents {
  return mutate(documents, (copy) => {
    change(findBody(copy, address));
  });
}

/** A copy from which one resource is gone. */
export function dropResource(documents: Documents, address: string): Documents {
  const [type, id] = address.split(".") as [string, string];
  return mutate(documents, (copy) => {
    for (const document of Object.values(copy)) delete (document.resource?.[type] as Record<string, Body>)?.[id];
  });
}

/** A copy with one more resource. */
export function addResource(documents: Documents, stack: string, address: string, body: Body): Documents {
  const [type, id] = address.split(".") as [string, string];
  return mutate(documents, (copy) => {
    const resource = (copy[stack]!.resource ??= {}) as Record<string, Record<string, Body>>;
    (resource[type] ??= {})[id] = body;
  });
}

function findBody(documents: WritableDocuments, address: string): WritableBody {
  const [type, id] = address.split(".") as [string, string];
  for (const document of Object.values(documents)) {
    const body = document.resource?.[type]?.[id];
    if (body) return body;
  }
  throw new Error(`No stack has ${address}`);
}
