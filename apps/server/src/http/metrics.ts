/** Counts for Prometheus (text format 0.0.4): requests by method and status, seconds spent, memory. */
export const openMetrics = () => {
  const requests = new Map<string, number>();
  let seconds = 0;
  return {
    count: (method: string, status: number, milliseconds: number): void => {
      const labels = `method="${method}",status="${status}"`;
      requests.set(labels, (requests.get(labels) ?? 0) + 1);
      seconds += milliseconds / 1000;
    },
    text: (): string =>
      [
        "# TYPE touchstone_requests_total counter",
        ...[...requests].map(([labels, count]) => `touchstone_requests_total{${labels}} ${count}`),
        "# TYPE touchstone_request_seconds_total counter",
        `touchstone_request_seconds_total ${seconds.toFixed(3)}`,
        "# TYPE process_resident_memory_bytes gauge",
        `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
        "",
      ].join("\n"),
  };
};
