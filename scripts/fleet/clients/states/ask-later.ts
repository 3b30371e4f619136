import type { AskStates } from "./standings";

/** AWS's clients are loaded where AWS is asked, and nowhere else. */
export const askLater: AskStates = async (...call) => (await import("./ask-states")).askStates(...call);
