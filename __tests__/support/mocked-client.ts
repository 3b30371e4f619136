import { mockClient } from "aws-sdk-client-mock";

/** A client of the SDK that sends nothing, until its suite is over: the class outlives the suite. */
export const mockedClient: typeof mockClient = (client) => {
  const stub = mockClient(client);
  afterAll(() => {
    stub.restore();
  });
  return stub;
};
