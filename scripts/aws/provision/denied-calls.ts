const DENIED = /operation error ([\w ]+): (\w+),[^\n]*?(AccessDenied\w*|UnauthorizedOperation|not authorized)/g;

/** Every call that Terraform was refused, in the documented words, with the permission to ask for (S0-38, F6). */
export function deniedCalls(output: string): string[] {
  // Terraform breaks long lines and draws a bar beside its errors.
  const text = output.replace(/\n[│╷╵ ]*/g, " ");
  const calls = [...text.matchAll(DENIED)].map(([, service = "", operation = ""]) => `${service}|${operation}`);
  return [...new Set(calls)].map((call) => {
    const [service = "", operation = ""] = call.split("|");
    const what = operation === "CreateBucket" ? "when creating S3 bucket" : `in ${service} ${operation}`;
    return `Error: Access Denied ${what}; check the permissions for S3 and DynamoDB: ${permission(service, operation)}`;
  });
}

function permission(service: string, operation: string): string {
  return `${service.toLowerCase().replaceAll(" ", "")}:${operation}`;
}
