import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// `/app/` is the workspace; public pages are the server's own and carry no client script.
export default defineConfig({
  base: "/app/",
  plugins: [react()],
  build: { target: "es2024", sourcemap: false },
});
