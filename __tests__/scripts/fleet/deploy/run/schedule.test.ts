import { schedule, type Piece } from "../../../../../scripts/fleet/deploy/run/schedule";

const LAYERS = ["foundation", "platform", "observability"];

/** Three layers of some clients, each above the one before. */
function chains(clients: readonly string[]): Piece[] {
  return LAYERS.flatMap((layer, at) =>
    clients.map((client) => ({
      name: `${layer}-${client}`,
      chain: client,
      after: at === 0 ? [] : [`${LAYERS[at - 1]}-${client}`],
    })),
  );
}

/** Runs pieces that take a turn of the loop each, some of which fail, and tells what was begun and how many were at work. */
async function ran(pieces: readonly Piece[], parallel: number, failing: readonly string[] = []) {
  const begun: string[] = [];
  let [now, most] = [0, 0];
  const ended = await schedule({
    pieces,
    parallel,
    stopped: () => false,
    work: async ({ name }) => {
      begun.push(name);
      most = Math.max(most, (now += 1));
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
      return !failing.includes(name);
    },
  });
  return { ...ended, begun, most };
}

describe("Pieces of work", () => {
  const clients = Array.from({ length: 30 }, (_, at) => `c${at}`);

  it("are done one after the other in the order given, where one may be at work", async () => {
    const pieces = chains(["a", "b"]);
    const { begun, most } = await ran(pieces, 1);
    expect([begun, most]).toEqual([pieces.map(({ name }) => name), 1]);
  });

  it.each([2, 7, 64])("are done after what they stand on, with no more than %d at work", async (parallel) => {
    const { begun, most, done } = await ran(chains(clients), parallel);
    expect([done.size, most <= parallel]).toEqual([90, true]);
    for (const client of clients)
      expect(begun.filter((name) => name.endsWith(`-${client}`))).toEqual(LAYERS.map((layer) => `${layer}-${client}`));
  });

  it("end with a failure in its own chain, and in no other", async () => {
    const { begun, done, failed } = await ran(chains(clients), 4, ["platform-c3"]);
    expect([...failed]).toEqual(["platform-c3"]);
    expect(done.size).toBe(88);
    expect(begun).not.toContain("observability-c3");
  });

  it("don't begin without what everybody stands on", async () => {
    const pieces = [
      { name: "bootstrap", chain: "", after: [] },
      { name: "a", chain: "a", after: ["bootstrap"] },
    ];
    expect((await ran(pieces, 2, ["bootstrap"])).begun).toEqual(["bootstrap"]);
  });

  it("don't wait for what isn't among them", async () => {
    expect((await ran([{ name: "platform", chain: "", after: ["foundation"] }], 1)).begun).toEqual(["platform"]);
    expect((await ran([], 3)).begun).toEqual([]);
  });

  it("are waited for before an error is thrown, and none is begun after it", async () => {
    const ended: string[] = [];
    const work = async ({ name }: Piece): Promise<boolean> => {
      if (name === "bad") throw new Error("no terraform");
      await new Promise((resolve) => setImmediate(resolve));
      ended.push(name);
      return true;
    };
    const pieces = ["bad", "slow", "late"].map((name) => ({ name, chain: name, after: [] }));
    await expect(schedule({ pieces, parallel: 2, stopped: () => false, work })).rejects.toThrow("no terraform");
    expect(ended).toEqual(["slow"]);
  });

  it("are not begun once somebody has said stop", async () => {
    const begun: string[] = [];
    const work = ({ name }: Piece): Promise<boolean> => Promise.resolve(begun.push(name) > 0);
    await schedule({ pieces: chains(["a"]), parallel: 1, stopped: () => begun.length === 1, work });
    expect(begun).toEqual(["foundation-a"]);
  });
});
