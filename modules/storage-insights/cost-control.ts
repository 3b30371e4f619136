import type { Construct } from "constructs";

import { arns } from "../../config/catalogue/arns";
import type { AwsPlace } from "../../config/catalogue/aws-place";
import {
  autoTaggerEnvironment,
  costAnalyzerEnvironment,
  type InventorySource,
} from "../../config/catalogue/storage/function-environments";
import { AlertsTopic } from "../alerts/alerts-topic";
import { DeadLetterAlarm } from "./dead-letter-alarm";
import { EventQueue } from "./event-queue";
import type { FunctionArchive, FunctionName } from "./function-archive";
import { FunctionTrigger, type FunctionTriggerProps } from "./function-trigger";
import { InsightFunction, type FunctionSurroundings, type InsightFunctionProps } from "./insight-function";
import { inventoryRights, publishRights, READ_COSTS, READ_METRICS, taggingRights } from "./task-rights";
import type { WatchedBucket } from "./watched-bucket";

/** The names of what cost control makes. */
export interface CostControlNames {
  readonly topic: string;
  readonly deadLetterQueue: string;
  readonly functions: Readonly<Record<FunctionName, string>>;
  readonly roles: Readonly<Record<FunctionName, string>>;
  readonly rules: Readonly<Record<FunctionName, string>>;
}

/** What a client buys besides being watched. */
export interface CostControlProps {
  readonly names: CostControlNames;
  readonly archives: Readonly<Record<FunctionName, FunctionArchive>>;
  /** Value of the buckets' Client tag, by which Cost Explorer finds what they cost. */
  readonly clientTag: string;
  readonly inventory?: InventorySource;
  /** Department by key prefix: the one table of the auto-tagger and of the cost report (S4-02). */
  readonly departments: Readonly<Record<string, string>>;
  /** Whether new objects are tagged. */
  readonly autoTagging: boolean;
  readonly sizeThresholdBytes: number;
  readonly requestsPerHourThreshold: number;
  readonly reportedRequestsPerHour: number;
  readonly emailAddress: string;
  /** A key that CloudWatch, CloudWatch Logs and EventBridge may use. */
  readonly kmsKeyArn: string;
  readonly logRetentionDays: number;
}

/** What cost control is about. */
export interface ControlledBuckets {
  readonly buckets: readonly WatchedBucket[];
  readonly place: AwsPlace;
  readonly tags: Readonly<Record<string, string>>;
}

type Task = Pick<InsightFunctionProps, "description" | "timeoutSeconds" | "memoryMib" | "environment" | "statements"> &
  Pick<InsightFunctionProps, "purpose" | "reservedConcurrency"> &
  Pick<FunctionTriggerProps, "when"> & { readonly ruleDescription: string };

/** A topic of the client's own, reports by mail, and tags on every new object (S4-33): made in the scope of what watches the buckets. */
export class CostControl {
  readonly alertTopicArn: string;
  readonly functionNames: readonly string[];
  private readonly props: CostControlProps & ControlledBuckets;

  constructor(
    private readonly scope: Construct,
    props: CostControlProps,
    controlled: ControlledBuckets,
  ) {
    this.props = { ...props, ...controlled };
    this.alertTopicArn = this.alertTopic();
    const surroundings = this.surroundings();
    this.functionNames = [
      ...(props.autoTagging ? [this.run("auto-tagger", this.autoTagger(), surroundings)] : []),
      this.run("cost-analyzer", this.costAnalyzer(), surroundings),
      this.run("access-analyzer", this.accessAnalyzer(), surroundings),
    ];
  }

  private get bucketNames(): string[] {
    return this.props.buckets.map(({ bucketName }) => bucketName);
  }

  /** Alarms may publish, and no rules; whose role allows it, as the functions' do, may by IAM (S4-03). */
  private alertTopic(): string {
    const { names, place, kmsKeyArn, emailAddress, tags } = this.props;
    return new AlertsTopic(this.scope, "alerts", {
      topicName: names.topic,
      displayName: "S3 Cost and Access Pattern Alerts",
      place,
      kmsKeyArn,
      emailAddress,
      eventRules: false,
      tags: { ...tags, Purpose: "Monitoring" },
    }).topicArn;
  }

