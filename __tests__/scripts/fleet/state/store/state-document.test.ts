import { readStateDocument, withSerial } from "../../../../../scripts/fleet/state/store/state-document";
import { terraformState } from "../../../../support/terraform-state";

describe("A state", () => {
  it("is read for its serial, lineage and the addresses of what it manages", () => {
    expect(readStateDocument(terraformState(7, ["b", "a"], "abc"))).toEqual({
      serial: 7,
      lineage: "abc",
      terraformVersion: "1.11.4",
      addresses: ["terraform_data.a", "terraform_data.b"],
    });
  });

  it("names instances by their keys", () => {
    const state = JSON.parse(terraformState(1, ["a"])) as { resources: { instances: object[] }[] };
    state.resources[0]!.instances = [{ index_key: "x" }, { index_key: 0 }];
    expect(readStateDocument(JSON.stringify(state))).toMatchObject({
      addresses: ['terraform_data.a["x"]', "terraform_data.a[0]"],
    });
  });

  it.each([
    ["nothing at all", "", "empty"],
    ["half a state", terraformState(1, ["a"]).slice(0, 100), "not JSON, or cut off"],
    ["a page of a proxy", "<html>", "not JSON, or cut off"],
    ["null", "null", "not a state of version 4"],
    ["an older format", '{"version": 3, "serial": 1}', "not a state of version 4"],
    ["a state without lineage", terraformState(1, [], ""), "without serial or lineage"],
    [
      "keys in another order",
      '{"serial": 1, "version": 4, "lineage": "a", "resources": []}',
      "not as Terraform writes it",
    ],
  ])("is not %s (F31)", (_, text, reason) => {
    expect(readStateDocument(text)).toBe(reason);
  });

  it("gets another serial and stays the same in all other bytes, numbers beyond JavaScript's among them", () => {
    const text = terraformState(7, ["a"]).replace('"input": null', '"input": 12345678901234567890, "serial": 7');
    expect(withSerial(text, 12)).toBe(text.replace('"serial": 7,\n  "lineage"', '"serial": 12,\n  "lineage"'));
  });
});
