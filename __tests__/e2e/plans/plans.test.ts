import path from "node:path";
import { isDeepStrictEqual } from "node:util";

import type { LayerName } from "../../../config/layers";
import type { Action, ResourceChange } from "../../../scripts/fleet/review/changes/change-set";
import { changeSet } from "../../../scripts/fleet/review/changes/change-set-of";
import { CHANGE_RULES } from "../../../scripts/fleet/review/gate/rules/change-rules";
import type { GateFinding } from "../../../scripts/fleet/review/gate/verdict";
import { describeUnlessMissing } from "../../support/describe-unless-missing";
import { findTools } from "../../support/terraform/tools";
import { makeBackend } from "../backend";
import { APPLY } from "../commands";
import { openScene, type Scene } from "../scene";
import { story } from "../story";
import { succeeded } from "../verdict";
import { CODE_CHANGES } from "./code-changes";
import { EDITED_PLANS } from "./edited-plans";
import { BEFORE, EDITS, EDITS_ABOVE, type Edit } from "./edits";
import { judgedPlan } from "./judged-plan";
import { Planner, type Planned, type ShownPlan } from "./planner";

const REGION = "us-east-2";
const ABOVE = ["platform", "database", "compute", "cluster-services", "observability"] as const;

/** Rules that plans decide, and those about plans; where there is a plan, nobody needs to ask a table. */
const RULES = [
  ...Object.keys(CHANGE_RULES).filter((rule) => rule !== "replacement-unknown"),
  ...["address-gone", "client-gone", "destroyed", "drift", "everyone-touched", "foreign-client", "too-many-deleted"],
  ...["plan-errored", "plan-foreign", "plan-format", "plan-incomplete", "plan-missing", "plan-unreadable"],
  "refresh-only",
];

const tools = findTools(process.env);

