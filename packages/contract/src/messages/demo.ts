import type { RefusalCatalogue } from "../text.ts";

export const demoRefusals = {
  "demo-unknown": {
    status: 404,
    zh: "没有名叫 {name} 的演示单位。可选：{known}。",
    en: "No demo organisation is called {name}. There are: {known}.",
  },
  "server-not-demo": {
    status: 409,
    zh: "{url} 不是演示服务器：演示单位的人用公开的密码登录，不能装进真实数据旁边。先运行 touchstone start --demo。",
    en: "{url} is no demo server: the demo's people sign in with a known password, and stay away from real data. Run touchstone start --demo first.",
  },
  "demo-broken-off": {
    status: 409,
    zh: "演示单位 {name} 上次没有装完，不能接着装。换一个 --data 目录重新装。",
    en: "The demo organisation {name} was loaded halfway and cannot be finished. Load it into a fresh folder with --data.",
  },
} as const satisfies RefusalCatalogue;
