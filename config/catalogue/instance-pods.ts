/** How many pods get single addresses, by how many times a type's size is an xlarge. */
export type PodsBySize = readonly (readonly [xlarges: number, pods: number])[];

/**
 * Pods that get single addresses, by size: interfaces × (addresses of each − 1) + 2. Types of one size hardly differ
 * within a generation, and where they do, this is the most. Source: DescribeInstanceTypes, as of 2026-05.
 */
export const PODS_UP_TO_SEVENTH_GENERATION: PodsBySize = [
  [0.25, 8],
  [0.5, 29],
  [2, 58],
  [8, 234],
  [Infinity, 737],
];

/** The same of types from the eighth generation on. */
export const PODS_FROM_EIGHTH_GENERATION: PodsBySize = [
  [0.25, 11],
  [0.5, 78],
  [1, 118],
  [2, 158],
  [4, 394],
  [8, 492],
  [Infinity, 1514],
];

/** The same of burstable types, by the name of their size; larger ones are as all others. */
export const PODS_OF_BURSTABLE: Readonly<Record<string, number>> = {
  nano: 4,
  micro: 4,
  small: 11,
  medium: 17,
  large: 35,
};
