import { Command } from "commander";

import { githubComment } from "./comment/command";
import { githubDrift } from "./drift/command";
import { githubReviewed } from "./reviewed/command";

/** `fleet github …`: what the project's workflows say on GitHub, and what they ask there. */
export function github(): Command {
  return new Command("github")
    .description("say in a repository on GitHub what was found, and ask it what was reviewed")
    .helpCommand(false)
    .addCommand(githubComment())
    .addCommand(githubDrift())
    .addCommand(githubReviewed());
}
