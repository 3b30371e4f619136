import { inRegion, partitionOf, regionalHost } from "../../../config/catalogue/aws-place";
import { CHINA, OHIO } from "../../support/aws-places";

describe("A place in AWS", () => {
  it.each([
    ["us-east-2", "aws"],
    ["cn-north-1", "aws-cn"],
    ["us-gov-west-1", "aws-us-gov"],
  ])("is of the partition of its region: %s is %s", (region, partition) => {
    expect(partitionOf(region)).toBe(partition);
  });

  it("is of the same account in another region, and says nothing else", () => {
    const target = { ...OHIO, environment: "production" };
    expect(inRegion(target, "us-west-2")).toEqual({ ...OHIO, region: "us-west-2" });
  });

  it("has services by names that are China's own there", () => {
    expect(regionalHost(OHIO, "s3")).toBe("s3.us-east-2.amazonaws.com");
    expect(regionalHost(CHINA, "s3")).toBe("s3.cn-north-1.amazonaws.com.cn");
  });
});
