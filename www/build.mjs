// Builds the page's scripts and styles with esbuild.
//
//   node www/build.mjs page OUT      the page, minified; WebAssembly glue in OUT is minified too
//   node www/build.mjs develop OUT   the page for `trunk serve`: not minified, with source maps
//   node www/build.mjs package OUT   the modules of the npm package: readable, every text file named
//   node www/build.mjs glue OUT      nothing but the WebAssembly glue in OUT, minified
//
// The WebAssembly glue (parcelgate-web*.js) is written by wasm-bindgen into the same folder.
import { build, transform } from "esbuild";
import { cp, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const www = dirname(fileURLToPath(import.meta.url));
/** wasm-bindgen's glue, as the entry and the worker import it. */
const GLUE = ["./parcelgate-web*", "../parcelgate-web*"];
const LANGUAGES = ["en", "es", "fr", "de"];
const PAGES = ["index.html", "frame.html", "callback.html", "print.html"];
const TARGET = "es2022";
/** Error texts are fetched with the first error. All other English texts are part of the pages that use them. */
const isFetchedInEnglish = (group) => group.endsWith("errors") || group === "errors";

const read = (path) => readFile(path, "utf8");

async function write(path, text) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

const minifyCss = async (css) =>
  (await transform(css, { loader: "css", minify: true, target: TARGET })).code;

/** `import css from "./ship.css"` gives the sheet as text: elements put it into their shadow root. */
const cssAsText = {
  name: "css-as-text",
  setup(setup) {
    setup.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
      contents: await minifyCss(await read(path)),
      loader: "text",
    }));
  },
};

/** Texts as modules: esbuild drops a bare import of JSON, and the first page's file is made of bare imports. */
const textsAsModules = {
  name: "texts-as-modules",
  setup(setup) {
    setup.onLoad({ filter: /locales.*\.json$/ }, async ({ path }) => ({
      contents: `export default ${await read(path)}`,
      loader: "js",
    }));
  },
};

/** Entries by the names of their outputs. */
async function pageEntries() {
  const elements = await readdir(join(www, "elements"));
  const entries = { app: "app.js", frame: "frame.js", parcelgate: "src/parcelgate.ts" };
  for (const name of elements) entries[`elements/${name}/${name}`] = `elements/${name}/${name}.js`;
  return entries;
}

/** Scripts that share no code with the page: each is loaded without it. */
const APART = {
  "parcelgate-frame": "src/parcelgate-frame.ts",
  "workers/label": "src/workers/label.ts",
};

const inWww = (entries) =>
  Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(www, file)]));

const options = (entries, out, more) => ({
  absWorkingDir: www,
  entryPoints: inWww(entries),
  outdir: out,
  bundle: true,
  splitting: true,
  format: "esm",
  target: TARGET,
  logLevel: "warning",
  external: GLUE,
  ...more,
  plugins: [cssAsText, textsAsModules, ...(more.plugins ?? [])],
});

/** The files that an input reaches by imports that run at once, itself included. */
function reached(inputs, roots) {
  const found = new Set(roots);
  for (const name of found) {
    const imports = inputs[name].imports.filter(
      ({ kind, external }) => kind === "import-statement" && !external,
    );
    for (const { path } of imports) found.add(path);
  }
  return [...found];
}

/** JSON with its attribute, as sources import it: esbuild takes it for another module without. */
const bareImport = (name) =>
  `import "./${name}"${name.endsWith(".json") ? ' with { type: "json" }' : ""};`;

/**
 * Keeps what the first page needs in one file, whichever page is first. Browsers ask for six files at a time, and each
 * further round costs a phone a sixth of a second. esbuild puts into one file what the same entries
 * reach, so this makes
 * every entry reach all of it.
 */
async function firstPageInOneFile(entries, more) {
  const { metafile } = await build({
    ...options(entries, "out", more),
    metafile: true,
    write: false,
  });
  const first = [
    "src/parcelgate.ts",
    "elements/carriers/carriers.js",
    "lib/shell.js",
    "locales/en/shell.json",
  ];
  const core = reached(metafile.inputs, first).filter((name) => !name.endsWith(".css"));
  const heads = Object.values(metafile.outputs).map(({ entryPoint }) => entryPoint);
  const isHead = new Set(heads.filter((name) => name && /\.[jt]s$/.test(name)));
  const CORE = "parcelgate:core";
  return {
    name: "first-page-in-one-file",
    setup(setup) {
      setup.onResolve({ filter: /^parcelgate:core$/ }, () => ({ path: CORE, namespace: "core" }));
      setup.onLoad({ filter: /.*/, namespace: "core" }, () => ({
        contents: core.map(bareImport).join("\n"),
        resolveDir: www,
      }));
      setup.onLoad({ filter: /\.[jt]s$/ }, async ({ path }) => {
        if (!isHead.has(relative(www, path))) return null;
        const loader = path.endsWith(".ts") ? "ts" : "js";
        return { contents: `import "${CORE}";\n${await read(path)}`, loader };
      });
    },
  };
}

