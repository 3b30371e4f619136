import type { Body } from "../../model/stack";
import { stringsIn } from "../../model/strings-in";
import type { GateRule } from "../rule";
import { refusal } from "./refusal";
import { sidesOf, type Sides } from "./sides";
import { valuesAt } from "./values-at";

const TODO = "Take it out, or say in config/approvals.yaml whose code it is and who has read it.";

/** Where charts name the registry of an image. */
const IMAGE = /(^|\.)(image|[a-z]+Image)(\.(registry|repository|image))?$/;

/**
 * Code from where none came before: a command that runs on the machine that applies, a chart of another repository, an
 * image of another registry. What a resource brings that is new is compared with nothing, but for its commands.
 */
export const foreignCode: GateRule = (changes, context) =>
  sidesOf(changes, context).flatMap((sides) => {
    const { change, after } = sides;
    if (!after) return [];
    return [...commands(sides), ...charts(sides)].map(({ attribute, reason }) =>
      refusal("foreign-code", change, { attribute, reason, todo: TODO }),
    );
  });

interface Foreign {
  readonly attribute: string;
  readonly reason: string;
}

function commands({ before, after }: Sides): Foreign[] {
  const isNew = after!.provisioner !== undefined && !isSame(before?.provisioner, after!.provisioner);
  return isNew
    ? [{ attribute: "provisioner", reason: "It runs a command on the machine that applies, or on one that it makes." }]
    : [];
}

function charts({ change, before, after }: Sides): Foreign[] {
  if (change.type !== "helm_release" || !before) return [];
  const [was, now] = [before, after].map((body) => valuesAt(body, "repository").map(String)[0]);
  return [
    ...(was !== now ? [{ attribute: "repository", reason: "Its chart comes from another repository." }] : []),
    ...change.attributes
      .filter(({ path, after: image }) => IMAGE.test(path) && typeof image === "string")
      .filter(({ after: image }) => !hostsIn(before).has(hostOf(image as string)))
      .map(({ path }) => ({ attribute: path, reason: "Its image comes from another registry." })),
  ];
}

/** The registries that a release names. */
function hostsIn(body: Body): Set<string | undefined> {
  return new Set([...stringsIn(body)].map(({ text }) => hostOf(text)));
}

/** `quay.io` of `quay.io/prometheus/node-exporter`; undefined for images of Docker Hub without it. */
function hostOf(image: string): string | undefined {
  return /^([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::\d+)?(?:\/|$)/i.exec(image)?.[1]?.toLowerCase();
}

function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
