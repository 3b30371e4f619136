import { mutatingCalls } from "../support/emulator/mutating-calls";
import { describeWithEmulator, startOperator, type Operator } from "../support/operator";
import type { Request } from "../support/emulator/request";
import type { Run } from "../support/terraform/run";
import {
  acmeStore,
  ALERTMANAGER,
  BROKEN,
  GRAFANA,
  keysOf,
  makeBucket,
  PRODUCTION,
  PROMETHEUS,
  prometheusEvery,
  refusal,
  STAGING,
  textAt,
} from "./apm-scene";

const at = (type: string, file = "config.yaml") => `apm-config/client=acme/production/${type}/${file}`;
const [PROMETHEUS_KEY, ALERTMANAGER_KEY, GRAFANA_KEY] = [
  at("prometheus"),
  at("alertmanager"),
  at("grafana", "config.ini"),
];
const JOURNAL = "apm-config/client=acme/production/promotion.json";

/** What production has before and after, by key: Grafana is new, Alertmanager and Prometheus are replaced. */
const BEFORE = { [PROMETHEUS_KEY]: prometheusEvery("60s"), [ALERTMANAGER_KEY]: `# old\n${ALERTMANAGER}` };
const AFTER = { [PROMETHEUS_KEY]: PROMETHEUS, [ALERTMANAGER_KEY]: ALERTMANAGER, [GRAFANA_KEY]: GRAFANA };

