import { clientEntry, fleetOf, projectOf, type Section } from "../support/registry";
import { minimalClient } from "../support/fleets";
import { synthesize, type Documents } from "../support/synth";

/** What a stack asks of AWS before it has anything to make, but where its state is. */
function lookedUp(documents: Documents): Record<string, string[]> {
  const found = Object.entries(documents).map(([stack, { data = {}, resource }]): [string, string[]] => {
    const types = Object.keys(data).filter((type) => resource !== undefined || !OF_STATES.has(type));
    return [stack, types];
  });
  return Object.fromEntries(
    found.filter(([stack, types]) => types.length > 0 && !/^(bootstrap|foundation)/.test(stack)),
  );
}

/** A cluster that was there may still hold something: where it is stands in a state, which is read if there is one. */
const OF_STATES: ReadonlySet<string> = new Set(["aws_s3_objects", "terraform_remote_state"]);

const stacksOf = (clients: Readonly<Record<string, Section>>): Documents => synthesize(fleetOf(projectOf(clients)));

describe("A stack without work", () => {
  it("looks nothing up: no zone above all others, no image", () => {
    expect(lookedUp(stacksOf({ acme: minimalClient(1) }))).toEqual({});
  });

  it("asks for nothing at all while nobody is named", () => {
    const documents = stacksOf({});
    expect(Object.values(documents).map(({ data }) => data)).toEqual(Object.values(documents).map(() => undefined));
  });

  it("can't miss the state of a layer that was never deployed", () => {
    const { "cluster-services": stack } = stacksOf({ acme: minimalClient(1) });
    expect(stack!.data!.terraform_remote_state!.platform).toMatchObject({
      count: '${anytrue([for key in data.aws_s3_objects.platform-state.keys : !endswith(key, ".tflock")]) ? 1 : 0}',
    });
    expect(stack!.data!.terraform_remote_state!.platform).not.toHaveProperty("lifecycle");
    expect(JSON.stringify(stack!.provider)).not.toMatch(/(?<!try\()data\.terraform_remote_state/);
  });

  it("looks up what it needs as soon as there is work", () => {
    const documents = stacksOf({ acme: clientEntry(1, { compute: { analytics_enabled: true } }) });
    expect(lookedUp(documents)).toEqual({
      platform: expect.arrayContaining(["aws_eks_clusters"]) as unknown,
      database: expect.arrayContaining(["aws_ami"]) as unknown,
      compute: expect.arrayContaining(["aws_ami"]) as unknown,
      "cluster-services": expect.arrayContaining(["aws_route53_zone"]) as unknown,
      observability: expect.arrayContaining(["terraform_remote_state"]) as unknown,
    });
  });
});
