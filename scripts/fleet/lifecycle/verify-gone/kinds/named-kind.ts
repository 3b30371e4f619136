import type { NameKind } from "../../../../../config/catalogue/name-limits";
import { awsCall } from "../aws-words";
import type { SweepKind, SweepScene } from "../sweep-scene";

/** A thing that a service lists by name, without its tags. */
export interface NamedThing {
  readonly name: string | undefined;
  readonly arn?: string;
}

/** One kind of thing that is known by its whole name; under another name the tag index has it. */
export interface NamedRow extends Pick<SweepKind, "id" | "means" | "permission"> {
  readonly scope?: SweepKind["scope"];
  readonly nameKind: NameKind;
  /** Besides whole names: names that are made from them. */
  readonly more?: (name: string, scene: SweepScene) => boolean;
  readonly list: (scene: SweepScene) => Promise<readonly NamedThing[]>;
  /** The commands that remove it, without `aws` and region. */
  readonly remove: (name: string, scene: SweepScene) => readonly (readonly string[])[];
}

/** Looks for a row's things by their names. */
export function namedKind({
  id,
  scope = "region",
  nameKind,
  more,
  means,
  permission,
  list,
  remove,
}: NamedRow): SweepKind {
  return {
    id,
    scope,
    looked: more === undefined ? "whole names" : "whole names, and those made from them",
    means,
    permission,
    async look(scene) {
      const wanted = scene.names(nameKind);
      const things = (await list(scene)).flatMap(({ name, arn }) => (name === undefined ? [] : [{ name, arn }]));
      const ours = things.filter(({ name }) => wanted.has(name) || more?.(name, scene));
      return {
        leftovers: ours.map(({ name, arn }) => ({
          subject: name,
          arn,
          found: "name",
          commands: remove(name, scene).map((words) => awsCall(scene.region, ...words)),
        })),
      };
    },
  };
}
