/** The look of public pages: the tokens of the workspace, in the page itself so that one request is enough. */
export const publicStyle = `
:root{--ink:#1d2125;--ink-2:#454e5a;--ink-3:#5f6772;--line:#e3e1da;--paper:#fbfaf6;--card:#fff;--wash:#f3f1ea;--gold:#b07d1e;--gold-ink:#7d5710;--gold-wash:#fbf3df;
--ok:#1f6b42;--ok-wash:#e7f4ec;--hold:#8f4f00;--hold-wash:#fff1dd;--stop:#a82820;--stop-wash:#fdeceb;--off:#565e69;--off-wash:#eef0f2;--wait:#2458a6;--wait-wash:#e8f0fb;
--font:system-ui,-apple-system,"PingFang SC","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;--num:"SF Mono","JetBrains Mono","DejaVu Sans Mono",ui-monospace,"Noto Sans CJK SC",monospace}
*,*::before,*::after{box-sizing:border-box}html{text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.7 var(--font);text-autospace:normal}
a{color:inherit;text-underline-offset:3px}.term{text-decoration:underline dotted}.term:hover{text-decoration-style:solid}:focus-visible{outline:2px solid var(--wait);outline-offset:2px}
.bar,main,footer{max-width:720px;margin:0 auto;padding:0 18px}
.bar{display:flex;justify-content:space-between;align-items:center;padding-top:14px;padding-bottom:14px;font-size:14px}
.brand{display:flex;align-items:center;gap:8px;font-weight:600;text-decoration:none}
.mark{width:20px;height:20px;border-radius:5px;background:linear-gradient(115deg,#1d2125 42%,#d9a53a 43% 56%,#1d2125 57%)}
main{display:flex;flex-direction:column;gap:20px;padding-bottom:40px}
footer{display:flex;flex-wrap:wrap;gap:8px 20px;padding-top:16px;padding-bottom:32px;font-size:13px;color:var(--ink-3);border-top:1px solid var(--line)}
h1{font-size:clamp(28px,6vw,40px);line-height:1.25;margin:0;font-weight:600}h2{font-size:17px;line-height:1.5;margin:0;font-weight:600}p{margin:0}
.lead{font-size:18px;color:var(--ink-2);max-width:36em}small,.small{font-size:13px;color:var(--ink-3)}
.num{font-family:var(--num);font-size:.92em;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.card{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:16px 18px;display:flex;flex-direction:column;gap:10px;min-width:0}
.btn{display:inline-flex;align-items:center;justify-content:center;min-height:44px;padding:6px 18px;border-radius:6px;border:1px solid #c9c6bc;background:#fff;color:var(--ink);font:inherit;text-decoration:none;cursor:pointer}
.btn.primary{background:var(--ink);border-color:var(--ink);color:#fff}
input{font:inherit;color:inherit;width:100%;min-height:44px;padding:6px 12px;border:1px solid #8a8d8f;border-radius:6px;background:#fff}
label{font-size:14px;font-weight:500}
.line{display:flex;flex-wrap:wrap;gap:10px;align-items:end}.line>div{flex:1 1 220px;min-width:0}
@media print{.bar a:last-child,footer{display:none}body{background:#fff}}
`.trim();

/** What only the front page shows. */
export const frontStyle = `
.grid{display:grid;gap:12px;grid-template-columns:repeat(auto-fill,minmax(min(200px,100%),1fr))}
.door{display:flex;flex-direction:column;text-decoration:none;padding:12px 16px;gap:0}.door:hover{border-color:var(--ink-3)}.door b{font-weight:600}
.streak{list-style:none;display:flex;margin:0;padding:0}.streak li{flex:1;min-width:0;position:relative;text-align:center;padding-top:22px;font-size:13px}
.streak li::before{content:"";position:absolute;top:3px;left:calc(50% - 6px);width:12px;height:12px;border-radius:50%;background:var(--gold);z-index:1}
.streak li::after{content:"";position:absolute;top:8px;left:-50%;width:100%;height:3px;background:var(--gold)}.streak li:first-child::after{display:none}
.plain{margin:0;padding-left:1.2em;display:flex;flex-direction:column;gap:6px}
@media(max-width:520px){.streak{flex-wrap:wrap;row-gap:10px}.streak li{flex:0 0 33.3%}.streak li:nth-child(4)::after{display:none}}
`.trim();

/** Tables and entries: the log and the API. */
export const tableStyle = `
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:14px}td,th{border-bottom:1px solid var(--line);padding:6px 10px 6px 0;text-align:left;vertical-align:top}th{font-weight:500;color:var(--ink-3)}
.proof{border-left:4px solid var(--gold)}.warn{background:var(--hold-wash);color:var(--hold);border-radius:8px;padding:12px 16px}.warn::before{content:"■ "}
.card>dl{display:grid;grid-template-columns:minmax(90px,max-content) 1fr;gap:6px 16px;margin:0}.card>dl dt{color:var(--ink-3)}.card>dl dd{margin:0;min-width:0}
code,pre{font:13px/1.6 var(--num);overflow-wrap:anywhere;white-space:pre-wrap}pre{margin:0}.wide{overflow-x:auto}
main.wide,.wide main{max-width:980px}
`.trim();
