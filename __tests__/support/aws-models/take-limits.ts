/**
 * Takes from AWS's service models, as botocore ships them, what they say of the values we write, and writes it to the fixture:
 * pip download --no-deps botocore, unpack it, node --import tsx __tests__/support/aws-models/take-limits.ts <botocore's folder>
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { format } from "prettier";

import { INSTANCE_TYPES } from "../../../config/catalogue/instance-types";
import { allResources } from "./synthesized-registries";
import { attributesOf } from "./attributes";
import { LIMITS_FILE, type ModelLimit, type ModelLimits } from "./limits-file";
import { readModel, type ServiceModel } from "./model";
import { OPERATIONS } from "./operations";
import { resolve, type Found } from "./resolve";

/** Of longer lists of allowed values only those that we write are kept. */
const LONG_ENUM = 40;

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Which folder is botocore in?");
const models = new Map<string, ServiceModel>();
function modelOf(service: string): ServiceModel {
  const model = models.get(service) ?? readModel(join(folder!, "data"), service);
  models.set(service, model);
  return model;
}

const seen = new Map<string, Set<string>>();
for (const resource of allResources()) {
  for (const { path, value } of attributesOf(resource)) {
    seen.set(path, (seen.get(path) ?? new Set()).add(String(value)));
  }
}

function limitOf({ shape, name, documented }: Found, written: ReadonlySet<string>): ModelLimit {
  const { min, max, pattern, enum: values = shape.type === "list" ? undefined : documented } = shape;
  if (values?.includes(INSTANCE_TYPES[0]!)) return { shape: name };
  const kept = values && values.length > LONG_ENUM ? values.filter((value) => written.has(value)) : values;
  return {
    shape: name,
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(pattern !== undefined && { pattern }),
    ...(kept && { enum: kept }),
  };
}

const attributes: Record<string, ModelLimit> = {};
const unknown: string[] = [];
for (const [path, written] of [...seen].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const places = OPERATIONS[path.split(".")[0]!];
  const found = places && resolve(path, places, modelOf);
  if (found) attributes[path] = limitOf(found, written);
  else if (path.startsWith("aws_")) unknown.push(path);
}

const [, version = "unknown"] = /^__version__ = '(.*)'$/m.exec(readFileSync(join(folder, "__init__.py"), "utf8")) ?? [];
const limits: ModelLimits = {
  source: `botocore ${version}, data/<service>/<version>/service-2.json`,
  taken: new Date().toISOString().slice(0, 10),
  unknownInstanceTypes: INSTANCE_TYPES.filter((type) => !modelOf("ec2").shapes.InstanceType!.enum!.includes(type)),
  attributes,
};
void format(JSON.stringify(limits), { parser: "json", printWidth: 150 }).then((text) => {
  writeFileSync(LIMITS_FILE, text);
  process.stdout.write(
    `${LIMITS_FILE}: ${Object.keys(attributes).length} attributes\nnot found:\n${unknown.join("\n")}\n`,
  );
});
