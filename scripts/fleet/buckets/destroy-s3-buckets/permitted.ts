import { EXIT, ExitError } from "../../terminal/exit";
import { isAccessDenied } from "../../aws/failure";

/** An answer about a bucket; where AWS refuses it, the command ends and names the permission that is missing (G13). */
export async function permitted<T>(permission: string, bucket: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!isAccessDenied(error)) throw error;
    throw new ExitError(EXIT.failed, `${bucket}: access denied, needs ${permission}`, { cause: error });
  }
}
