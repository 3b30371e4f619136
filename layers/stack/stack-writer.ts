import { renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

import { Aspects, type TerraformStack } from "cdktf";
import type { Construct } from "constructs";

import { fold, mergeFragment, settle, type Fragment } from "./fold";
import { writeStackFile } from "./stack-file";

type Synthesizer = TerraformStack["synthesizer"];
type Session = Parameters<Synthesizer["synthesize"]>[0];

/**
 * Writes a stack most of which is folded already: CDKTF validates and writes what still is a construct, and this adds
 * the rest to its file. CDKTF itself would hold the large file in memory several times over.
 */
export class StackWriter implements Synthesizer {
  private readonly folded: Fragment[] = [];
  private readonly stock: Synthesizer;

  constructor(private readonly stack: TerraformStack) {
    this.stock = stack.synthesizer;
  }

  /**
   * Folds a finished scope into Terraform JSON and closes it: nothing can refer to its constructs any more (G3), and a
   * fleet of a thousand clients needs the memory of one. Gives back what was said about it, with plain values.
   */
  close<T>(scope: Construct, said: T): T {
    const settled = settle(scope, said) as T;
    this.folded.push(fold(scope));
    scope.node.scope?.node.tryRemoveChild(scope.node.id);
    return settled;
  }

  /** Adds what is plain Terraform JSON already. */
  add(fragment: Fragment): void {
    this.folded.push(fragment);
  }

  /**
   * The stack's file is there whole or as it was: CDKTF writes a draft, without what is folded, which Terraform would take
   * for an order to destroy every client.
   */
  synthesize(session: Session): void {
    this.refuseAspects();
    const entry = session.manifest.forStack(this.stack);
    const drafted = { ...entry, synthesizedStackPath: `${entry.synthesizedStackPath}.draft` };
    const draft = join(session.outdir, drafted.synthesizedStackPath);
    const manifest = { ...session.manifest, forStack: () => drafted } as unknown as Session["manifest"];
    try {
      this.stock.synthesize({ ...session, manifest });
      Object.assign(entry, { annotations: drafted.annotations });
      const document = this.stack.toTerraform() as Fragment;
      for (const fragment of this.folded) mergeFragment(document, fragment);
      writeStackFile(draft, document);
      renameSync(draft, join(session.outdir, entry.synthesizedStackPath));
    } catch (error) {
      if (isFile(draft)) rmSync(draft);
      throw error;
    }
  }

  /** An aspect visits constructs at the end of the synth: clients' are folded by then, and it would miss them in silence. */
  private refuseAspects(): void {
    const { node } = this.stack;
    if (node.scopes.some((scope) => Aspects.of(scope).all.length > 0))
      throw new Error(`${node.id} has an aspect, which can't reach folded clients: give modules what it adds as props`);
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
