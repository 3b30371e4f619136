import { NETWORKS_AND_MACHINES } from "./replacing-attributes-of-networks";
import { OTHERS } from "./replacing-attributes-of-others";
import { SERVICES } from "./replacing-attributes-of-services";
import type { Replacing } from "./replacing";

/** Of which day the table is, and of which version of the provider that most of it is about. */
export const REPLACING_AS_OF = { day: "2026-12-01", provider: "hashicorp/aws 6.25.0" } as const;

/** What replaces resources, by type; every type that the stacks make is in it. */
export const REPLACING: Readonly<Record<string, Replacing>> = { ...NETWORKS_AND_MACHINES, ...SERVICES, ...OTHERS };
