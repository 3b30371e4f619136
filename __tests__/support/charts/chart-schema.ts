type Node = Readonly<Record<string, unknown>>;

/** One place in a chart's values.schema.json: which keys it names, `$ref` and alternatives included. */
export class SchemaPlace {
  private readonly nodes: readonly Node[];

  constructor(
    private readonly root: unknown,
    nodes: readonly unknown[] = [root],
  ) {
    this.nodes = nodes.flatMap((node) => this.expanded(node));
  }

  /** Whether the schema names keys here, rather than taking any. */
  get namesKeys(): boolean {
    return this.nodes.some(({ properties }) => isNode(properties) && Object.keys(properties).length > 0);
  }

  /** What the schema says of a key, when it names it or says how all keys look. */
  member(key: string): SchemaPlace | undefined {
    const members = this.nodes.flatMap(({ properties, additionalProperties }) => {
      if (isNode(properties) && Object.hasOwn(properties, key)) return [properties[key]];
      return isNode(additionalProperties) && Object.keys(additionalProperties).length > 0 ? [additionalProperties] : [];
    });
    return members.length > 0 ? new SchemaPlace(this.root, members) : undefined;
  }

  private expanded(node: unknown): Node[] {
    if (!isNode(node)) return [];
    const { $ref, allOf, anyOf, oneOf } = node;
    const parts = [allOf, anyOf, oneOf].flatMap((each) => (Array.isArray(each) ? (each as unknown[]) : []));
    if (typeof $ref === "string" && $ref.startsWith("#/")) parts.push(this.resolved($ref));
    return [node, ...parts.flatMap((part) => this.expanded(part))];
  }

  private resolved(reference: string): unknown {
    const steps = reference.slice("#/".length).split("/");
    return steps.reduce<unknown>((node, step) => (isNode(node) ? node[step] : undefined), this.root);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
