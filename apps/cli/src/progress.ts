/** A bar on standard error, drawn where a person looks; in a file or a pipe one line for each tenth. */
export const progressBar = (label: string): { readonly at: (share: number) => void; readonly end: () => void } => {
  const { stderr } = process;
  const width = 30;
  let shown = -1;
  const line = (share: number): string => {
    const full = Math.round(share * width);
    return `${label} [${"#".repeat(full)}${".".repeat(width - full)}] ${Math.floor(share * 100)} %`;
  };
  return {
    at: (share) => {
      const step = stderr.isTTY ? Math.floor(share * 100) : Math.floor(share * 10);
      if (step === shown) return;
      shown = step;
      stderr.write(stderr.isTTY ? `\r${line(share)}` : `${line(share)}\n`);
    },
    end: () => {
      if (stderr.isTTY) stderr.write("\n");
    },
  };
};
