import type { Bound } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import { type AnyJob, type Job, stored } from "../../store/index.ts";
import type { AskWaiting } from "./ask-waiting.ts";
import { calendarBound, calendarMigration } from "./calendar.ts";
import { type DeliveryJob, deliver, mailQueue, webhookQueue } from "./deliver.ts";
import { deliveryBound } from "./delivery-routes.ts";
import { messageMigration, messageStream } from "./message-stream.ts";
import { personBound } from "./person-routes.ts";
import { personMigration, personStream } from "./person-stream.ts";
import { webhookBound } from "./webhook-routes.ts";
import { webhookMigration, webhookStream } from "./webhook-stream.ts";

export const noticeMigrations = [personMigration, webhookMigration, messageMigration, calendarMigration];
export const noticeStreams = [stored(personStream), stored(webhookStream), stored(messageStream)];

export const noticesBound = (services: Services, ask: AskWaiting): readonly Bound[] => [
  ...personBound(services),
  ...webhookBound(services),
  ...deliveryBound(services),
  calendarBound(services, ask),
];

export const noticeJobs = (services: Services): readonly AnyJob[] =>
  [mailQueue, webhookQueue].map((queue): Job<DeliveryJob> => ({ queue, handle: (job) => deliver(services, job) }));
