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

// Skeletons (`{n, number, ::compact}`) are a small language of their own that no text of ours speaks.
const withoutSkeletons: Plugin = {
  name: "without-skeletons",
  apply: "build",
  transform: {
    filter: { id: /icu-skeleton-parser\/index\.js$/ },
    handler: (code) => {
      const names = [...code.matchAll(/^export \{ (.+) \};$/gm)].flatMap(([, list = ""]) => list.split(", "));
      const makers = names.map((name) => `export const ${name} = left;`);
      return {
        code: `const left = () => { throw new Error("no skeletons in the browser"); };\n${makers.join("\n")}`,
        map: null,
      };
    },
  },
};

// Every page loads these two. As two files they compress together, and a phone asks twice instead of thirty times.
// The first is there before Temporal is, so nothing of ours may be in it.
const always = [
  { name: "react", test: /node_modules\/(react|react-dom|scheduler)\// },
  { name: "shell", test: /web\/src\/shell\/app\.tsx$/ },
];

// `/app/` is the workspace; public pages are the server's own and carry no client script.
export default defineConfig({
  base: "/app/",
  plugins: [react(), withoutJsonSchema, withoutHourCycles, withoutSkeletons],
  build: {
    target: "es2024",
    sourcemap: false,
    chunkSizeWarningLimit: 1200,
    // No getter of ours or of a library does anything; without this, every catalogue that spreads another stays whole.
    rolldownOptions: { output: { codeSplitting: { groups: always } }, treeshake: { propertyReadSideEffects: false } },
  },
  server: { proxy: { "/api": "http://127.0.0.1:4180", "/verify": "http://127.0.0.1:4180" } },
});
