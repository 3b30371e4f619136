/** A state as Terraform writes it, with an instance of `terraform_data` for each name. */
export function terraformState(
  serial: number,
  names: readonly string[],
  lineage = "11111111-2222-3333-4444-555555555555",
): string {
  const resources = names.map((name) => ({
    mode: "managed",
    type: "terraform_data",
    name,
    provider: 'provider["terraform.io/builtin/terraform"]',
    instances: [{ schema_version: 0, attributes: { id: name, input: null, output: null, triggers_replace: null } }],
  }));
  const state = {
    version: 4,
    terraform_version: "1.11.4",
    serial,
    lineage,
    outputs: {},
    resources,
    check_results: null,
  };
  return `${JSON.stringify(state, null, 2)}\n`;
}
