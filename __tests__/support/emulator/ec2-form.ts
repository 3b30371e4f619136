/** A value of an EC2 request: text, or named parts; a list is a part whose names are 1, 2, 3… */
export type FormValue = string | { [name: string]: FormValue };

/** Reads the flattened fields of an EC2 request (`Options.TunnelOptions.1.TunnelInsideCidr=…`) back into a tree. */
export function ec2Form(body: string): { [name: string]: FormValue } {
  const root: { [name: string]: FormValue } = {};
  for (const [field, value] of new URLSearchParams(body)) {
    const names = field.split(".");
    const last = names.pop() ?? field;
    let node = root;
    for (const name of names) {
      const next = node[name];
      node = typeof next === "object" ? next : (node[name] = {});
    }
    node[last] = value;
  }
  return root;
}

/** Writes such a tree as EC2 answers it: names in lower camel case, lists as `…Set` of items. */
export function ec2Elements(parts: { [name: string]: FormValue }): string {
  return Object.entries(parts)
    .map(([name, value]) => ec2Element(elementName(name), value))
    .join("");
}

function ec2Element(name: string, value: FormValue): string {
  if (typeof value === "string") return `<${name}>${value}</${name}>`;
  if (!("1" in value)) return `<${name}>${ec2Elements(value)}</${name}>`;
  const items = Object.values(value).map((item) => ec2Element("item", item));
  return `<${singular(name)}Set>${items.join("")}</${singular(name)}Set>`;
}

/** `IKEVersion` and `DPDTimeoutSeconds` become `ikeVersion` and `dpdTimeoutSeconds`. */
function elementName(name: string): string {
  return name.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]/, (start) => start.toLowerCase());
}

function singular(name: string): string {
  return name.replace(/Options$/, "Option");
}
