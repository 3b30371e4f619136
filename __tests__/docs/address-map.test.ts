import { block } from "../../config/cidr";
import type { Entry, Holding } from "../../scripts/fleet/docs/address-book";
import { addressBook, nextFree } from "../../scripts/fleet/docs/address-book";
import { addressMap } from "../../scripts/fleet/docs/address-map";

function entry(text: string, holding: Holding = "client", holder = "acme"): Entry {
  return { block: block(text), holding, holder, place: "production in us-east-2", since: "2026-01-05", notes: "" };
}

/** The rectangles of blocks, in drawing order, with the block each stands for. */
function drawn(svg: string): Record<string, { x: number; y: number; width: number; height: number; kind: string }> {
  const groups = svg.matchAll(
    /<g><title>([^,<]+)[^<]*<\/title>\n *<rect class="block (\w+)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g,
  );
  return Object.fromEntries(
    [...groups].map(([, cidr, kind, x, y, width, height]) => [
      cidr!,
      { kind: kind!, x: Number(x), y: Number(y), width: Number(width), height: Number(height) },
    ]),
  );
}

describe("the picture of addresses", () => {
  const boxes = drawn(
    addressMap([
      entry("10.0.0.0/12", "reserved"),
      entry("10.16.0.0/16"),
      entry("10.17.0.0/16"),
      entry("10.17.128.0/17", "tombstone"),
      entry("10.32.0.0/11", "kept"),
      entry("10.255.0.0/16"),
      entry("192.168.16.0/20"),
    ]),
  );

  it("draws blocks of one size equally large", () => {
    const { width, height } = boxes["10.16.0.0/16"]!;
    expect(boxes["10.255.0.0/16"]).toMatchObject({ width, height });
  });

  it("draws neighbours side by side", () => {
    const [first, second] = [boxes["10.16.0.0/16"]!, boxes["10.17.0.0/16"]!];
    expect(second).toMatchObject({ x: first.x + first.width, y: first.y });
  });

  it("draws half a block half as wide, inside the whole", () => {
    const [whole, half] = [boxes["10.17.0.0/16"]!, boxes["10.17.128.0/17"]!];
    expect(half).toMatchObject({ width: whole.width / 2, x: whole.x + whole.width / 2, y: whole.y });
  });

  it("draws a /12 as a row and a /11 as two", () => {
    const cell = boxes["10.16.0.0/16"]!;
    expect(boxes["10.0.0.0/12"]).toMatchObject({ width: cell.width * 16, height: cell.height });
    expect(boxes["10.32.0.0/11"]).toMatchObject({ width: cell.width * 16, height: cell.height * 2 });
  });

  it("marks why each block is taken", () => {
    expect(Object.values(boxes).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["client", "kept", "tombstone", "reserved"]),
    );
  });

  it("holds any text as text", () => {
    const svg = addressMap([entry("10.0.0.0/16", "reserved", 'Labs <b> & "more"')]);
    expect(svg).toContain("Labs &lt;b&gt; &amp; &quot;more&quot;");
  });
});

describe("the book of addresses", () => {
  const allocation = {
    vpcCidr: "10.1.0.0/16",
    region: "us-east-2",
    environment: "production",
    allocatedDate: "2026-01-05",
  } as const;
  const book = addressBook({
    clients: { clients: { paused: { enabled: false }, running: { enabled: true } } },
    ledger: {
      clients: {
        running: { ...allocation, status: "active", alsoIn: [{ ...allocation, vpcCidr: "10.2.0.0/16" }] },
        paused: { ...allocation, status: "active", vpcCidr: "10.0.0.0/16" },
        gone: { ...allocation, status: "decommissioned", vpcCidr: "10.4.0.0/16" },
        coming: { ...allocation, status: "reserved", vpcCidr: "10.5.0.0/16" },
      },
      reserved: [{ cidr: "10.6.0.0/16", reason: "Office" }],
    },
    platform: { kubernetes: { serviceIpv4Cidr: "172.20.0.0/16" } },
  });

  it("is in address order and says who has each block, and in which way", () => {
    expect(book.map(({ block: { text }, holding, holder }) => [text, holding, holder]).slice(0, 6)).toEqual([
      ["10.0.0.0/16", "paused", "paused"],
      ["10.1.0.0/16", "client", "running"],
      ["10.2.0.0/16", "client", "running"],
      ["10.4.0.0/16", "tombstone", "gone"],
      ["10.5.0.0/16", "kept", "coming"],
      ["10.6.0.0/16", "reserved", "Office"],
    ]);
  });

  it("knows the ranges of Docker and of Kubernetes services", () => {
    expect(book.map(({ block: { text } }) => text).slice(6)).toEqual(["172.17.0.0/16", "172.20.0.0/16"]);
  });

  it("names the lowest free block of a size", () => {
    expect([nextFree(book, 16), nextFree(book, 15)]).toEqual(["10.3.0.0/16", "10.8.0.0/15"]);
  });
});
