import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

// Every zod schema carries the way to its JSON schema, 33 kB that only the server's OpenAPI walks. In the browser these
// functions are left out; a call would fail loudly.
const withoutJsonSchema: Plugin = {
  name: "without-json-schema",
  apply: "build",
  transform: {
    filter: { id: /zod\/v4\/core\/(json-schema-processors|to-json-schema)\.js$/ },
    handler: (code) => {
      const names = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
      const makers = names.map((name) => `export const ${name} = () => left;`);
      return {
        code: `const left = () => { throw new Error("no JSON schema in the browser"); };\n${makers.join("\n")}\nexport { left as process };`,
        map: null,
      };
    },
  },
};

// The hour cycles of every region serve one letter of date patterns that no text of ours contains.
const withoutHourCycles: Plugin = {
  name: "without-hour-cycles",
  apply: "build",
  transform: {
    filter: { id: /icu-messageformat-parser\/index\.js$/ },
    handler: (code) => ({
      code: code.replace(/const timeData = \{.*?\n\};/s, 'const timeData = { "001": ["H", "h"] };'),
      map: null,
    }),
  },
};

// `/app/` is the workspace; public pages are the server's own and carry no client script.
export default defineConfig({
  base: "/app/",
  plugins: [react(), withoutJsonSchema, withoutHourCycles],
  build: { target: "es2024", sourcemap: false, chunkSizeWarningLimit: 1200 },
  server: { proxy: { "/api": "http://127.0.0.1:4180", "/verify": "http://127.0.0.1:4180" } },
});
