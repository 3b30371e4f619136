import { PublishCommand, type SNSClient } from "@aws-sdk/client-sns";

/** Where a report goes. */
export interface Topic {
  publish(subject: string, message: string): Promise<void>;
}

/** A topic of SNS. */
export function snsTopic(client: SNSClient, topicArn: string): Topic {
  return {
    async publish(Subject, Message) {
      await client.send(new PublishCommand({ TopicArn: topicArn, Subject, Message }));
    },
  };
}
