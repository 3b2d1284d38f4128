// Lint rules for the page's scripts, the tests and the tools. Prettier decides layout; these rules look at meaning.
import js from "@eslint/js";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import importX from "eslint-plugin-import-x";
import globals from "globals";
import tseslint from "typescript-eslint";

/** Which folder must not import from which: the page's layers, lowest first. */
const layers = [
  {
    target: "./www/src/sdk",
    from: ["./www/lib", "./www/elements", "./www/app.js", "./www/frame.js"],
  },
  { target: "./www/lib", from: ["./www/elements", "./www/app.js", "./www/frame.js"] },
  { target: "./www/elements", from: ["./www/app.js", "./www/frame.js"] },
];

export default tseslint.config(
  { ignores: ["dist/", "target/", "node_modules/", "www/operations.d.ts", "www/shipment.d.ts"] },
  js.configs.recommended,
  {
    plugins: { "import-x": importX },
    settings: { "import-x/resolver-next": [createTypeScriptImportResolver()] },
    rules: {
      eqeqeq: "error",
      "no-sequences": ["error", { allowInParentheses: false }],
      "no-unused-vars": ["error", { ignoreRestSiblings: true, varsIgnorePattern: "^_" }],
      "no-var": "error",
      "prefer-const": "error",
      "import-x/no-cycle": "error",
      "import-x/no-restricted-paths": ["error", { zones: layers }],
    },
  },
  {
    files: ["www/**/*.js", "crate/edge/worker/*.js"],
    languageOptions: { globals: { ...globals.browser, ...globals.worker } },
  },
  {
    files: ["**/*.mjs", "**/*.config.js", "tests/**", "www/embed/**"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
  {
    // Functions that tests hand to the browser use what the tested page has put on its window.
    files: ["tests/**/*.mjs"],
    rules: { "no-undef": "off" },
  },
  {
    files: ["www/src/**/*.ts"],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // A rejection that somebody else handles gets an empty handler.
      "@typescript-eslint/no-empty-function": "off",
      // Values from storage and from pages are unknown: what is no text becomes one, whatever it says.
      "@typescript-eslint/no-base-to-string": "off",
      // An empty text counts as missing, so `||` is meant.
      "@typescript-eslint/prefer-nullish-coalescing": "off",
      // IndexedDB rejects with a DOMException, or with nothing.
      "@typescript-eslint/prefer-promise-reject-errors": "off",
      // The compiler knows every name.
      "no-undef": "off",
    },
  },
  {
    files: ["tests/**/*.ts", "www/*.d.ts"],
    extends: [tseslint.configs.recommended],
  },
);
