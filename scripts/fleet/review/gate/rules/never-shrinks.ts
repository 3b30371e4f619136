import type { ResourceChange } from "../../changes/change-set";
import type { Body } from "../../model/stack";
import type { GateRule } from "../rule";
import { refusal } from "./refusal";
import { sidesOf, type Sides } from "./sides";
import { numberIn, valuesAt } from "./values-at";

/** Sizes and versions that AWS only raises, by type: arguments, and why. */
const RISING: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_ebs_volume: { size: "EBS refuses to shrink a volume, in the middle of the apply" },
  aws_instance: {
    "ebs_block_device.volume_size": "EBS refuses to shrink a volume, in the middle of the apply",
    "root_block_device.volume_size": "EBS refuses to shrink a volume, in the middle of the apply",
  },
  aws_eks_cluster: { version: "EKS never takes a cluster back to an older Kubernetes" },
};

/** Where charts say how large the volumes of pods are. */
const VOLUME_OF_PODS = /(^|\.)(size|storage|volumeSize)$/;

const UNITS: Readonly<Record<string, number>> = { Ki: 1, Mi: 2, Gi: 3, Ti: 4, Pi: 5 };

/** What only grows is made smaller, or older: it would fail while it is applied, or lose what it holds. */
export const neverShrinks: GateRule = (changes, context) =>
  sidesOf(changes, context).flatMap((sides) => {
    const { change } = sides;
    if (change.action === "add" || change.action === "remove") return [];
    return [...ofArguments(sides), ...ofCharts(change)].map(({ attribute, why }) =>
      refusal("immutable-changed", change, {
        attribute,
        reason: `It is made smaller or older than it is: ${why}.`,
        todo: "Take it back; what must be smaller is made anew beside it, and its data moved (docs/runbooks/replacements.md).",
      }),
    );
  });

interface Shrunk {
  readonly attribute: string;
  readonly why: string;
}

function ofArguments({ change, before, after }: Sides): Shrunk[] {
  return Object.entries(RISING[change.type] ?? {}).flatMap(([attribute, why]) =>
    isLess(largest(after, attribute), largest(before, attribute)) ? [{ attribute, why }] : [],
  );
}

/** Kubernetes keeps the claims of a StatefulSet as they are: Helm's upgrade fails. */
function ofCharts({ type, attributes }: ResourceChange): Shrunk[] {
  if (!/^(helm_release|kubernetes_)/.test(type)) return [];
  return attributes
    .filter(({ path, before, after }) => VOLUME_OF_PODS.test(path) && isLess(bytesOf(after), bytesOf(before)))
    .map(({ path }) => ({ attribute: path, why: "Kubernetes refuses to shrink the volumes of pods" }));
}

function largest(body: Body | undefined, path: string): number | undefined {
  const numbers = valuesAt(body, path).flatMap((value) => rankOf(value) ?? []);
  return numbers.length === 0 ? undefined : Math.max(...numbers);
}

/** A size as it stands, a version by its minor: `1.9` is before `1.35`. */
function rankOf(value: unknown): number | undefined {
  const [, major, minor] = /^(\d+)\.(\d+)$/.exec(String(value)) ?? [];
  return major === undefined ? numberIn(value) : Number(major) * 1000 + Number(minor);
}

function bytesOf(quantity: unknown): number | undefined {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([KMGTP]i)$/.exec(String(quantity)) ?? [];
  return unit === undefined ? undefined : Number(amount) * 1024 ** UNITS[unit]!;
}

function isLess(after: number | undefined, before: number | undefined): boolean {
  return after !== undefined && before !== undefined && after < before;
}
