import vue from "@vitejs/plugin-vue";

export default {
  plugins: [
    vue({
      template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("parcelgate-") } },
    }),
  ],
  // Its files find each other by their own addresses, which Vite's development server would lose.
  optimizeDeps: { exclude: ["parcelgate"] },
  // In development: what needs UPS goes to `parcelgate serve`.
  server: { proxy: { "/ups": "http://127.0.0.1:8080" } },
};
