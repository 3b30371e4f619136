import { RENAMED } from "./renamed";
import type { ServiceModel, Shape } from "./model";

/** A shape, and what of a service's model it was found at. */
export interface Found {
  readonly shape: Shape;
  readonly name: string;
  /** Values that only the sentence about the member names: EC2 seldom has them in the shape. */
  readonly documented?: readonly string[] | undefined;
}

/** The shape that an attribute's value is sent as, by one of the places where an operation takes it. */
export function resolve(
  path: string,
  places: readonly string[],
  modelOf: (service: string) => ServiceModel,
): Found | undefined {
  for (const place of places) {
    const [service, operation, ...start] = place.split(".") as [string, string, ...string[]];
    const model = modelOf(service);
    const input = model.operations[operation]?.input?.shape;
    if (input === undefined) throw new Error(`botocore knows no ${place}`);
    const steps = [...start, ...stepsOf(path)];
    const found = follow(model, input, steps);
    if (found) return { ...found, name: `${service} ${operation} ${found.name}` };
  }
  return undefined;
}

/** The members on the way from a resource to a value; `[]` for an item, `*` for any key. */
function stepsOf(path: string): string[] {
  const renamed = RENAMED[path];
  if (renamed !== undefined) return parts(renamed);
  const cut = path.lastIndexOf(".");
  const item = path.endsWith("[]") ? path.slice(0, -2) : undefined;
  if (item !== undefined) return [...stepsOf(item), "[]"];
  if (cut === -1) return [];
  return [...stepsOf(path.slice(0, cut)), path.slice(cut + 1)];
}

function parts(text: string): string[] {
  return text.split(".").flatMap((part) => (part.endsWith("[]") ? [part.slice(0, -2), "[]"] : [part]));
}

function follow(model: ServiceModel, root: string, steps: readonly string[]): Found | undefined {
  let name = root;
  let documentation = "";
  const trail: string[] = [];
  for (const step of steps) {
    let shape = model.shapes[name]!;
    if (step === "[]") {
      // A block that Terraform takes several times, and AWS once.
      if (shape.type === "list") name = shape.member!.shape;
      continue;
    }
    while (shape.type === "list") {
      name = shape.member!.shape;
      shape = model.shapes[name]!;
    }
    if (shape.type === "map") {
      name = shape.value!.shape;
      continue;
    }
    // Dimensions and parameters: a map to Terraform, a list of names and values to AWS.
    const wanted = step === "*" ? "value" : plain(step);
    const member = Object.keys(shape.members ?? {}).find((each) => plain(each) === wanted) ?? plural(shape, wanted);
    if (member === undefined) return undefined;
    trail.push(member);
    const sent = shape.members![member]!;
    // A list's sentence is about its items, which are wrapped into structures of one member.
    documentation = trail.at(-2) !== undefined && member === "Value" ? documentation : (sent.documentation ?? "");
    name = sent.shape;
  }
  return { shape: model.shapes[name]!, name: trail.join("."), documented: validValues(documentation) };
}

function validValues(documentation: string): string[] | undefined {
  const [, list] = /Valid [Vv]alues:\s*((?:<code>[^<]+<\/code>\s*\|\s*)+<code>[^<]+<\/code>)/.exec(documentation) ?? [];
  return list === undefined ? undefined : [...list.matchAll(/<code>([^<]+)<\/code>/g)].map(([, value]) => value!);
}

function plain(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}

/** `rule` of Terraform is `Rules` of AWS. */
function plural(shape: Shape, wanted: string): string | undefined {
  return Object.keys(shape.members ?? {}).find((each) => plain(each) === `${wanted}s` || `${plain(each)}s` === wanted);
}
