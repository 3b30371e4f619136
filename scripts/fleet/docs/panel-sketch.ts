/** The room that a panel has below its title. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const LINE = 14;
const TABLE_ROW = 20;
const TABLE_COLUMNS = 3;
/** How far an example's gauge is filled. */
const FILLED = 2 / 3;

const SKETCHES: Readonly<Record<string, (box: Box) => string[]>> = {
  timeseries: curves,
  stat: number,
  gauge: arc,
  logs: lines,
  text: lines,
  table: rows,
};

/** What a panel of a kind looks like, with invented contents; a kind without a sketch is an error, not a guess. */
export function panelSketch(kind: string, box: Box): string {
  const sketch = SKETCHES[kind];
  if (!sketch) throw new Error(`No sketch for panels of kind ${kind}: add one to panel-sketch.ts`);
  return sketch(box)
    .map((element) => `    ${element}`)
    .join("\n");
}

function number({ x, y, width, height }: Box): string[] {
  return [`<text class="number" x="${round(x + width / 2)}" y="${round(y + height / 2 + 8)}">42</text>`];
}

/** A half circle, and over it the part that is filled. */
function arc({ x, y, width, height }: Box): string[] {
  const radius = Math.min(width / 3, height - 12);
  const centre = { x: x + width / 2, y: y + height - 4 };
  const pathTo = (share: number): string => {
    const endX = centre.x - radius * Math.cos(Math.PI * share);
    const endY = centre.y - radius * Math.sin(Math.PI * share);
    return `M ${round(centre.x - radius)} ${round(centre.y)} A ${round(radius)} ${round(radius)} 0 0 1 ${round(endX)} ${round(endY)}`;
  };
  return [`<path class="arc axis" d="${pathTo(1)}"/>`, `<path class="arc b" d="${pathTo(FILLED)}"/>`];
}

function lines({ x, y, width, height }: Box): string[] {
  return Array.from({ length: Math.floor(height / LINE) }, (_, row) => {
    const end = x + width * (0.95 - ((row * 37) % 50) / 100);
    return `<path class="text" d="M ${x} ${y + 8 + row * LINE} H ${round(end)}"/>`;
  });
}

/** Cells in columns, with a rule below each row. */
function rows({ x, y, width, height }: Box): string[] {
  const column = width / TABLE_COLUMNS;
  return Array.from({ length: Math.floor(height / TABLE_ROW) }, (_, row) => {
    const top = y + row * TABLE_ROW;
    const cells = Array.from({ length: TABLE_COLUMNS }, (_, cell) => {
      const start = x + cell * column;
      return `M ${round(start)} ${top + 10} H ${round(start + column * (cell === 0 ? 0.7 : 0.35))}`;
    });
    return `<path class="text" d="${cells.join(" ")}"/><path class="axis" d="M ${x} ${top + TABLE_ROW} H ${round(x + width)}"/>`;
  });
}

/** Three waves, the same in every picture: they say "a course over time" and no more. */
function curves({ x, y, width, height }: Box): string[] {
  const wave = (phase: number, level: number): string => {
    const points = Array.from({ length: 25 }, (_, step) => {
      const swing = Math.sin(step / 3 + phase) * 0.12 + Math.sin(step / 1.3 + phase * 2) * 0.04;
      return `${round(x + (width * step) / 24)},${round(y + height * (level + swing))}`;
    });
    return points.join(" ");
  };
  return [
    `<path class="axis" d="M ${x} ${y} V ${y + height} H ${x + width}"/>`,
    `<polyline class="line a" points="${wave(0, 0.35)}"/>`,
    `<polyline class="line b" points="${wave(2, 0.6)}"/>`,
    `<polyline class="line c" points="${wave(4, 0.8)}"/>`,
  ];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