describeUnlessMissing("missing" in tools ? tools.missing : [], "plans of real terraform, as a gate reads them", () => {
  const step = story();
  let scene: Scene;
  let first: Planner;
  let second: Planner;
  let above: Readonly<Record<(typeof ABOVE)[number], Planner>>;
  let before: Planned;
  /** Layers above foundation are made while foundation is asked. */
  let made: Promise<readonly PromiseSettledResult<void>[]> = Promise.resolve([]);
  /** Rules that each plan was told by. */
  const told: ReadonlySet<string>[] = [];

  beforeAll(async () => {
    if ("missing" in tools) return;
    scene = await openScene(tools.mirror, REGION);
    const emulation = { endpoint: scene.shim.endpoint, mirror: tools.mirror };
    const planner = (layer: LayerName, operator: string): Planner =>
      new Planner(scene.workspace(layer, operator), layer, emulation, path.join(scene.root, `${layer}-of-${operator}`));
    [first, second] = [planner("foundation", "first"), planner("foundation", "second")];
    above = Object.fromEntries(ABOVE.map((layer) => [layer, planner(layer, "first")])) as typeof above;
    await makeBackend(scene.account, {
      stateBucket: "ohio-01-terraform-state-production",
      lockTable: "terraform-locks-us-east",
      region: REGION,
    });
    await scene.account.makeZone("ezra.world");
  });

  afterAll(async () => {
    await made;
    await (scene as Scene | undefined)?.close();
  });

  step("of an account that has nothing, a plan adds all that the stack has", async () => {
    before = first.load(BEFORE);
    second.load(BEFORE);
    const init = [first, second].map(({ workspace }) => workspace.terraform("init", "-no-color"));
    (await Promise.all(init)).forEach(succeeded);
    const { changes, findings } = noted(await first.planned(before));
    expect(findings).toEqual([]);
    const all = before.synthesis.stack("foundation")!.resources.filter(({ kind }) => kind === "resource");
    expect(addressesOf(changes, "add")).toEqual(all.map(({ address }) => address).sort());
    expect(changes).toHaveLength(all.length);
    succeeded(await first.workspace.terraform("apply", "-no-color", "-parallelism=40", "changes.tfplan"));
    made = Promise.allSettled([
      apply("platform", "cluster-services", "observability"),
      apply("database"),
      apply("compute"),
    ]);
  });

  step("of an account that has all of it, a plan changes nothing", async () => {
    const { changes, findings } = noted(await first.planned(before));
    expect([changes, findings.filter(({ severity }) => severity === "refused")]).toEqual([[], []]);
  });

  for (const [at, edits] of groups([...EDITS, ...CODE_CHANGES]).entries())
    step(
      `each edit is told for its client alone, and does to resources what was forecast: group ${at + 1}`,
      async () => {
        const rest = [...edits];
        const unlike: object[] = [];
        const lane = async (planner: Planner): Promise<void> => {
          for (let edit = rest.shift(); edit; edit = rest.shift())
            unlike.push(...(await unlikeForecast(planner, before, edit)));
        };
        await Promise.all([lane(first), lane(second)]);
        expect(unlike).toEqual([]);
      },
    );

  step("so does each edit in the layers above, which lose what the gate says", async () => {
    for (const each of await made) if (each.status === "rejected") throw each.reason;
    const lanes = ABOVE.map(async (layer) => {
      const base = above[layer].load(BEFORE);
      const unlike: object[] = [];
      for (const edit of EDITS_ABOVE.filter((each) => each.layer === layer))
        unlike.push(...(await unlikeForecast(above[layer], base, edit)));
      return unlike;
    });
    expect((await Promise.all(lanes)).flat()).toEqual([]);
  });

  step(
    "a plan of a part, of drift alone or of another synth is refused, one that makes anew on purpose isn't",
    async () => {
      const project = first.load(EDITS[1]!.files);
      const target = before.synthesis.stack("foundation")!.resources.find(({ type }) => type === "aws_route_table")!;
      for (const [args, rules] of [
        [
          [`-target=${target.address}`, "-refresh=false"],
          ["plan-foreign", "plan-incomplete"],
        ],
        [["-refresh-only"], ["plan-foreign"]],
        [[`-replace=${target.address}`, "-refresh=false"], []],
      ] as const)
        expect([args, refusedOf(noted(await first.planned(project, ...args)))]).toEqual([args, rules]);
      const third = first.load(EDITS.find(({ owner }) => owner === "initech")!.files);
      expect(refusedOf(noted(await first.shown(third)))).toEqual(["plan-foreign"]);
    },
  );

  step("what was changed in AWS alone is drift", async () => {
    const project = first.load(BEFORE);
    const state = JSON.parse((await first.workspace.terraform("show", "-json")).stdout) as ShownState;
    const vpc = state.values.root_module.resources.find(({ type }) => type === "aws_vpc")!;
    const tag = { "ResourceId.1": String(vpc.values.id), "Tag.1.Key": "Client", "Tag.1.Value": "somebody" };
    await scene.account.ec2("CreateTags", tag);
    const { findings, changes } = noted(await first.planned(project));
    const refused = findings.filter(({ severity }) => severity === "refused");
    expect(refused).toMatchObject([{ rule: "drift", address: vpc.address }]);
    expect(refused[0]!.attribute).toContain("tags.Client");
    expect(changes).toMatchObject([{ address: vpc.address, action: "change" }]);
    expect(JSON.stringify(findings)).not.toContain("somebody");
  });

  step("a real plan that somebody edits is refused for what was done to it", async () => {
    const project = second.load(BEFORE);
    const { document } = await second.planned(project, "-refresh=false");
    for (const [name, edit, rules, manifest] of EDITED_PLANS) {
      const { plans } = second.read(project.synthesis, edit(document), manifest);
      expect([name, refusedOf(plans)]).toEqual([name, rules]);
      told.push(new Set(plans.findings.map(({ rule }) => rule)));
    }
  });

  step("more than forty plans were judged, and each rule has fired and has been silent", () => {
    expect(told.length - EDITED_PLANS.length).toBeGreaterThan(40);
    const fired = new Set(told.flatMap((each) => [...each]));
    expect(RULES.filter((rule) => !fired.has(rule) || told.every((each) => each.has(rule)))).toEqual([]);
    expect(fired).not.toContain("replacement-unknown");
  });

  /** Makes layers one after another. */
  async function apply(...layers: readonly (typeof ABOVE)[number][]): Promise<void> {
    for (const layer of layers) {
      above[layer].load(BEFORE);
      succeeded(await above[layer].workspace.terraform("init", "-no-color"));
      succeeded(await above[layer].workspace.terraform(...APPLY));
    }
  }

  /** Keeps what a plan was told by. */
  function noted({ plans }: ShownPlan): ShownPlan["plans"] {
    told.push(new Set(plans.findings.map(({ rule }) => rule)));
    return plans;
  }

  /** How a plan of an edit and the verdict on it differ from what was forecast, and from whom it may touch; empty where they don't. */
  async function unlikeForecast(planner: Planner, base: Planned, edit: Edit): Promise<object[]> {
    const { name, files, code, actions, owner = "globex", also, refused = [], stops = false } = edit;
    const project = planner.load(files, code);
    // What is there was looked at just now.
    const run = await planner.plan("-refresh=false");
    if (run.code !== (stops ? 1 : 0)) return [{ name, run }];
    const { plans, folder } = await planner.shown(project);
    const { findings } = judgedPlan(base, project, folder);
    told.push(new Set(findings.map(({ rule }) => rule)));
    // What Terraform refuses itself is saved as a plan all the same.
    if (stops) return refusedOf({ findings }).includes("plan-errored") ? [] : [{ name, findings }];
    const { changes } = plans;
    const forecast = changeSet(base.synthesis, project.synthesis).changes;
    const found = {
      ...actionsOf(changes),
      others: changes.filter((each) => each.owner !== owner && each.owner !== also).map(({ address }) => address),
      refused: ownedBy(findings.filter(({ severity }) => severity === "refused")),
      destroyed: ownedBy(findings.filter(({ rule }) => rule === "destroyed")),
      missing: actions.filter((action) => !changes.some((each) => each.action === action)),
    };
    const gone = changes.some(({ action }) => action === "remove");
    const due = {
      ...{ ...actionsOf(forecast), others: [], missing: [], refused: [...refused].sort() },
      destroyed: gone ? [`destroyed ${owner}`] : [],
    };
    return isDeepStrictEqual(found, due) ? [] : [{ name, found, due }];
  }

  interface ShownState {
    readonly values: {
      readonly root_module: {
        readonly resources: readonly { address: string; type: string; values: Readonly<Record<string, unknown>> }[];
      };
    };
  }
});

/** So many that busy machines have done with them in time. */
function groups(edits: readonly Edit[], size = 10): Edit[][] {
  return edits.length === 0 ? [] : [edits.slice(0, size), ...groups(edits.slice(size), size)];
}

function actionsOf(changes: readonly ResourceChange[]): Record<string, string[]> {
  return Object.fromEntries((["remove", "add", "replace"] as const).map((each) => [each, addressesOf(changes, each)]));
}

function addressesOf(changes: readonly ResourceChange[], wanted: Action): string[] {
  const resources = changes.filter(({ action, address }) => action === wanted && !address.startsWith("data."));
  return resources.map(({ address }) => address).sort();
}

function ownedBy(findings: readonly GateFinding[]): string[] {
  return [...new Set(findings.map(({ rule, owner = "shared" }) => `${rule} ${owner}`))].sort();
}

function refusedOf({ findings }: { readonly findings: readonly GateFinding[] }): string[] {
  const refused = findings.filter(({ severity }) => severity === "refused");
  return [...new Set(refused.map(({ rule }) => rule))].sort();
}
