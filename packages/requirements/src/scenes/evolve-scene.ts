import type { Scene, SceneEntry, SceneEvent } from "./scene.ts";

export const initialScene: Scene = {
  key: "",
  prefix: "",
  title: { zh: "", en: "" },
  from: null,
  opened: null,
  entries: [],
  withdrawn: null,
};

const edit = (state: Scene, id: string, change: (entry: SceneEntry) => SceneEntry): Scene => ({
  ...state,
  entries: state.entries.map((entry) => (entry.id === id ? change(entry) : entry)),
});

export const evolveScene = (state: Scene, event: SceneEvent): Scene => {
  switch (event.type) {
    case "SceneOpened": {
      const { key, prefix, title, from, ...opened } = event.data;
      return { ...state, key, prefix, title, from, opened };
    }
    case "ObligationProposed": {
      const { id, origin, form, ...proposed } = event.data;
      const pending = { form, proposed };
      if (state.entries.some((entry) => entry.id === id)) {
        return edit(state, id, (entry) => ({ ...entry, pending, returned: null }));
      }
      const entry: SceneEntry = { id, origin, pending, returned: null, approved: null, withdrawn: null };
      return { ...state, entries: [...state.entries, entry] };
    }
    case "ObligationsApproved": {
      const { items, ...approval } = event.data;
      return items.reduce(
        (next, { id, basis }) =>
          edit(next, id, (entry) =>
            entry.pending === null
              ? entry
              : { ...entry, approved: { ...entry.pending, approval, basis }, pending: null },
          ),
        state,
      );
    }
    case "ObligationReturned": {
      const { id, ...returned } = event.data;
      return edit(state, id, (entry) => ({ ...entry, pending: null, returned }));
    }
    case "ObligationWithdrawn": {
      const { id, ...withdrawn } = event.data;
      return edit(state, id, (entry) => ({ ...entry, pending: null, withdrawn }));
    }
    case "SceneWithdrawn":
      return { ...state, withdrawn: event.data };
  }
};
