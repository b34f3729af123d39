/** The role under which every transaction runs. It owns nothing, so row security holds for it. */
export const appRole = "touchstone_app";
