import { type Language, type Message, say } from "@touchstone/contract";
import { html } from "hono/html";

/** A label of a public page; where it names a term of ISO/IEC 17000 it leads to the public vocabulary. */
export const termed = (label: Message, language: Language): ReturnType<typeof html> | string =>
  label.term === undefined
    ? say(label, language)
    : html`<a class="term" href="/vocabulary/${label.term}?lang=${language}" title="ISO/IEC 17000 ${label.term}">${say(label, language)}</a>`;
