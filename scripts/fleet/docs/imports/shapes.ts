import type { Box, Point } from "./part-layout";
import { escapeMarkup } from "../../pictures/escape-markup";

const HEAD = { length: 8, width: 7 };

/** A rectangle with round corners. */
export function rectangle(className: string, { x, y, width, height }: Box, radius: number): string {
  const place = `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
  return `  <rect class="${className}" ${place} rx="${radius}"/>`;
}

/** A line of text. */
export function text(words: string, x: number, y: number, className: string): string {
  return `  <text class="${className}" x="${round(x)}" y="${round(y)}">${escapeMarkup(words)}</text>`;
}

/** Shapes that say something to whoever points at them. */
export function titled(words: string, shapes: readonly string[]): string {
  return `  <g><title>${escapeMarkup(words)}</title>${shapes.map((shape) => shape.trim()).join("")}</g>`;
}

/** An arrow along points, with round bends; the suffix of its classes gives it a colour. */
export function arrow(points: readonly Point[], colour: string, className = ""): string {
  const [beforeLast, last] = [points.at(-2)!, points.at(-1)!];
  const length = Math.hypot(last.x - beforeLast.x, last.y - beforeLast.y) || 1;
  const [dx, dy] = [(last.x - beforeLast.x) / length, (last.y - beforeLast.y) / length];
  const neck = { x: last.x - dx * HEAD.length, y: last.y - dy * HEAD.length };
  const side = (sign: number): string =>
    at({ x: neck.x - sign * dy * (HEAD.width / 2), y: neck.y + sign * dx * (HEAD.width / 2) });
  const line = curve([...points.slice(0, -1), neck]);
  const classes = ["arrow", className, colour && `a${colour}`].filter(Boolean).join(" ");
  return [
    `  <path class="${classes}" d="${line}"/>`,
    `  <path class="head${colour && ` h${colour}`}" d="M${at(last)} L${side(1)} L${side(-1)} Z"/>`,
  ].join("\n");
}

/** Straight at both ends; every bend is rounded off towards the middles of its two lines. */
function curve(points: readonly Point[]): string {
  const bends = points.slice(1, -1).map((bend, index) => {
    const [before, after] = [points[index]!, points[index + 2]!];
    return `L${at(towards(bend, before))} Q${at(bend)} ${at(towards(bend, after))}`;
  });
  return [`M${at(points[0]!)}`, ...bends, `L${at(points.at(-1)!)}`].join(" ");
}

/** At most ten away from a bend, or half the way. */
function towards(bend: Point, other: Point): Point {
  const length = Math.hypot(other.x - bend.x, other.y - bend.y) || 1;
  const share = Math.min(10, length / 2) / length;
  return { x: bend.x + (other.x - bend.x) * share, y: bend.y + (other.y - bend.y) * share };
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
