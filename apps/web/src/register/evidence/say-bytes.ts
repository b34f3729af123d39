const units = ["B", "kB", "MB", "GB"] as const;

/** A length as people say it: 1.5 GB. */
export const sayBytes = (bytes: number): string => {
  const step = Math.min(units.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1024)));
  const value = bytes / 1024 ** step;
  return `${value < 10 && step > 0 ? value.toFixed(1) : Math.round(value)} ${units[step]}`;
};
