import { anchor, blocks, code, GENERATED, table } from "./markdown";
import { defaultText, isMap, isSection, meaningText, valueText, type SchemaNode } from "./schema-node";

/** What a page is about, beyond what its schema says. */
export interface ReferencePageProps {
  readonly title: string;
  readonly intro: string;
  readonly schema: SchemaNode;
  /** What stands in for the names people choose, by the path of their map. */
  readonly placeholders: Readonly<Record<string, string>>;
  /** When a change of a field takes effect, by its path; left out where the page does not say. */
  readonly effectOf?: (path: string) => string | undefined;
}

/** What all sections of a page are made with. */
type Common = Pick<ReferencePageProps, "placeholders" | "effectOf">;

/** A heading with the fields under it. */
interface Section {
  readonly path: string;
  readonly node: SchemaNode;
  readonly keys?: string | undefined;
  readonly description: string;
}

/** The reference page of one YAML file: every field, section by section, in the order of the schema. */
export function referencePage({ title, intro, schema, placeholders, effectOf }: ReferencePageProps): string {
  const sections = sectionsIn({ path: "", node: schema, description: "" }, placeholders);
  const contents = sections.slice(1).map(({ path }) => `${indent(path)}- [${code(lastName(path))}](#${anchor(path)})`);
  return blocks(
    `# ${title}`,
    intro,
    GENERATED,
    contents.join("\n"),
    ...sections.map((each) => render(each, { placeholders, ...(effectOf && { effectOf }) })),
  );
}

function render(section: Section, { placeholders, effectOf }: Common): string {
  const { path, node, keys, description } = section;
  const heading = `## ${path ? code(path) : "The file"}`;
  const rows = Object.entries(node.properties ?? {}).map(([name, field]) => {
    const inner = innerOf(path, name, field, placeholders);
    return [
      inner ? `[${code(name)}](#${anchor(inner.path)})` : code(name),
      inner && !isSection(field) ? `${field.type === "array" ? "list" : "map"} of sections` : valueText(field),
      defaultText(field, node.required?.includes(name) ?? false),
      ...(effectOf ? [(inner ? undefined : effectOf(joined(path, name))) ?? ""] : []),
      meaningText(field),
    ];
  });
  return blocks(
    heading,
    description,
    keys ?? "",
    table(["Field", "Value", "Default", ...(effectOf ? ["A change takes effect"] : []), "Meaning"], rows),
  ).trimEnd();
}

function sectionsIn(section: Section, placeholders: ReferencePageProps["placeholders"]): Section[] {
  const inner = Object.entries(section.node.properties ?? {}).flatMap(([name, field]) => {
    const found = innerOf(section.path, name, field, placeholders);
    return found ? sectionsIn(found, placeholders) : [];
  });
  return [section, ...inner];
}

/** The section that a field opens, if it opens one: its own, that of its items, or that of its map's values. */
function innerOf(
  parent: string,
  name: string,
  field: SchemaNode,
  placeholders: ReferencePageProps["placeholders"],
): Section | undefined {
  const path = joined(parent, name);
  const description = meaningText(field);
  if (field.items && isSection(field.items)) return { path: `${path}[]`, node: field.items, description };
  if (isMap(field) && isSection(field.additionalProperties)) {
    const placeholder = placeholders[path] ?? "{name}";
    const rule = field.propertyNames?.patternErrorMessage;
    const keys = rule && `${code(placeholder)}: ${rule}.`;
    return { path: `${path}.${placeholder}`, node: field.additionalProperties, description, keys };
  }
  const twins = Object.entries(field.properties ?? {});
  if (
    twins.length > 1 &&
    new Set(twins.map(([, each]) => JSON.stringify(each.properties))).size === 1 &&
    isSection(twins[0]![1])
  ) {
    const keys = `${twins.map(([key]) => code(key)).join(", ")}: each is optional and has the same fields.`;
    return { path: `${path}.${placeholders[path] ?? "{name}"}`, node: twins[0]![1], description, keys };
  }
  return isSection(field) ? { path, node: field, description } : undefined;
}

function joined(parent: string, name: string): string {
  return parent ? `${parent}.${name}` : name;
}

/** `clients.{client}.eks` → `eks`; a map's entry keeps the map's name. */
function lastName(path: string): string {
  return /[^.]+(\.\{[^}]*\})?$/.exec(path)![0];
}

function indent(path: string): string {
  return "  ".repeat(path.split(".").filter((step) => !step.startsWith("{")).length - 1);
}
