import { plural } from "../../../../config/catalogue/plural";
import { ok, problem, skipped, type Check } from "../check";

/** AWS refuses what was signed more than five minutes from its own time; well before that a clock is not kept. */
const MOST_SECONDS = 60;

/** Whether this machine's clock agrees with AWS's. */
export const clock: Check = async ({ caller }) => {
  const { date, heardAt } = await caller();
  if (date === undefined) return skipped("AWS has not said what time it is");
  // Its header has whole seconds.
  const ahead = Math.round((heardAt.getTime() - date.getTime()) / 1000);
  const apart = plural(Math.abs(ahead), "second");
  if (Math.abs(ahead) <= MOST_SECONDS) return ok(`${apart} from AWS's`);
  return problem(
    `${apart} ${ahead > 0 ? "ahead of" : "behind"} AWS's: beyond 300 it refuses every call`,
    "set the clock, and have it kept: sudo timedatectl set-ntp true",
  );
};
