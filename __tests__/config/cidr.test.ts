import { notPrivate, notPublic } from "../../config/schema/address-space";
import {
  block,
  contains,
  nextFreeBlock,
  overlappingPairs,
  overlaps,
  parseAddress,
  parseBlock,
  subBlock,
  type Block,
} from "../../config/cidr";
import { pickBy, randomOf } from "./mutation";

/** A block by integer arithmetic of its own. */
interface Range {
  readonly text: string;
  readonly first: number;
  readonly size: number;
}

function rangeOf(random: () => number, shortest = 0): Range {
  const prefix = shortest + Math.floor(random() * (33 - shortest));
  const size = 2 ** (32 - prefix);
  // Few bits of freedom, so that generated blocks meet often.
  const first = Math.floor((0x0a000000 + Math.floor(random() * 0x40000)) / size) * size;
  const octets = [first / 2 ** 24, first / 2 ** 16, first / 2 ** 8, first].map((part) => Math.floor(part) % 256);
  return { text: `${octets.join(".")}/${prefix}`, first, size };
}

const shareAddress = (a: Range, b: Range): boolean => a.first < b.first + b.size && b.first < a.first + a.size;
const holdsAll = (a: Range, b: Range): boolean => a.first <= b.first && b.first + b.size <= a.first + a.size;

describe("blocks (S3-101)", () => {
  it("agree with integer arithmetic about overlap and containment, over 20,000 pairs", () => {
    const random = randomOf(1);
    const wrong: string[] = [];
    const seen = new Set<boolean>();
    for (let pair = 0; pair < 20_000; pair++) {
      const [a, b] = [rangeOf(random), rangeOf(random)];
      seen.add(shareAddress(a, b));
      if (overlaps(block(a.text), block(b.text)) !== shareAddress(a, b)) wrong.push(`overlap ${a.text} ${b.text}`);
      if (contains(block(a.text), block(b.text)) !== holdsAll(a, b)) wrong.push(`containment ${a.text} ${b.text}`);
    }

    expect(wrong).toEqual([]);
    expect(seen.size).toBe(2);
  });

  it.each([
    ["10.0.0.0/24", "10.0.0.255/32", true],
    ["10.0.0.0/24", "10.0.0.0/32", true],
    ["10.0.0.0/24", "10.0.1.0/24", false],
    ["0.0.0.0/0", "255.255.255.255/32", true],
  ])("%s and %s share an address: %s", (a, b, expected) => {
    expect([overlaps(block(a), block(b)), overlaps(block(b), block(a))]).toEqual([expected, expected]);
  });

  it("are paired with all that they overlap in one sorted pass, as every pair compared would be", () => {
    const random = randomOf(2);
    const byText = (texts: string[]): string => texts.sort().join(" ");
    for (let round = 0; round < 200; round++) {
      const ranges = Array.from({ length: 12 }, () => rangeOf(random, 12));
      const expected = ranges.flatMap((a, index) =>
        ranges.slice(index + 1).flatMap((b) => (shareAddress(a, b) ? [byText([a.text, b.text])] : [])),
      );
      const pairs = overlappingPairs(ranges, ({ text }) => block(text)).map(([a, b]) => byText([a.text, b.text]));

      expect(pairs.sort()).toEqual(expected.sort());
    }
  });

  it("have parts that tile them", () => {
    const parts = Array.from({ length: 16 }, (_, index) => subBlock(block("10.100.0.0/16"), 20, index));

    expect(parts.map(({ text }) => text).slice(0, 3)).toEqual(["10.100.0.0/20", "10.100.16.0/20", "10.100.32.0/20"]);
    expect(parts.at(-1)!.last).toBe(block("10.100.0.0/16").last);
  });
});

