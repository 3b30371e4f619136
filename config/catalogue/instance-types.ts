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

/** Families from before the Nitro system. Source: DescribeInstanceTypes, hypervisor xen, and the types it no longer lists. */
const BEFORE_NITRO = /^(c[134]|cc[12]|cg1|cr1|d2|f1|g[23]s?|h1|hi1|hs1|i[23]|m[1-4]|p[23]|r[34]|t[12]|x1e?)$/;

/** Whether a type runs on the Nitro system: only there do nodes take whole prefixes of addresses for their pods. */
export function isNitro(name: string): boolean {
  return !BEFORE_NITRO.test(familyOf(name));
}

/** Families whose disks share the network with everything else, as those of before 2015 and t2 do. */
const NOT_EBS_OPTIMISED = /^(c[13]|cc[12]|cg1|cr1|g2|hi1|hs1|i2|m[123]|r3|t[12])$/;

/** Whether a type's disks have bandwidth of their own, always and at no extra price; EC2 starts no other as EBS-optimised. */
export function isEbsOptimised(name: string): boolean {
  return !NOT_EBS_OPTIMISED.test(familyOf(name));
}
