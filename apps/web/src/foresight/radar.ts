/** A point of the drawing; the middle is 0, 0. */
export type Point = { readonly x: number; readonly y: number };

/** From the top, clockwise; a turn is 1. */
export const pointAt = (turn: number, radius: number): Point => {
  const angle = (turn - 0.25) * 2 * Math.PI;
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
};

/** Of a dot, where a ring is 70 wide. */
export const dotRadius = 13;

type Seen = { readonly sector: number; readonly ring: number };
export type Dot<Item extends Seen> = Point & { readonly item: Item; readonly no: number };

/** A hole as wide as a ring in the middle: without it the innermost cells are too narrow for their dots. */
export const ringEdge = (ring: number, width: number): number => (ring + 2) * width;

/**
 * Dots in their cell of the radar: spread over the sector's width and, from three on, over the ring's depth, so that none
 * lies on another. Numbered in the order given.
 */
export const placeDots = <Item extends Seen>(
  items: readonly Item[],
  { sectors, width }: { readonly sectors: number; readonly width: number },
): readonly Dot<Item>[] =>
  items.map((item, at) => {
    const cell = items.filter(({ sector, ring }) => sector === item.sector && ring === item.ring);
    const place = cell.indexOf(item);
    const turn = (item.sector + (place + 1) / (cell.length + 1)) / sectors;
    const deep = cell.length < 3 ? 0.5 : place % 2 === 0 ? 0.3 : 0.7;
    return { ...pointAt(turn, (item.ring + 1 + deep) * width), item, no: at + 1 };
  });
