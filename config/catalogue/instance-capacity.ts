import { INSTANCE_SIZES } from "./instance-sizes";
import { familyOf } from "./instance-types";

/** What a machine has before its operating system takes anything. */
export interface InstanceCapacity {
  readonly vcpus: number;
  readonly memoryMib: number;
}

/**
 * Families by the memory that each vCPU comes with, in GiB. Only families that nodes may be of are here: no accelerators,
 * nothing before Nitro, no HPC. Source: DescribeInstanceTypes, as of 2026-05; the ninth Graviton generation and the
 * eighth's latest variants follow what their letters mean.
 */
const FAMILIES_BY_GIB_PER_VCPU: Readonly<Record<string, string>> = {
  2: "a1 c5 c5a c5ad c5d c6a c6g c6gd c6gn c6i c6id c6in c7a c7g c7gd c7gn c7i c7i-flex c8a c8g c8gb c8gd c8gn c8i c8i-flex c8ib c8id c8in c8ine c9g c9gd",
  // The largest two have a little more.
  2.625: "c5n",
  4: "d3en im4gn m5 m5a m5ad m5d m5dn m5n m5zn m6a m6g m6gd m6i m6id m6idn m6in m7a m7g m7gd m7i m7i-flex m8a m8azn m8g m8gb m8gd m8gn m8i m8i-flex m8ib m8id m8idb m8idn m8in m8ine m9g m9gd t3 t3a t4g",
  6: "is4gen",
  8: "d3 i3en i4g i4i i7i i7ie i8g i8ge r5 r5a r5ad r5b r5d r5dn r5n r6a r6g r6gd r6i r6id r6idn r6in r7a r7g r7gd r7i r7iz r8a r8g r8gb r8gd r8gn r8i r8i-flex r8ib r8id r8idb r8idn r8in r9g r9gd z1d",
  16: "x2gd x2idn x8g x8i",
  32: "x2iedn x2iezn x8aedz",
};

const GIB_PER_VCPU: ReadonlyMap<string, number> = new Map(
  Object.entries(FAMILIES_BY_GIB_PER_VCPU).flatMap(([ratio, families]) =>
    families.split(" ").map((family): [string, number] => [family, Number(ratio)]),
  ),
);

/** Memory of the burstable families' small sizes, in GiB; all of them have two vCPUs. */
const BURSTABLE_GIB: Readonly<Record<string, number>> = { nano: 0.5, micro: 1, small: 2, medium: 4 };
const BURSTABLE_VCPUS = 2;

/** What a type has, or undefined where this project doesn't know: nobody can say then what fits on it. */
export function capacityOf(type: string): InstanceCapacity | undefined {
  const family = familyOf(type);
  const size = type.slice(family.length + 1);
  const ratio = GIB_PER_VCPU.get(family);
  if (ratio === undefined) return undefined;
  const burstable = family.startsWith("t") ? BURSTABLE_GIB[size] : undefined;
  if (burstable !== undefined) return { vcpus: BURSTABLE_VCPUS, memoryMib: burstable * 1024 };
  // A machine without a hypervisor has what its family's largest virtual size has.
  const vcpus = size === "metal" ? Math.max(...virtualSizes(family).map(vcpusOf)) : vcpusOf(size);
  return { vcpus, memoryMib: vcpus * ratio * 1024 };
}

function virtualSizes(family: string): string[] {
  return (INSTANCE_SIZES[family] ?? "").split(" ").filter((size) => !size.startsWith("metal"));
}

/** AWS's ladder: medium 1, large 2, xlarge 4, and so many times four before the x. */
function vcpusOf(size: string): number {
  if (size === "medium") return 1;
  if (size === "large") return 2;
  return 4 * Number(/(\d+)xl/.exec(size)?.[1] ?? 1);
}
