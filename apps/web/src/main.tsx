import { createRoot } from "react-dom/client";
import "./shell/tokens.css";
import "./shell/shell.css";

// Browsers that have Temporal do not load the stand-in.
if (!("Temporal" in globalThis)) await import("temporal-polyfill/global");
const { App } = await import("./shell/app.tsx");

const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
