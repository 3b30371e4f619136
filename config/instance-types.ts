import { INSTANCE_SIZES } from "./instance-sizes";

/** The processor an instance type has: an image for one does not start on the other. */
export type Architecture = "x86_64" | "arm64";

/** Every known type, in table order. */
export const INSTANCE_TYPES: readonly string[] = Object.entries(INSTANCE_SIZES).flatMap(([family, sizes]) =>
  sizes.split(" ").map((size) => `${family}.${size}`),
);

const KNOWN: ReadonlySet<string> = new Set(INSTANCE_TYPES);

/** Whether EC2 has a type of this name. */
export function isInstanceType(name: string): boolean {
  return KNOWN.has(name);
}

/** `r6i` of `r6i.large`. */
export function familyOf(name: string): string {
  return name.slice(0, name.indexOf("."));
}

/** Graviton families carry a "g" right after their generation (`t4g`, `c7gn`), and a1 was the first. */
export function architectureOf(name: string): Architecture {
  return /^(a1|[a-z]+\d+g[a-z]*|.*-gb\d+)$/.test(familyOf(name)) ? "arm64" : "x86_64";
}

/** Families with GPUs or accelerators, which need an image with their drivers. */
export function hasAccelerator(name: string): boolean {
  return /^(p\d|g\d|gr\d|inf\d|trn\d|dl\d|vt\d|f\d|cg\d)/.test(familyOf(name));
}

/** Families sized for memory, as databases want (S3-66). */
export function isMemoryOptimised(name: string): boolean {
  return /^(r\d|x\d|z1d|u-|u7)/.test(familyOf(name));
}