describe("the text of a block", () => {
  it.each(["0.0.0.0/0", "10.0.0.0/8", "10.100.0.0/16", "255.255.255.255/32"])("%s is read as it stands", (text) => {
    expect(parseBlock(text)).toMatchObject({ text, prefix: Number(text.split("/")[1]) });
  });

  it.each([
    ["010.1.0.0/16", "cidr-format"],
    ["10.X.0.0/16", "cidr-format"],
    ["10.1/16", "cidr-format"],
    ["10.1.0.0/33", "cidr-format"],
    ["10.1.0.0/-1", "cidr-format"],
    ["10.1.0.0/1e1", "cidr-format"],
    ["10.1.0.256/24", "cidr-format"],
    [" 10.1.0.0/16", "cidr-format"],
    ["10.1.0.0/16 ", "cidr-format"],
    ["10.1.0.0\n/16", "cidr-format"],
    ["10.1.0.0/016", "cidr-format"],
    ["10.1.0.0", "cidr-format"],
    ["167772160/8", "cidr-format"],
    ["", "cidr-format"],
    ["10.1.2.3/16", "cidr-host-bits"],
    ["2001:db8::/32", "cidr-ipv6"],
  ])("%j is refused (%s)", (text, rule) => {
    expect(parseBlock(text)).toMatchObject({ rule });
  });

  it("must be valid in a constant", () => {
    expect(() => block("10.1.2.3/16")).toThrow("10.1.2.3/16 has host bits set");
  });
});

describe("an address", () => {
  it.each([
    ["20.40.60.80", 0x14283c50],
    ["0.0.0.0", 0],
    ["255.255.255.255", 0xffffffff],
    ["20.40.60.80/32", undefined],
    ["20.040.60.80", undefined],
    ["20.40.60", undefined],
    ["X.X.X.X", undefined],
  ])("%s is %s", (text, expected) => {
    expect(parseAddress(text)).toBe(expected);
  });

  it.each([
    ["20.40.60.80", undefined],
    ["10.0.0.0", "private"],
    ["10.255.255.255", "private"],
    ["11.0.0.0", undefined],
    ["172.31.0.1", "private"],
    ["169.254.169.254", "link-local"],
    ["198.51.100.10", "documentation"],
  ])("%s is reachable over the internet unless it is %s", (text, why) => {
    const reason = notPublic(parseAddress(text)!);

    expect(reason ?? "").toContain(why ?? "");
    expect(reason === undefined).toBe(why === undefined);
  });
});

describe("private space (RFC 1918)", () => {
  it.each([
    ["10.0.0.0/8", undefined],
    ["172.31.0.0/16", undefined],
    ["172.32.0.0/16", "is public address space"],
    ["172.0.0.0/8", "is public address space"],
    ["192.168.0.0/16", undefined],
    ["100.64.0.0/16", "touches 100.64.0.0/10: carrier-grade NAT (RFC 6598)"],
    ["0.0.0.0/0", "is the whole internet"],
  ])("%s: %s", (text, reason) => {
    expect(notPrivate(block(text))).toBe(reason);
  });
});

describe("the next free block", () => {
  it.each([
    [16, [], "10.0.0.0/16"],
    [16, ["10.0.0.0/16"], "10.1.0.0/16"],
    [16, ["10.1.0.0/16"], "10.0.0.0/16"],
    [16, ["10.0.0.0/24"], "10.1.0.0/16"],
    [24, ["10.0.0.0/24", "10.0.2.0/24"], "10.0.1.0/24"],
    [16, ["10.0.0.0/9"], "10.128.0.0/16"],
    [16, ["172.16.0.0/16", "9.0.0.0/16"], "10.0.0.0/16"],
    [16, ["10.0.0.0/8"], undefined],
    [16, ["0.0.0.0/0"], undefined],
    [8, ["10.255.255.0/24"], undefined],
  ])("of /%i beside %j is %s", (prefix, taken, expected) => {
    expect(nextFreeBlock(prefix, taken.map(block))?.text).toBe(expected);
  });

  it("touches nothing that is taken, and no lower one would do", () => {
    const random = randomOf(3);
    const pick = pickBy(random);
    for (let round = 0; round < 300; round++) {
      const taken = Array.from({ length: 8 }, () => block(rangeOf(random, 12).text));
      const prefix = pick([14, 16, 17, 20]);
      const free = nextFreeBlock(prefix, taken)!;
      const isFree = (candidate: Block): boolean => !taken.some((each) => overlaps(each, candidate));
      const lower = Array.from({ length: Math.min(64, (free.first - 0x0a000000) / 2 ** (32 - prefix)) }, (_, index) =>
        subBlock(block("10.0.0.0/8"), prefix, index),
      );

      expect(isFree(free)).toBe(true);
      expect(lower.filter(isFree)).toEqual([]);
    }
  });
});
