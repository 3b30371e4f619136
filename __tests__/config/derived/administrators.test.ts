import { administrators } from "../../../config/derived/administrators";

const ACCOUNT = "123456789012";
const role = (name: string, account = ACCOUNT): string => `arn:aws:iam::${account}:role/${name}`;

describe("The administrators of a cluster", () => {
  it("are called as their roles are", () => {
    expect(administrators([role("terraform-deploy"), role("ops/break-glass")], ACCOUNT)).toEqual({
      "terraform-deploy": role("terraform-deploy"),
      "break-glass": role("ops/break-glass"),
    });
  });

  it.each([
    ["capital letters", role("PlatformAdmin"), /^platformadmin-[0-9a-f]{8}$/],
    ["signs", role("ops+admin@night_shift"), /^ops-admin-night-shift-[0-9a-f]{8}$/],
    ["a leading digit", role("1st-line"), /^st-line-[0-9a-f]{8}$/],
    ["nothing but signs", role("+++"), /^role-[0-9a-f]{8}$/],
    ["another account", role("terraform-deploy", "210987654321"), /^terraform-deploy-[0-9a-f]{8}$/],
  ])("have a legal id of their own with %s", (_, arn, id) => {
    const [made] = Object.keys(administrators([arn], ACCOUNT));
    expect(made).toMatch(id);
  });

  it("are told apart when only their accounts or spelling differ", () => {
    const arns = [role("admin"), role("admin", "210987654321"), role("Admin"), role("admin_"), role("admin")];
    expect(Object.values(administrators(arns, ACCOUNT))).toEqual(arns.slice(0, 4));
  });

  it("keep their ids whoever else is one", () => {
    const alone = administrators([role("Admin")], ACCOUNT);
    expect(administrators([role("admin"), role("Admin")], ACCOUNT)).toMatchObject(alone);
  });
});