  private surroundings(): FunctionSurroundings {
    const { names, place, kmsKeyArn, logRetentionDays, tags } = this.props;
    const queue = new EventQueue(this.scope, "dead-letters", {
      queueName: names.deadLetterQueue,
      queueArn: arns.queue(place, names.deadLetterQueue),
      ruleArns: Object.values(names.rules).map((name) => arns.eventRule(place, name)),
      kmsKeyArn,
      tags,
    });
    const topicArn = this.alertTopicArn;
    new DeadLetterAlarm(this.scope, "dead-letter-alarm", { queueName: names.deadLetterQueue, topicArn, tags });
    return { place, kmsKeyArn, logRetentionDays, tags, deadLetterQueueArn: queue.queueArn };
  }

  private run(name: FunctionName, task: Task, surroundings: FunctionSurroundings): string {
    const { names, archives, place, tags } = this.props;
    const { when, ruleDescription, ...rest } = task;
    const target = new InsightFunction(this.scope, name, {
      ...surroundings,
      ...rest,
      functionName: names.functions[name],
      roleName: names.roles[name],
      archive: archives[name],
    });
    new FunctionTrigger(this.scope, `${name}-trigger`, {
      ruleName: names.rules[name],
      description: ruleDescription,
      when,
      target,
      place,
      deadLetterQueueArn: surroundings.deadLetterQueueArn,
      tags,
    });
    return target.functionName;
  }

  /** Tags are what storage is sorted by, and uploaders forget them: this adds what is missing (S4-16 to S4-19). */
  private autoTagger(): Task {
    const { departments, place } = this.props;
    return {
      description: "Tags new objects by department, content and size",
      purpose: "AutoTagging",
      timeoutSeconds: 60,
      memoryMib: 256,
      // Every upload is an event: a burst waits in Lambda's own queue instead of taking the account's pool.
      reservedConcurrency: 5,
      environment: autoTaggerEnvironment({ bucketNames: this.bucketNames, departments }),
      statements: taggingRights(this.bucketNames, place),
      ruleDescription: "Trigger tagging of new objects",
      when: {
        eventPattern: {
          source: ["aws.s3"],
          "detail-type": ["Object Created"],
          detail: { bucket: { name: this.bucketNames } },
        },
      },
    };
  }

  /** Runs on the first of the month, for the month that has just ended (S4-23, S4-24). */
  private costAnalyzer(): Task {
    const { inventory, departments, clientTag, place } = this.props;
    return {
      description: "Reports what the previous month's storage cost, by department",
      purpose: "CostAnalysis",
      // It reads the inventory of every object line by line.
      timeoutSeconds: 900,
      memoryMib: 512,
      environment: costAnalyzerEnvironment({
        topicArn: this.alertTopicArn,
        bucketNames: this.bucketNames,
        clientTag,
        departments,
        inventory,
      }),
      statements: [
        publishRights(this.alertTopicArn),
        READ_COSTS,
        ...(inventory ? inventoryRights(inventory.bucketName, inventory.prefix, place) : []),
      ],
      ruleDescription: "Trigger monthly S3 cost analysis",
      when: { schedule: "cron(0 6 1 * ? *)" },
    };
  }

  /** Runs every day: what is read too often is dear, or read by someone who shouldn't (S4-25, S4-26). */
  private accessAnalyzer(): Task {
    return {
      description: "Reports hours with many requests to the buckets",
      purpose: "AccessAnalysis",
      timeoutSeconds: 60,
      memoryMib: 256,
      environment: {
        SNS_TOPIC_ARN: this.alertTopicArn,
        BUCKET_NAME: this.bucketNames.join(","),
        REQUESTS_PER_HOUR: String(this.props.reportedRequestsPerHour),
      },
      statements: [publishRights(this.alertTopicArn), READ_METRICS],
      ruleDescription: "Analyze S3 access patterns daily",
      when: { schedule: "rate(1 day)" },
    };
  }
}
