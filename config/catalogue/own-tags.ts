import { COST_TAGS } from "./cost-tags";

/** Keys of the tags that the project itself sets: on everything, on what is a client's, or on some kind of resource. */
export const OWN_TAGS = [
  ...Object.values(COST_TAGS),
  "Project",
  "Region",
  "Layer",
  "ManagedBy",
  "ClientCode",
  "BusinessUnit",
  "Tier",
  "Compliance",
  "ComplianceLevel",
  "CostOptimization",
  "Name",
  "Service",
  "Description",
  "SnapshotPolicy",
] as const;

/** Most further tags: AWS takes 50 on a resource, and the project's own, AWS's and controllers' need the room that is left. */
export const MOST_COMMON_TAGS = 20;

/** A tag's key as every service takes it, IAM among them. */
export const TAG_KEY = /^[\p{L}\p{N} +\-=._:/@]{1,128}$/u;
