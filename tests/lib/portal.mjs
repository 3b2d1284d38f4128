// A portal of somebody's: one of the samples of www/embed, served with what a portal's server has:
// the release folder, the files of its own origin, and a way to our host for what needs UPS.
import { readFileSync } from "node:fs";
import { createServer, request as ask } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};
export const VERSION = /^version = "(.*)"$/m.exec(readFileSync(`${root}Cargo.toml`, "utf8"))[1];
export const RELEASE = `${root}target/packages/release/${VERSION}`;
export const manifest = () => JSON.parse(readFileSync(`${RELEASE}/manifest.json`, "utf8"));

/** A file below one of the folders, or null. */
function find(folders, path) {
  for (const [prefix, folder] of folders) {
    if (!path.startsWith(prefix) || path.includes("..")) continue;
    try {
      return readFileSync(`${folder}/${path.slice(prefix.length) || "index.html"}`);
    } catch {
      // Perhaps in the next one.
    }
  }
  return null;
}

/** Passes a request on to the host, as a portal's front would. */
function pass(request, response, upstream) {
  const onward = ask(
    new URL(request.url, upstream),
    { method: request.method, headers: request.headers },
    (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    },
  );
  onward.on("error", () => response.writeHead(502).end());
  request.pipe(onward);
}

/** What a developer writes into a sample before it runs: his own names and addresses. */
export const filled = (text, { sandbox, more = {} }) => {
  const own = {
    ...more,
    VERSION,
    INTEGRITY: manifest().files["parcelgate.js"].integrity,
    "YOUR-ID": "sandbox-client",
    'environment: "production"': `environment: "sandbox", authorizeUrl: "${sandbox}/security/v1/oauth/authorize"`,
    'data-environment="production"': `data-environment="sandbox" data-authorize-url="${sandbox}/security/v1/oauth/authorize"`,
  };
  return Object.entries(own).reduce((whole, [from, to]) => whole.replaceAll(from, to), text);
};

/**
 * Serves a folder. `upstream` is our host, for /ups/; `corrupt` changes the bytes of one path;
 * `first` may answer before anything else; `headers` are those of all files, or of a path.
 * @returns {Promise<{ origin: string, asked: string[], corrupt: string | null, stop(): Promise<void> }>}
 */
export async function startPortal({
  folders,
  upstream,
  sandbox,
  more,
  first,
  port = 0,
  headers = {},
}) {
  const portal = { asked: [], corrupt: null, upstream };
  const all = [...folders, [`/parcelgate/${VERSION}/`, RELEASE], ["/", `${RELEASE}/own-origin`]];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://portal");
    portal.asked.push(pathname);
    if (await first?.(request, response)) return;
    if (pathname.startsWith("/ups/")) return pass(request, response, portal.upstream);
    if (pathname === "/favicon.ico") return void response.writeHead(204).end();
    let bytes = find(all, pathname);
    if (!bytes) return void response.writeHead(404).end();
    if (
      folders.some(([prefix]) => pathname.startsWith(prefix)) &&
      /\.(html|js)$/.test(pathname.replace(/\/$/, "/index.html")) &&
      sandbox
    )
      bytes = Buffer.from(filled(bytes.toString("utf8"), { sandbox, more }));
    if (pathname === portal.corrupt)
      bytes = Buffer.concat([bytes, Buffer.from(pathname.endsWith(".wasm") ? [0] : ";0")]);
    response
      .writeHead(200, {
        "content-type": TYPES[extname(pathname)] ?? "text/html",
        ...(typeof headers === "function" ? headers(pathname) : headers),
      })
      .end(bytes);
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  portal.origin = `http://127.0.0.1:${server.address().port}`;
  portal.stop = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      return server.close(resolve);
    });
  return portal;
}
