import type { SweepKind } from "../sweep-scene";
import { ec2Kind } from "./ec2-kind";
import { MACHINE_ROWS } from "./ec2-machines";
import { NETWORK_ROWS } from "./ec2-networks";

/** Every kind of thing that EC2 describes. */
export const EC2_KINDS: readonly SweepKind[] = [...MACHINE_ROWS, ...NETWORK_ROWS].map(ec2Kind);
