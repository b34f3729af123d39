import { openPrinter, type Printer } from "./open-printer.ts";

const printers = new WeakMap<object, Printer>();

/** One printer a server, shared by all who print; its thread starts with the first document and holds nothing open. */
export const printerOf = ({ store }: { readonly store: object }): Printer => {
  const known = printers.get(store);
  if (known !== undefined) return known;
  const opened = openPrinter();
  printers.set(store, opened);
  return opened;
};
