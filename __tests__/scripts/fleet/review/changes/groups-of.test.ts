import type { ResourceChange } from "../../../../../scripts/fleet/review/changes/change-set";
import { groupsOf } from "../../../../../scripts/fleet/review/changes/groups-of";

function change(
  owner: string | undefined,
  before: string,
  after: string,
  more: Partial<ResourceChange> = {},
): ResourceChange {
  return {
    stack: "platform",
    layer: "platform",
    address: `aws_thing.${owner ?? "shared"}_thing`,
    type: "aws_thing",
    owner,
    action: "change",
    attributes: [{ path: "a", before, after, shown: { before, after } }],
    replacedBy: [],
    source: "forecast",
    ...more,
  };
}

describe("changes that clients share", () => {
  it("are one group, whatever the clients are called", () => {
    const groups = groupsOf(["acme", "acme-eu", "globex"].map((name) => change(name, `${name}-1`, `${name}-2`)));
    expect(groups).toMatchObject([{ clients: ["acme", "acme-eu", "globex"], differs: false }]);
  });

  it("are told apart where one client's is another one", () => {
    const groups = groupsOf([change("acme", "1", "2"), change("globex", "1", "2"), change("initech", "1", "3")]);
    expect(groups).toMatchObject([
      { clients: ["acme", "globex"], differs: true },
      { clients: ["initech"], differs: true },
    ]);
  });

  it("are the same where each has a network of its own", () => {
    const own: Readonly<Record<string, string>> = { acme: "10.1", globex: "10.2" };
    const changes = Object.entries(own).map(([name, network]) => change(name, `${network}.0.0`, `${network}.9.0`));
    expect(groupsOf(changes)).toHaveLength(2);
    expect(groupsOf(changes, (client) => [own[client]!])).toMatchObject([{ clients: ["acme", "globex"] }]);
  });

  it("come with what destroys first and with what all share last", () => {
    const groups = groupsOf([
      change(undefined, "1", "2"),
      change("acme", "1", "2"),
      change("globex", "1", "2", { action: "remove", attributes: [] }),
    ]);
    expect(groups.map(({ clients }) => clients)).toEqual([["globex"], ["acme"], [undefined]]);
  });

  it("are none where nothing changes", () => {
    expect(groupsOf([])).toEqual([]);
  });
});
