/** With -detailed-exitcode only an empty plan ends with 0. */
export const PLAN = ["plan", "-detailed-exitcode", "-no-color"];

/** Waiting for each other's consistency, most resources of a stack can be made at the same time. */
export const APPLY = ["apply", "-auto-approve", "-no-color", "-parallelism=40"];
export const DESTROY = ["destroy", "-auto-approve", "-no-color", "-parallelism=40"];
