import { describeWithEmulator, startOperator, type Operator } from "../support/operator";
import { terraformState } from "../support/terraform-state";
import { LOCK_ID, stateScene, type StateScene } from "./state-scene";

describeWithEmulator("Clients and doctor on an account", () => {
  let operator: Operator;
  let scene: StateScene;

  beforeAll(async () => {
    operator = await startOperator();
    scene = stateScene(operator);
  });
  afterAll(() => operator.stop());
  beforeEach(() => scene.begin());

  it("list and show tell what is deployed, and who holds it", async () => {
    await scene.put(terraformState(4, ["acme_vpc_1", "globex_vpc_2"]));
    await scene.lockTable();
    const list = await operator.fleet(["list", "--environment", "production"]);
    expect(list.code).toBe(0);
    expect(list.stdout).toMatch(/^acme .* 1 of 6: foundation +1 +0 minutes +held: 1$/m);
    expect(list.stdout).toMatch(/^initech .* none +0 +- +held: 1$/m);
    const show = await operator.fleet(["show", "acme", "--environment", "production"]);
    expect(show.stdout).toMatch(/^ {2}foundation +ok +4 +1 +0 minutes +held for \d+ days$/m);
    expect(show.stderr).toContain(LOCK_ID);
  });

  it("list shows the files where there is no state bucket yet", async () => {
    await operator.reset();
    const { code, stdout, stderr } = await operator.fleet(["list"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^globex .* unknown /m);
    expect(stderr).toContain("there is no state bucket");
  });

  it("doctor reads AWS's clock, and finds bucket, table and a lock that was left", async () => {
    await scene.lockFile();
    const { stdout } = await operator.fleet(["doctor", "--json"]);
    const { checks } = JSON.parse(stdout) as { checks: { name: string; result: string; detail: string }[] };
    const found = Object.fromEntries(checks.map(({ name, result }) => [name, result]));
    expect(found).toMatchObject({
      credentials: "ok",
      clock: "ok",
      region: "ok",
      "state bucket": "ok",
      "lock table": "ok",
      locks: "problem",
    });
  });
});
