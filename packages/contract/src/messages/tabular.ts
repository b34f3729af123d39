import type { RefusalCatalogue } from "../text.ts";

/** Spreadsheet files that cannot be read; the place names file, row and column. */
export const tabularRefusals = {
  "file-empty": { status: 422, zh: "文件是空的。", en: "The file is empty." },
  "file-too-large": {
    status: 413,
    zh: "文件有 {size} 字节，超过 {limit} 字节。拆小后再导入。",
    en: "The file has {size} bytes; {limit} are the limit. Split it.",
  },
  "file-kind-mismatch": {
    status: 415,
    zh: "文件内容与扩展名 .{extension} 不符。",
    en: "The file is not what its extension .{extension} says.",
  },
  "file-kind-unknown": {
    status: 415,
    zh: "不认识这种文件。请用 .csv 或 .xlsx。",
    en: "Files of this kind are not read. Use .csv or .xlsx.",
  },
  "file-encrypted": {
    status: 422,
    zh: "文件有密码，或是旧格式 .xls。去掉密码，另存为 .xlsx。",
    en: "The file is protected by a password, or an old .xls. Save it as .xlsx without a password.",
  },
  "file-damaged": {
    status: 422,
    zh: "文件已损坏或被截断（{what}）。重新导出一份。",
    en: "The file is damaged or cut off ({what}). Export it again.",
  },
  "archive-hostile": {
    status: 422,
    zh: "文件内部结构有危险（{what} {part}），已拒绝。在 Excel 中打开后另存一份再试。",
    en: "The inside of the file is dangerous ({what} {part}) and was refused. Open it in Excel, save a copy and try again.",
  },
  "encoding-unknown": {
    status: 422,
    zh: "看不出文字编码（试过 {tried}）。另存为 UTF-8 或 GB18030。",
    en: "The text’s encoding cannot be told (tried {tried}). Save it as UTF-8 or GB18030.",
  },
  "csv-malformed": {
    status: 422,
    zh: "{what, select, quotesOpen {引号没有闭合} quotesInside {引号后面还有文字} other {这一行有 {found} 格，表头有 {expected} 格}}。",
    en: "{what, select, quotesOpen {A quote is never closed} quotesInside {Text follows a closing quote} other {This row has {found} cells, the first has {expected}}}.",
  },
  "table-too-large": {
    status: 413,
    zh: "{what, select, rows {行} columns {列} merges {合并区} other {单元格}}超过 {limit} 个。拆小后再导入。",
    en: "More than {limit} {what, select, rows {rows} columns {columns} merges {merged ranges} other {cells}}. Split the table.",
  },
  "cell-too-long": {
    status: 422,
    zh: "这一格有 {length} 个字，超过 {limit} 个。",
    en: "This cell has {length} characters; {limit} are the limit.",
  },
  "cell-control-character": {
    status: 422,
    zh: "这一格含有看不见的控制字符（{character}）。",
    en: "This cell holds a control character that cannot be seen ({character}).",
  },
  "cell-number-damaged": {
    status: 422,
    zh: "“{printed}”是表格软件写坏的数字，原来的位数已丢失。把这一格设为文本，重新填写。",
    en: "“{printed}” is a number that a spreadsheet program spoilt; its digits are lost. Make the cell text and enter it again.",
  },
  "workbook-unreadable": {
    status: 422,
    zh: "工作簿读不出来（{what}）。在 Excel 中打开后另存一份。",
    en: "The workbook cannot be read ({what}). Open it in Excel and save a copy.",
  },
  "workbook-hidden": {
    status: 422,
    zh: "工作表“{sheet}”是隐藏的，没有可见的表。",
    en: "The sheet “{sheet}” is hidden and no other is visible.",
  },
  "sheet-unknown": {
    status: 422,
    zh: "没有看得见的工作表“{sheet}”。重新选一张。",
    en: "There is no visible sheet “{sheet}”. Choose another.",
  },
  "reading-too-costly": {
    status: 413,
    zh: "读这个文件要的{what, select, time {时间} other {内存}}太多，已停止。拆小，或另存为 CSV。",
    en: "Reading this file takes too much {what, select, time {time} other {memory}} and was stopped. Split it, or save it as CSV.",
  },
} as const satisfies RefusalCatalogue;
