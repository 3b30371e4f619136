import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { forecastReplacement } from "../../scripts/fleet/review/replacement/forecast-replacement";
import { oneOfEachKind } from "../support/changed-resource";
import { describeUnlessMissing } from "../support/describe-unless-missing";
import type { Body } from "../../scripts/fleet/review/model/stack";
import { concrete, rememberedState, type Remembered } from "../support/terraform/remembered-state";
import { run } from "../support/terraform/run";
import { findTools } from "../support/terraform/tools";
import changedAttributes from "./fixtures/changed-attributes.json";

/** Changes of one attribute at a time, by type: other values that the provider accepts, and what may be left out. */
const CHANGED_ATTRIBUTES: Readonly<
  Record<string, { readonly set: Readonly<Record<string, unknown>>; readonly unset: readonly string[] }>
> = changedAttributes;

/** What is no argument of the resource itself, and what the provider would look up. */
const META = ["count", "depends_on", "for_each", "lifecycle", "provider", "tags"];

/** A resource of which one attribute changes, or is no longer written. */
interface Case extends Remembered {
  readonly attribute: string;
  readonly after: Body;
}

const tools = findTools(process.env);

describeUnlessMissing(
  "missing" in tools ? tools.missing : [],
  "the forecast of replacements, by the real provider",
  () => {
    const cases = allCases();
    const folder = mkdtempSync(path.join(tmpdir(), "fleet-forecast-"));
    let replaced: ReadonlySet<string>;

    beforeAll(async () => {
      if ("missing" in tools) return;
      writeFileSync(path.join(folder, "terraform.tfstate"), rememberedState(cases));
      writeFileSync(path.join(folder, "main.tf.json"), JSON.stringify(configuration(tools.mirror.awsVersion, cases)));
      const rc = path.join(folder, "terraform.rc");
      writeFileSync(
        rc,
        `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(tools.mirror.directory)}\n  }\n}\n`,
      );
      const variables = { PATH: process.env.PATH ?? "", HOME: folder, TF_CLI_CONFIG_FILE: rc, CHECKPOINT_DISABLE: "1" };
      const terraform = async (...args: string[]): Promise<string> => {
        const { code, stdout, stderr } = await run("terraform", args, folder, variables);
        if (code !== 0) throw new Error(`terraform ${args[0]} failed: ${stderr}`);
        return stdout;
      };
      await terraform("init", "-no-color");
      // Nothing is asked of AWS: the state says what is there.
      await terraform("plan", "-refresh=false", "-lock=false", "-no-color", "-out=plan");
      const plan = JSON.parse(await terraform("show", "-json", "plan")) as {
        readonly resource_changes: readonly {
          readonly address: string;
          readonly change: { readonly actions: string[] };
        }[];
      };
      replaced = new Set(
        plan.resource_changes.filter(({ change }) => change.actions.includes("delete")).map(({ address }) => address),
      );
    });

    afterAll(() => {
      rmSync(folder, { recursive: true, force: true });
    });

    it("is tried on most types that the stacks make, with some that are replaced and some that stay", () => {
      expect(new Set(cases.map(({ type }) => type)).size).toBeGreaterThan(60);
      expect(cases.length).toBeGreaterThan(250);
      expect(replaced.size).toBeGreaterThan(100);
    });

    it.each(Object.keys(CHANGED_ATTRIBUTES))("%s", (type) => {
      const judged = cases
        .filter((each) => each.type === type)
        .map(({ name, attribute, body, after }) => {
          const changed = [{ path: attribute, before: undefined, after: undefined, shown: undefined }];
          const forecast = forecastReplacement(type, changed, body, after).length > 0;
          return { attribute, forecast, planned: replaced.has(`${type}.${name}`) };
        });
      expect(judged.map(({ attribute, forecast }) => [attribute, forecast])).toEqual(
        judged.map(({ attribute, planned }) => [attribute, planned]),
      );
    });
  },
);

function allCases(): Case[] {
  const kinds = oneOfEachKind();
  return Object.entries(CHANGED_ATTRIBUTES).flatMap(([type, { set, unset }]) => {
    const bodies = kinds.filter((each) => each.type === type).map(({ body }) => concrete(body, META));
    const having = (attribute: string): Body | undefined =>
      bodies.find((body) => valueAt(body, attribute.split(".")) !== undefined);
    const changes = [
      ...Object.entries(set).map(([attribute, value]) => ({ attribute, value })),
      ...unset.map((attribute) => ({ attribute, value: undefined })),
    ];
    return changes.flatMap(({ attribute, value }, index) => {
      const body = having(attribute) ?? (attribute.includes(".") ? undefined : bodies[0]);
      if (!body) throw new Error(`No ${type} of the fleet has ${attribute}`);
      return [{ type, name: `case-${index}`, attribute, body, after: withValue(body, attribute.split("."), value) }];
    });
  });
}

function configuration(version: string, cases: readonly Case[]): object {
  const resource: Record<string, Record<string, Body>> = {};
  for (const { type, name, after } of cases) (resource[type] ??= {})[name] = after;
  const skipped = ["skip_credentials_validation", "skip_requesting_account_id", "skip_metadata_api_check"];
  const aws = { region: "us-east-2", access_key: "none", secret_key: "none" };
  return {
    terraform: { required_providers: { aws: { source: "hashicorp/aws", version } } },
    provider: { aws: { ...aws, ...Object.fromEntries(skipped.map((key) => [key, true])) } },
    resource,
  };
}

function valueAt(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return value;
  const [block] = [value].flat() as (Body | undefined)[];
  return valueAt(block?.[key], rest);
}

function withValue(body: Body, [key, ...rest]: readonly string[], value: unknown): Body {
  if (rest.length === 0)
    return Object.fromEntries(Object.entries({ ...body, [key!]: value }).filter(([, each]) => each !== undefined));
  const [first, ...others] = [body[key!]].flat() as Body[];
  const inner = withValue(first!, rest, value);
  return { ...body, [key!]: Array.isArray(body[key!]) ? [inner, ...others] : inner };
}
