import {
  paginateDescribeImages,
  paginateDescribeInstances,
  paginateDescribeLaunchTemplates,
  paginateDescribeSnapshots,
  paginateDescribeVolumes,
  type EC2Client,
} from "@aws-sdk/client-ec2";

import { allPages } from "../all-pages";
import type { Ec2Row } from "./ec2-kind";
import { GOES } from "./ec2-states";

const page = (client: EC2Client) => ({ client });

/** Machines, their disks and what was copied of these. */
export const MACHINE_ROWS: readonly Ec2Row[] = [
  {
    id: "instances",
    type: "instance",
    operation: "Instances",
    means: "a machine that nobody looks after, and that is paid for",
    list: async (ec2) =>
      (await allPages(paginateDescribeInstances(page(ec2), {}), ({ Reservations }) => Reservations)).flatMap(
        ({ Instances = [] }) =>
          Instances.map((each) => ({ ...each, id: each.InstanceId, settled: GOES.test(each.State?.Name ?? "") })),
      ),
    remove: (id) => [
      ["modify-instance-attribute", "--instance-id", id, "--no-disable-api-termination"],
      ["terminate-instances", "--instance-ids", id],
    ],
  },
  {
    id: "launch-templates",
    type: "launch-template",
    operation: "LaunchTemplates",
    means: "costs nothing, and takes the name",
    nameKind: "launch template",
    list: async (ec2) =>
      (await allPages(paginateDescribeLaunchTemplates(page(ec2), {}), (each) => each.LaunchTemplates)).map((each) => ({
        Tags: each.Tags,
        id: each.LaunchTemplateId,
        name: each.LaunchTemplateName,
      })),
    remove: (id) => [["delete-launch-template", "--launch-template-id", id]],
  },
  {
    id: "volumes",
    type: "volume",
    operation: "Volumes",
    means: "a disk of a pod, or of a machine that was protected: paid for, and unreadable once the key is gone",
    list: async (ec2) =>
      (await allPages(paginateDescribeVolumes(page(ec2), {}), ({ Volumes }) => Volumes)).map((each) => ({
        ...each,
        id: each.VolumeId,
        settled: GOES.test(each.State ?? ""),
      })),
    remove: (id) => [["delete-volume", "--volume-id", id]],
  },
  {
    id: "snapshots",
    type: "snapshot",
    operation: "Snapshots",
    means: "nightly ones and last ones, which no policy deletes any more: copy what is kept under another key first",
    list: async (ec2) =>
      (await allPages(paginateDescribeSnapshots(page(ec2), { OwnerIds: ["self"] }), (each) => each.Snapshots)).map(
        ({ Tags, SnapshotId }) => ({ Tags, id: SnapshotId }),
      ),
    remove: (id) => [["delete-snapshot", "--snapshot-id", id]],
  },
  {
    id: "images",
    type: "image",
    operation: "Images",
    means: "an image that somebody made of a machine, with snapshots of its disks",
    list: async (ec2) =>
      (await allPages(paginateDescribeImages(page(ec2), { Owners: ["self"] }), ({ Images }) => Images)).map((each) => ({
        Tags: each.Tags,
        id: each.ImageId,
      })),
    remove: (id) => [["deregister-image", "--image-id", id]],
  },
];