/** Texts that are loaded by address: `locales/<language>/<group>.js`, each with one table as its default export. */
async function writeLocales(out, { minify, all = false }) {
  for (const language of LANGUAGES) {
    const groups = (await readdir(join(www, "locales", language))).map((file) =>
      basename(file, ".json"),
    );
    for (const group of groups) {
      if (language === "en" && !all && !isFetchedInEnglish(group)) continue;
      const table = await read(join(www, "locales", language, `${group}.json`));
      const { code } = await transform(`export default ${table}`, {
        minify,
        target: TARGET,
        charset: "utf8",
      });
      await write(join(out, "locales", language, `${group}.js`), code);
    }
  }
}

/** The tokens alone, for pages that embed elements, and one sheet for our own pages: one request less. */
async function writeThemes(out) {
  const [tokens, shell] = await Promise.all(
    ["tokens", "shell"].map((name) => read(join(www, "themes", `${name}.css`))),
  );
  await write(join(out, "themes/tokens.css"), await minifyCss(tokens));
  await write(join(out, "themes/page.css"), await minifyCss(`${tokens}\n${shell}`));
}

/** Pages, their icon, and the sheets of the print page. */
async function writePages(out) {
  for (const name of PAGES) await write(join(out, name), forBrowsers(await read(join(www, name))));
  await cp(join(www, "icon.svg"), join(out, "icon.svg"));
  for (const name of await readdir(join(www, "print")))
    await write(join(out, "print", name), await minifyCss(await read(join(www, "print", name))));
}

/** A page without the links that only Trunk reads, without indentation, and with the one joined sheet. */
const forBrowsers = (html) =>
  html
    .replace(/^ *<!-- Trunk.*-->\n/m, "")
    .replace(/^ *<link\s[^>]*?data-trunk[^>]*>\n/gm, "")
    .replace(/^ *<link rel="stylesheet" href="\.\/themes\/tokens\.css"[^>]*>\n/m, "")
    .replace("./themes/shell.css", "./themes/page.css")
    .replace(/<[^>]+>/g, onOneLine)
    .replace(/\s*\n\s*/g, "\n");

const onOneLine = (tag) => tag.replace(/\s+/g, " ").replace(/ ?(\/?)>$/, "$1>");

/** The callback page's script is a classic one: it runs before anything else and imports nothing. */
const callback = (out, minify) =>
  build({
    ...options({ callback: "src/callback.ts" }, out, { minify }),
    splitting: false,
    format: "iife",
  });

async function minifyGlue(out) {
  const glue = (await readdir(out)).filter((name) => /^parcelgate-web.*\.js$/.test(name));
  for (const name of glue) {
    const { code } = await transform(await read(join(out, name)), { minify: true, target: TARGET });
    await write(join(out, name), code);
  }
}

async function page(out) {
  const entries = await pageEntries();
  const more = { minify: true };
  const plugins = [await firstPageInOneFile(entries, more)];
  await build(options(entries, out, { ...more, plugins }));
  await build(options(APART, out, more));
  await callback(out, true);
  await minifyGlue(out);
  await writeLocales(out, { minify: true });
  await writeThemes(out);
  await writePages(out);
}

async function develop(out) {
  const more = { sourcemap: true };
  await build(options(await pageEntries(), out, more));
  await build(options(APART, out, more));
  await callback(out, false);
  await writeLocales(out, { minify: false });
  for (const name of [...PAGES, "icon.svg", "themes", "print"]) {
    // Trunk writes this one, with the script that reloads it.
    if (name !== "index.html") await cp(join(www, name), join(out, name), { recursive: true });
  }
}

/** Names every file of texts, for bundlers: takes the place of src/text-loader.ts. */
const namedTexts = {
  name: "named-texts",
  setup(setup) {
    setup.onLoad({ filter: /\/text-loader\.ts$/ }, async () => {
      const rows = [];
      for (const language of LANGUAGES) {
        for (const file of await readdir(join(www, "locales", language))) {
          const name = `${language}/${basename(file, ".json")}`;
          rows.push(`  "${name}": () => import("./locales/${name}.js"),`);
        }
      }
      const load = "export const loadTexts = (language, group) => TEXTS[`${language}/${group}`]();";
      return { contents: `const TEXTS = {\n${rows.join("\n")}\n};\n${load}\n`, loader: "js" };
    });
  },
};

async function packaged(out) {
  const { app: _app, frame: _frame, ...entries } = await pageEntries();
  const more = {
    sourcemap: true,
    chunkNames: "chunks/[name]-[hash]",
    external: [...GLUE, "./locales/*.js"],
  };
  await build(options(entries, out, { ...more, plugins: [namedTexts] }));
  await build(options(APART, out, more));
  await writeLocales(out, { minify: false, all: true });
}

const [command, folder] = process.argv.slice(2);
const commands = { page, develop, package: packaged, glue: minifyGlue };
if (!Object.hasOwn(commands, command) || !folder) {
  console.error("usage: node www/build.mjs page|develop|package|glue OUT");
  process.exit(2);
}
await commands[command](resolve(folder));
