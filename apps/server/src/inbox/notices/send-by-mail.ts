import type { NoticeContent, NoticeMessage } from "@touchstone/register";
import type { Services } from "../../services.ts";
import { render, renderMail } from "./render.ts";
import { arrived, failed, type Tried } from "./tried.ts";

export type Parcel = {
  readonly owner: string;
  readonly id: string;
  readonly written: NonNullable<NoticeMessage["written"]>;
  readonly content: NoticeContent;
};

/** To the account's own address as it is at this moment. */
export const sendByMail = async (services: Services, { id, written, content }: Parcel): Promise<Tried> => {
  const { mailer } = services.notices;
  if (mailer === null) return failed("mail not set up", { lasting: true });
  const to = await services.identity.addressOf(written.person);
  if (to === null) return failed("no account", { lasting: true });
  const page = `${services.origin}/app/notices`;
  const mail = renderMail(render(written, content, services.origin), written.language, page);
  const answer = await mailer.send({
    ...mail,
    id: `${id}@${new URL(services.origin).hostname}`,
    to,
    unsubscribe: page,
  });
  return answer.ok ? arrived(answer.status) : failed(answer.what, { status: answer.status, lasting: answer.lasting });
};
