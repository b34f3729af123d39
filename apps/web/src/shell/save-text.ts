/** Hands a text to the browser as a download. The mark in front makes spreadsheets read it as UTF-8. */
export const saveText = (text: string, name: string): void => {
  const address = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};
