import type { RefusalCatalogue } from "../text.ts";

/** Refusals that come from the door, the write path and the reading of requests, whatever the capability. */
export const houseRefusals = {
  "body-invalid": {
    status: 422,
    zh: "请求内容有误：{where} {what}。改正后再提交。",
    en: "The request is not right: {where} {what}. Correct it and send it again.",
  },
  "content-wrong": {
    status: 422,
    zh: "内容文件 {file} 有误：{what}。改正后再运行；改好以前，要读它的都做不了。",
    en: "The content file {file} is wrong: {what}. Mend it and run this again; until then nothing that reads it works.",
  },
  "body-unreadable": {
    status: 400,
    zh: "读不懂请求内容：{what}。请发送 UTF-8 编码的 JSON。",
    en: "The request body cannot be read: {what}. Send JSON in UTF-8.",
  },
  "body-too-large": {
    status: 413,
    zh: "请求内容超过 {limit} 字节。请拆小后再提交。",
    en: "The request body is larger than {limit} bytes. Split it and send it again.",
  },
  "media-type-wrong": {
    status: 415,
    zh: "内容类型应为 {expected}。",
    en: "The content type must be {expected}.",
  },
  "not-signed-in": { status: 401, zh: "请先登录。", en: "Sign in first." },
  "sign-in-failed": {
    status: 401,
    zh: "邮箱或密码不对。核对后再试。",
    en: "The e-mail address or the password is wrong. Check both and try again.",
  },
  "not-found": {
    status: 404,
    zh: "没有找到，或无权查看。核对编号，或换一个身份登录。",
    en: "Not found, or not yours to see. Check the number, or sign in as somebody else.",
  },
  "not-permitted": {
    status: 403,
    zh: "以当前角色（{roles}）不能做这件事。请由有此职责的人来做。",
    en: "Your role ({roles}) does not cover this. Ask somebody whose duty it is.",
  },
  "version-conflict": {
    status: 409,
    zh: "在此期间内容已有变动。刷新后再做一次。",
    en: "This has changed in the meantime. Reload and do it again.",
  },
  "idempotency-key-missing": {
    status: 400,
    zh: "缺少 Idempotency-Key。给每个命令一个新的键，重试时沿用同一个键。",
    en: "The Idempotency-Key header is missing. Give each command a new key and keep it when you retry.",
  },
  "idempotency-key-reused": {
    status: 422,
    zh: "这个 Idempotency-Key 已用于另一份内容。请换一个新键。",
    en: "This Idempotency-Key was used for another body. Take a new key.",
  },
  "cursor-invalid": {
    status: 400,
    zh: "翻页位置与当前筛选不符。请从第一页重新开始。",
    en: "The cursor does not belong to this filter. Start again from the first page.",
  },
  "occurred-in-future": {
    status: 422,
    zh: "发生日期 {occurredOn} 晚于今天 {today}。请填实际发生的日期。",
    en: "The date {occurredOn} lies after today, {today}. Enter the day on which it happened.",
  },
  "server-fault": {
    status: 503,
    zh: "服务器出了故障，这一步没有生效。稍后用同一个键重试；编号 {request}。",
    en: "The server failed and nothing was done. Try again later with the same key; reference {request}.",
  },
} as const satisfies RefusalCatalogue;
