import { plural } from "../plural";
import { STORAGE_CLASSES, type Transition } from "./lifecycle-rule";

/** What happens to some objects in the order of days: their own rule's steps and those of rules around it. */
export interface Timeline {
  /** Who the objects are, for the wording of problems. */
  readonly label: string;
  readonly own: readonly Transition[];
  readonly inherited: readonly Transition[];
  /** The earliest day on which some rule removes the objects; Infinity = never. */
  readonly endDay: number;
}

/** What S3 refuses of a timeline, and steps that cost more than they save (C-08, M-01, M-02, M-05). */
export function timelineProblems({ label, own, inherited, endDay }: Timeline): string[] {
  // A wider rule's later steps never reach objects that their own rule removes before.
  const steps = [...own, ...inherited.filter((step) => step.days < endDay)].sort((a, b) => a.days - b.days);
  return [
    ...own.flatMap((step) => tooEarly(label, step)),
    ...repeatedClasses(label, steps),
    ...steps.flatMap((step, index) => stepProblems(label, step, steps[index + 1], endDay)),
  ];
}

function tooEarly(label: string, { days, storageClass }: Transition): string[] {
  const { earliestDay } = STORAGE_CLASSES[storageClass];
  return days < earliestDay ? [`${label}: ${storageClass} on day ${days}, allowed from day ${earliestDay}`] : [];
}

function repeatedClasses(label: string, steps: readonly Transition[]): string[] {
  const classes = steps.map((step) => step.storageClass);
  const repeated = classes.filter((storageClass, index) => classes.indexOf(storageClass) < index);
  return repeated.map((storageClass) => `${label}: more than one step moves the same objects to ${storageClass}`);
}

function stepProblems(label: string, step: Transition, next: Transition | undefined, endDay: number): string[] {
  const { order, minimumDays } = STORAGE_CLASSES[step.storageClass];
  const stay = (next?.days ?? endDay) - step.days;
  const after = next ? `${next.storageClass} on day ${next.days}` : `expiration on day ${endDay}`;
  if (next && STORAGE_CLASSES[next.storageClass].order < order) {
    return [`${label}: ${step.storageClass} cannot be followed by ${after}`];
  }
  if (stay > 0 && stay >= minimumDays) return [];
  return [
    `${label}: ${step.storageClass} on day ${step.days} must last ${plural(Math.max(minimumDays, 1), "day")}, then comes ${after}`,
  ];
}
