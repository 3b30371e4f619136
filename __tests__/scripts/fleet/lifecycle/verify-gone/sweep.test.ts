import { sweep } from "../../../../../scripts/fleet/lifecycle/verify-gone/sweep";
import type { Leftover, SweepKind, SweepScene } from "../../../../../scripts/fleet/lifecycle/verify-gone/sweep-scene";

const scene = (region: string) => ({ region, client: "acme" }) as SweepScene;
const VOLUME = "arn:aws:ec2:us-east-2:1:volume/vol-1";
const GHOST = "arn:aws:ec2:us-east-2:1:volume/vol-gone";
const TABLE = "arn:aws:dynamodb:us-east-2:1:table/x";

const thing = (arn: string): Leftover => ({ subject: arn, arn, found: "tag Client", commands: ["aws"] });

function kind(id: string, look: SweepKind["look"], more: Partial<SweepKind> = {}): SweepKind {
  return { id, scope: "region", looked: "x", means: "x", permission: "ec2:DescribeVolumes", look, ...more };
}

const found =
  (...arns: string[]) =>
  () =>
    Promise.resolve({ leftovers: arns.map(thing) });

function refusal(name: string): () => Promise<never> {
  return () => Promise.reject(Object.assign(new Error("No"), { name, $metadata: {} }));
}

const told = async (...kinds: SweepKind[]) => sweep(kinds, scene("us-east-2"), [scene("us-east-2")]);

describe("sweep", () => {
  it("tells of a thing once, though a kind and the index of tags have it, and of nothing that has gone meanwhile", async () => {
    const [volumes, tagged] = await told(
      kind("volumes", found(VOLUME), { sees: ["ec2:volume"] }),
      kind("tagged", found(VOLUME, GHOST, TABLE)),
    );
    expect(volumes!.leftovers.map(({ arn }) => arn)).toEqual([VOLUME]);
    expect(tagged!.leftovers.map(({ arn }) => arn)).toEqual([TABLE]);
  });

  it("believes the index of tags about what the kind itself was refused to see", async () => {
    const [volumes, tagged] = await told(
      kind("volumes", refusal("UnauthorizedOperation"), { sees: ["ec2:volume"] }),
      kind("tagged", found(VOLUME)),
    );
    expect(volumes).toMatchObject({ leftovers: [], reason: "AccessDenied: needs ec2:DescribeVolumes" });
    expect(tagged!.leftovers.map(({ arn }) => arn)).toEqual([VOLUME]);
  });

  it("counts an answer that is none of AWS's as not looked at, and throws what is a mistake of ours", async () => {
    const html = () => Promise.reject(Object.assign(new SyntaxError("<html>"), { $response: {} }));
    expect(await told(kind("x", html), kind("y", found()))).toMatchObject([{ reason: "SyntaxError: <html>" }, {}]);
    await expect(told(kind("x", () => Promise.reject(new TypeError("ours"))))).rejects.toThrow("ours");
  });

  it("ends with the failure where nobody could be asked anything", async () => {
    const expired = kind("x", refusal("ExpiredToken"));
    await expect(told(expired, { ...expired, id: "y" })).rejects.toMatchObject({ name: "ExpiredToken" });
    expect(await told(expired, kind("y", found()))).toMatchObject([{ reason: "ExpiredToken: No" }, {}]);
  });

  it("looks once for what the account has, and in each region for what that has", async () => {
    const regions = [scene("us-east-2"), scene("us-west-2")];
    const reports = await sweep(
      [kind("a", found(), { scope: "account" }), kind("b", found())],
      scene("us-east-2"),
      regions,
    );
    expect(reports.map(({ kind, where }) => `${kind} ${where}`)).toEqual(["a account", "b us-east-2", "b us-west-2"]);
  });
});
