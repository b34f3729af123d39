import { routes } from "@touchstone/contract";
import { complaintOutcomes, complaintTargets } from "@touchstone/kernel";
import { type Command, Option } from "commander";
import { act, told } from "./case-act.ts";
import { asPerson } from "./case-client.ts";
import { common, type Options } from "./case-show.ts";
import { voiceOf } from "./output.ts";

type FileOptions = Options & {
  about: (typeof complaintTargets)[number];
  subject: string;
  text: string;
  name: string;
  contact: string;
};

type ValidateOptions = Options & {
  invalid?: true;
  reasons: string;
  case?: string[];
  client?: string;
  withoutCase?: string;
};

/** Complaints to a body: `case complaint …`. */
export const caseComplaints = (group: Command): void => {
  const complaint = group.command("complaint").description("投诉：任何人可以提出 · complaints to a body, by anybody");
  common(complaint.command("file <body>").description("提出投诉，不用账号 · complain, no account needed"))
    .addOption(new Option("--about <whom>", "对谁 · about whom").choices([...complaintTargets]).makeOptionMandatory())
    .requiredOption("--subject <text>", "证书编号或名称 · certificate number or name")
    .requiredOption("--text <text>", "发生了什么 · what happened")
    .option("--name <text>", "姓名 · name", "")
    .option("--contact <text>", "联系方式 · contact", "")
    .action((organisation: string, { about, subject, text, name, contact, ...options }: FileOptions) => {
      const voice = voiceOf(options);
      return asPerson(options, voice, async (client) =>
        told(
          voice,
          await client.call(routes.complaints.receive, {
            params: { organisation },
            body: { about, subject, text, name, contact },
          }),
          ({ number }) => number,
        ),
      );
    });
  common(complaint.command("list <body>").description("机构收到的投诉 · the complaints to a body"))
    .option("--limit <count>", "一页几件 · how many on a page", "50")
    .option("--cursor <cursor>", "从哪里接着列 · where the last page ended")
    .action((organisation: string, { limit, cursor, ...options }: Options & { limit: string; cursor?: string }) => {
      const voice = voiceOf(options);
      const query = { limit: Number(limit), ...(cursor === undefined ? {} : { cursor }) };
      return asPerson(options, voice, async (client) =>
        told(
          voice,
          await client.call(routes.complaints.list, { params: { organisation }, query }),
          ({ items, next: more }) =>
            [
              ...items.map(({ number, next, due, id }) => `${number}  ${next ?? "–"}  ${due ?? "–"}  ${id}`),
              ...(more === null ? [] : [`--cursor ${more}`]),
            ].join("\n"),
        ),
      );
    });
  const one = (name: string, help: string): Command =>
    common(complaint.command(`${name} <body> <complaint>`).description(help));
  one("acknowledge", "发回执 · acknowledge receipt").action((organisation: string, id: string, options: Options) =>
    act(options, (client) =>
      client.call(routes.complaints.acknowledge, { params: { organisation, complaint: id }, body: {} }),
    ),
  );
  one("validate", "核实 · say whether it is valid")
    .option("--invalid", "不受理 · not valid")
    .requiredOption("--reasons <text>", "理由 · reasons")
    .option("--case <id...>", "涉及的案件，同一客户的可以写几个 · the cases concerned, all of one client")
    .option("--client <id>", "不涉及案件时，涉及哪个客户 · the client, where no case is concerned")
    .option("--without-case <why>", "为什么不涉及任何案件 · why no case is concerned")
    .action((organisation: string, id: string, { invalid, reasons, ...about }: ValidateOptions) => {
      const [first, ...further] = about.case ?? [];
      const body = {
        isValid: invalid !== true,
        reasons,
        client: about.client ?? null,
        case: first ?? null,
        alsoCases: further,
        withoutCase: about.withoutCase ?? null,
      };
      return act(about, (client) =>
        client.call(routes.complaints.validate, { params: { organisation, complaint: id }, body }),
      );
    });
  common(
    complaint
      .command("concerned <body>")
      .description("投诉可能涉及的案件，最近 50 个 · cases that it may be about, the newest 50"),
  )
    .option("--words <text>", "编号、证书或客户里的字 · in the number, certificate or client", "")
    .action((organisation: string, { words, ...options }: Options & { words: string }) => {
      const voice = voiceOf(options);
      return asPerson(options, voice, async (client) =>
        told(
          voice,
          await client.call(routes.complaints.concerned, { params: { organisation }, query: { words } }),
          ({ items }) =>
            items.map(({ id, number, client: of }) => `${number}  ${of.name[voice.lang]}  ${id}`).join("\n"),
        ),
      );
    });
  one("assign", "指定处理人 · name the handler")
    .requiredOption("--person <id>", "处理人 · the handler")
    .action((organisation: string, id: string, { person, ...options }: Options & { person: string }) =>
      act(options, (client) =>
        client.call(routes.complaints.assign, { params: { organisation, complaint: id }, body: { person } }),
      ),
    );
  one("send", "转告客户 · refer to the client")
    .requiredOption("--text <text>", "内容 · text")
    .action((organisation: string, id: string, { text, ...options }: Options & { text: string }) =>
      act(options, (client) =>
        client.call(routes.complaints.send, { params: { organisation, complaint: id }, body: { text } }),
      ),
    );
  common(complaint.command("referred <case>").description("机构转来的投诉 · complaints the body referred")).action(
    (id: string, options: Options) => {
      const voice = voiceOf(options);
      return asPerson(options, voice, async (client) =>
        told(voice, await client.call(routes.complaints.referred, { params: { case: id } }), ({ items }) =>
          items.map(({ number, due, id: of }) => `${number}  ${due}  ${of}`).join("\n"),
        ),
      );
    },
  );
  common(complaint.command("answer <case> <notice>").description("客户答复 · the client answers"))
    .requiredOption("--text <text>", "答复 · answer")
    .action((id: string, notice: string, { text, ...options }: Options & { text: string }) =>
      act(options, (client) => client.call(routes.complaints.answer, { params: { case: id, notice }, body: { text } })),
    );
  one("decide", "作出结论 · decide")
    .addOption(
      new Option("--outcome <outcome>", "结论 · outcome").choices([...complaintOutcomes]).makeOptionMandatory(),
    )
    .requiredOption("--reasons <text>", "理由 · reasons")
    .action(
      (
        organisation: string,
        id: string,
        { outcome, reasons, ...options }: Options & { outcome: (typeof complaintOutcomes)[number]; reasons: string },
      ) =>
        act(options, (client) =>
          client.call(routes.complaints.decide, {
            params: { organisation, complaint: id },
            body: { outcome, reasons },
          }),
        ),
    );
  one("tell", "告知投诉人 · tell the complainant")
    .requiredOption("--how <text>", "怎样告知 · how")
    .action((organisation: string, id: string, { how, ...options }: Options & { how: string }) =>
      act(options, (client) =>
        client.call(routes.complaints.tell, { params: { organisation, complaint: id }, body: { how } }),
      ),
    );
  one("close", "结束，默认不公开 · close, confidential by default")
    .option("--public", "三方同意公开 · public by agreement of all three")
    .action((organisation: string, id: string, { public: agreed, ...options }: Options & { public?: true }) =>
      act(options, (client) =>
        client.call(routes.complaints.close, {
          params: { organisation, complaint: id },
          body: { publicity: agreed === true ? "agreed" : "confidential" },
        }),
      ),
    );
};
