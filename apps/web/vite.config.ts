import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// `/app/` is the workspace; public pages are the server's own and carry no client script.
export default defineConfig({
  base: "/app/",
  plugins: [react()],
  build: { target: "es2024", sourcemap: false, chunkSizeWarningLimit: 1200 },
  server: { proxy: { "/api": "http://127.0.0.1:4180", "/verify": "http://127.0.0.1:4180" } },
});