describeWithEmulator("fleet apm promote", () => {
  let operator: Operator;

  beforeAll(async () => {
    operator = await startOperator();
  });
  afterAll(() => operator.stop());
  beforeEach(scene);

  it("copies every configuration, says which key each has, and backs up what it replaces (S2-26)", async () => {
    const run = await promote("--yes");
    expect(run.code).toBe(0);
    expect(run.stdout.split("\n").filter(Boolean).sort()).toEqual([
      `Deployed alertmanager: ${ALERTMANAGER_KEY}`,
      `Deployed grafana: ${GRAFANA_KEY}`,
      `Deployed prometheus: ${PROMETHEUS_KEY}`,
    ]);
    expect(await production()).toEqual(AFTER);
    expect(await textAt(operator.s3, PRODUCTION, JOURNAL)).toBeUndefined();
    const backups = await acmeStore(operator.s3, "production").backups("prometheus");
    expect(backups).toHaveLength(1);
    expect(await textAt(operator.s3, PRODUCTION, backups[0]!.key)).toBe(BEFORE[PROMETHEUS_KEY]);
  });

  it("changes nothing when everything is there already", async () => {
    await promote("--yes");
    const before = mutatingCalls(operator.shim.calls).length;
    expect((await promote()).stdout).toContain(`Unchanged grafana: ${GRAFANA_KEY}`);
    expect(mutatingCalls(operator.shim.calls)).toHaveLength(before);
  });

  it("writes nothing when one of the configurations is invalid (S2-26)", async () => {
    await acmeStore(operator.s3, "staging").context.objects.put(
      { bucket: STAGING, key: "apm-config/client=acme/staging/loki/config.yaml" },
      Buffer.from(BROKEN),
      { contentType: "application/yaml" },
    );
    (operator.shim.calls as unknown[]).length = 0;
    const run = await promote("--yes");
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toContain("not valid: loki; nothing was promoted");
    expect(mutatingCalls(operator.shim.calls)).toEqual([]);
  });

  it("in a dry run says what would be deployed and makes no mutating call (F13)", async () => {
    const run = await promote("--dry-run");
    expect(run.stdout).toContain(`Would deploy prometheus: ${PROMETHEUS_KEY}`);
    expect(mutatingCalls(operator.shim.calls)).toEqual([]);
  });

  it("without a terminal asks for --yes and changes nothing (F25)", async () => {
    expect(await promote()).toMatchObject({ code: 2, stdout: "" });
    expect(mutatingCalls(operator.shim.calls)).toEqual([]);
  });

  it("takes back what it wrote when access is denied half way (F6)", async () => {
    const stop = intercept((request) => isPut(request, GRAFANA_KEY), 403, "AccessDenied");
    const run = await promote("--yes");
    stop();
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toContain("it needs s3:PutObject");
    expect(run.stderr).toMatch(/Rolled back: .*as before/);
    expect(await production()).toEqual(BEFORE);
    expect(await textAt(operator.s3, PRODUCTION, JOURNAL)).toBeUndefined();
  });

  it("takes back what it wrote when it is interrupted (F4)", async () => {
    const store = acmeStore(operator.s3, "production");
    const plan = await store.planPromotion(acmeStore(operator.s3, "staging"));
    let asked = 0;
    const promotion = store.promote(plan, { interrupted: () => ++asked === 3 });
    await expect(promotion).rejects.toMatchObject({ code: "INTERRUPTED" });
    expect(await production()).toEqual(BEFORE);
    expect(await textAt(operator.s3, PRODUCTION, JOURNAL)).toBeUndefined();
  });

  it("takes back what it wrote, and keeps what somebody else pushed meanwhile", async () => {
    const theirs = prometheusEvery("5m");
    const stop = operator.shim.intercept({
      async answer(request) {
        if (!isPut(request, PROMETHEUS_KEY)) return undefined;
        stop();
        await acmeStore(operator.s3, "production").push("prometheus", Buffer.from(theirs));
        return undefined;
      },
    });
    const run = await promote("--yes");
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("prometheus left alone, somebody changed it in the meantime");
    expect(await production()).toEqual({ ...BEFORE, [PROMETHEUS_KEY]: theirs });
  });

  it.each(["finish", "rollback"])(
    "killed after any change it makes, can be brought to its end: %s (F3)",
    async (end) => {
      await promote("--yes");
      const changes = mutatingCalls(operator.shim.calls).length;
      // Backups of two, the journal, three configurations, the journal's end.
      expect(changes).toBe(7);
      for (let killedAfter = 0; killedAfter < changes; killedAfter += 1) {
        await scene();
        const revive = dieAfter(killedAfter);
        expect(await promote("--yes")).toMatchObject({ code: 1 });
        revive();
        const unfinished = (await textAt(operator.s3, PRODUCTION, JOURNAL)) !== undefined;
        expect(unfinished).toBe(killedAfter >= 3);
        if (unfinished) {
          expect((await operator.fleet(["apm", "health", "--client", "acme"])).code).toBe(1);
          expect((await promote("--dry-run")).stdout).toContain("Would be finished");
        }
        expect(await promote("--yes", ...(end === "rollback" && unfinished ? ["--rollback"] : []))).toMatchObject({
          code: 0,
        });
        expect(await production()).toEqual(end === "rollback" && unfinished ? BEFORE : AFTER);
        expect(await textAt(operator.s3, PRODUCTION, JOURNAL)).toBeUndefined();
      }
    },
  );

  it("finishes with what it had read, though staging has something newer by now", async () => {
    const revive = dieAfter(4);
    await promote("--yes");
    revive();
    await acmeStore(operator.s3, "staging").push("prometheus", Buffer.from(prometheusEvery("2m")));
    expect(await promote("--yes")).toMatchObject({ code: 0 });
    expect(await production()).toEqual(AFTER);
  });

  it("does not go on when somebody else has taken the promotion back", async () => {
    const stop = operator.shim.intercept({
      async answer(request, emulator) {
        if (!isPut(request, ALERTMANAGER_KEY)) return undefined;
        stop();
        const answer = await emulator(request);
        const store = acmeStore(operator.s3, "production");
        await store.rollBackPromotion((await store.unfinishedPromotion())!);
        return answer;
      },
    });
    const run = await promote("--yes");
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("somebody else took over this promotion");
    expect(await production()).toEqual(BEFORE);
  });

  it("says that there is nothing to roll back", async () => {
    const run = await promote("--rollback", "--yes");
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toContain("no promotion of acme into production is unfinished");
  });

  it("says whose the bucket is when the credentials can't reach the other environment's", async () => {
    const stop = intercept(({ path }) => path.includes(STAGING), 403, "AccessDenied");
    const run = await promote("--yes");
    stop();
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("staging is account 210987654321, the credentials are of account 123456789012");
    expect(run.stderr).toContain("--from-profile");
  });

  it("refuses a source that has nothing, and an environment onto itself", async () => {
    for (const type of ["prometheus", "alertmanager", "grafana"] as const)
      await acmeStore(operator.s3, "staging").remove(type);
    expect((await promote("--yes")).stderr).toContain("nothing to promote");
    const same = await operator.fleet(["apm", "promote", "--client", "acme", "--from", "staging", "--to", "staging"]);
    expect(same).toMatchObject({ code: 2, stdout: "" });
  });

  async function scene(): Promise<void> {
    await operator.reset();
    for (const bucket of [PRODUCTION, STAGING]) await makeBucket(operator.s3, bucket);
    const [production, staging] = [acmeStore(operator.s3, "production"), acmeStore(operator.s3, "staging")];
    await production.push("prometheus", Buffer.from(BEFORE[PROMETHEUS_KEY]!));
    await production.push("alertmanager", Buffer.from(BEFORE[ALERTMANAGER_KEY]!));
    await staging.push("prometheus", Buffer.from(PROMETHEUS));
    await staging.push("alertmanager", Buffer.from(ALERTMANAGER));
    await staging.push("grafana", Buffer.from(GRAFANA));
    (operator.shim.calls as unknown[]).length = 0;
  }

  /** From the change after the first `count` ones on, nothing reaches S3 any more, as from a process that is gone. */
  function dieAfter(count: number): () => void {
    let seen = 0;
    return intercept(
      ({ service, method }) => service === "s3" && (seen > count || (/PUT|DELETE|POST/.test(method) && ++seen > count)),
      403,
      "AccessDenied",
    );
  }

  function intercept(matches: (request: Request) => boolean, status: number, code: string): () => void {
    return operator.shim.intercept({
      answer: (request) => Promise.resolve(matches(request) ? refusal(status, code) : undefined),
    });
  }

  /** The current configurations of production, by key. */
  async function production(): Promise<Record<string, string>> {
    const keys = (await keysOf(operator.s3, PRODUCTION)).filter((key) => /^apm-config\/.*\/config\./.test(key));
    const texts = await Promise.all(keys.map((key) => textAt(operator.s3, PRODUCTION, key)));
    return Object.fromEntries(keys.flatMap((key, index) => (texts[index] === undefined ? [] : [[key, texts[index]]])));
  }

  function promote(...args: string[]): Promise<Run> {
    return operator.fleet(["apm", "promote", "--client", "acme", "--from", "staging", "--to", "production", ...args]);
  }
});

function isPut({ method, path }: Request, key: string): boolean {
  return method === "PUT" && path.endsWith(key);
}
