/** GB/T 2260: two digits province, two prefecture, two county. */
const regionShape = /^(?:000000|[1-9]\d{5})$/;

export const isRegion = (code: string): boolean => regionShape.test(code);

/** The regions whose law binds a place, from the nation down to the place itself; never a neighbour. */
export const jurisdictionChain = (region: string): readonly string[] => {
  const chain = ["000000", `${region.slice(0, 2)}0000`, `${region.slice(0, 4)}00`, region];
  return [...new Set(chain)];
};

export const bindsIn = (jurisdiction: string, region: string): boolean =>
  jurisdictionChain(region).includes(jurisdiction);
