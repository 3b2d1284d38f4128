// The host at the edge: the same policy as the native one, compiled to wasm. Files are the platform's. A Worker sees a parsed
// address: dots are resolved and fragments gone before it is asked, which an exact table of paths makes harmless.
import module from "./policy.wasm";
import * as policy from "./policy.js";

const OAUTH_HOSTS = { cie: "https://wwwcie.ups.com", production: "https://onlinetools.ups.com" };
/** So long a body may take. */
const BODY_MS = 120_000;
const JSON_TYPE = { "content-type": "application/json" };

policy.initSync({ module });

const list = (text = "") =>
  text
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);
const isLoopback = (address) =>
  ["127.0.0.1", "localhost", "[::1]"].includes(new URL(address).hostname);

/** As browsers send it, and not to be read on the way. */
function isOrigin(text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  return (
    url?.origin === text &&
    (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(text)))
  );
}

/** What the platform's variables say, read anew for each request: they are few. */
function settings(env) {
  const origin = env.ORIGIN;
  const sandbox =
    env.SANDBOX_UPSTREAM && isLoopback(env.SANDBOX_UPSTREAM) ? env.SANDBOX_UPSTREAM : null;
  const environments = list(env.ENVIRONMENTS).filter((name) =>
    name === "sandbox" ? sandbox : OAUTH_HOSTS[name],
  );
  if (!origin || !env.CLIENT_ID || !environments.length)
    throw new Error("ORIGIN, CLIENT_ID and ENVIRONMENTS must be set");
  if (environments.includes("sandbox") && environments.includes("production"))
    throw new Error("the sandbox cannot stand beside production");
  const portals = list(env.PORTAL_ORIGINS);
  for (const one of [origin, ...portals])
    if (!isOrigin(one))
      throw new Error("ORIGIN and PORTAL_ORIGINS take https origins, as browsers send them");
  const redirectUris = list(env.REDIRECT_URIS);
  return {
    origin,
    sandbox,
    environments,
    clientId: env.CLIENT_ID,
    redirectUris: redirectUris.length ? redirectUris : [`${origin}/callback.html`],
    portals,
  };
}

function failure(status, code, message, more = {}) {
  return new Response(JSON.stringify({ response: { errors: [{ code, message }] } }), {
    status,
    headers: { ...JSON_TYPE, ...more },
  });
}

/** UPS's own envelope, so that the page has one way to read errors; nothing went upstream. */
function refuse(refused) {
  const { status, code, message, allow } = refused;
  return failure(status, code, message, { "parcelgate-sent": "no", ...(allow && { allow }) });
}

/** A refusal of the policy is an answer; anything else thrown is a fault. */
function judged(act) {
  try {
    return { value: act() };
  } catch (thrown) {
    if (thrown instanceof policy.Refused) return { refusal: thrown };
    throw thrown;
  }
}

/** The policy's headers of a path, in twos. */
function* fileHeaders(path) {
  const flat = policy.fileHeaders(path);
  for (let at = 0; at < flat.length; at += 2) yield [flat[at], flat[at + 1]];
}

const refusalOf = (code) => refuse(policy.refused(code));

/** The body as far as its limit; null where it is above. */
async function read(request, limit) {
  if (!request.body) return new Uint8Array();
  const parts = [];
  let size = 0;
  for await (const part of request.body.pipeThrough(new TransformStream(), {
    signal: AbortSignal.timeout(BODY_MS),
  })) {
    size += part.length;
    if (size > limit) return null;
    parts.push(part);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Passes bytes on until the limit; above it the answer breaks off, never whole. */
function limited(body, limit) {
  let left = limit;
  return body?.pipeThrough(
    new TransformStream({
      transform(part, controller) {
        left -= part.length;
        if (left < 0) controller.error(new Error("the answer is too large"));
        else controller.enqueue(part);
      },
    }),
  );
}

async function forward(request, url, config) {
  const flat = [...request.headers].flat();
  const declared = request.headers.get("content-length");
  const length =
    declared === null ? undefined : /^\d+$/.test(declared) ? Number(declared) : Infinity;
  const target = url.pathname + url.search;
  const head = judged(() => policy.judge(request.method, target, flat, length));
  if (head.refusal) return refuse(head.refusal);
  const {
    route,
    environment,
    host,
    target: upstream,
    request_bytes,
    answer_bytes,
    total_ms,
  } = head.value;
  const page = judged(() =>
    policy.judgePage(
      [config.origin],
      config.portals,
      request.headers.get("origin") ?? undefined,
      request.headers.get("sec-fetch-site") ?? undefined,
    ),
  );
  if (page.refusal) return refuse(page.refusal);
  if (!config.environments.includes(environment)) return refusalOf("proxy_environment_off");
  const body = await read(request, request_bytes);
  if (!body) return refusalOf("proxy_body_too_large");
  const form = judged(() => policy.judgeForm(route, body, config.clientId, config.redirectUris));
  if (form.refusal) return refuse(form.refusal);
  const headers = new Headers({ "accept-encoding": "identity" });
  for (const name of policy.requestHeaders())
    if (request.headers.has(name)) headers.set(name, request.headers.get(name));
  return send(
    `${host ? `https://${host}` : config.sandbox}${upstream}`,
    { method: request.method, headers, ...(body.length && { body }) },
    answer_bytes,
    total_ms,
  );
}

/** Sends once. There is no retry of any kind: a repeated ship call buys a second label. */
async function send(address, init, limit, ms) {
  let answer;
  try {
    answer = await fetch(address, { ...init, redirect: "manual", signal: AbortSignal.timeout(ms) });
  } catch (thrown) {
    if (thrown.name === "TimeoutError")
      return failure(504, "proxy_upstream_timeout", "UPS did not answer in time");
    return failure(502, "proxy_upstream_failed", "the connection to UPS broke before its answer");
  }
  if (answer.status >= 300 && answer.status < 400)
    return failure(
      502,
      "proxy_upstream_redirect",
      "UPS sent the call elsewhere, which is not followed",
    );
  if (Number(answer.headers.get("content-length")) > limit)
    return failure(
      502,
      "proxy_answer_too_large",
      "UPS's answer is larger than this operation's limit",
    );
  const headers = new Headers();
  for (const name of policy.answerHeaders()) {
    const value = answer.headers.get(name);
    if (value !== null && /^[\x20-\x7e]*$/.test(value)) headers.set(name, value);
  }
  // An outage's HTML page is data here, never a page.
  if (!/json/.test(headers.get("content-type") ?? ""))
    headers.set("content-type", "application/octet-stream");
  return new Response(limited(answer.body, limit), { status: answer.status, headers });
}

function preflight(request, url, config) {
  const known = judged(() =>
    policy.judgePreflight(
      url.pathname + url.search,
      [...request.headers].flat(),
      request.body ? 1 : 0,
    ),
  );
  if (known.refusal) return refuse(known.refusal);
  if (!config.portals.includes(request.headers.get("origin")))
    return refusalOf("proxy_wrong_origin");
  const [methods, headers] = policy.preflightLists();
  return new Response(null, {
    status: 204,
    headers: {
      "access-control-allow-methods": methods,
      "access-control-allow-headers": headers,
      "access-control-max-age": "7200",
    },
  });
}

function configuration(config) {
  const environments = config.environments.map((name) => ({
    name,
    authorizeUrl: `${OAUTH_HOSTS[name] ?? config.sandbox}/security/v1/oauth/authorize`,
  }));
  const { clientId, redirectUris } = config;
  return Response.json({
    version: policy.version(),
    environments,
    clientId,
    redirectUris,
    proxy: "/ups",
    refreshHelper: false,
    printerAgents: [],
  });
}

/** Headers that every answer of ours has; a portal's page may read what is meant for it. */
function seal(answer, request, config) {
  const headers = new Headers(answer.headers);
  for (const [name, value] of fileHeaders("")) headers.set(name, value);
  headers.set("cache-control", "no-store");
  headers.append("vary", "Origin");
  const origin = request.headers.get("origin");
  if (origin && config.portals.includes(origin)) {
    headers.set("access-control-allow-origin", origin);
    headers.set(
      "access-control-expose-headers",
      [...policy.answerHeaders(), "parcelgate-sent"].join(", "),
    );
  }
  return new Response(answer.body, { status: answer.status, headers });
}

/** A file of the platform's, with the page's policy. */
async function file(request, url, env) {
  const answer = await env.ASSETS.fetch(request);
  const headers = new Headers(answer.headers);
  for (const [name, value] of fileHeaders(url.pathname)) headers.set(name, value);
  return new Response(answer.body, { status: answer.status, headers });
}

async function route(request, url, config) {
  if (
    url.host !== new URL(config.origin).host ||
    (request.headers.get("host") ?? url.host) !== url.host
  )
    return refusalOf("proxy_wrong_host");
  if (url.pathname.startsWith("/ups/"))
    return request.method === "OPTIONS" && config.portals.length
      ? preflight(request, url, config)
      : forward(request, url, config);
  if (!["GET", "HEAD"].includes(request.method)) return refusalOf("proxy_bad_method");
  if (url.pathname === "/healthz" && !url.search)
    return new Response("ok\n", { headers: { "content-type": "text/plain" } });
  if (url.pathname === "/config.json") return configuration(config);
  return null;
}

export default {
  async fetch(request, env) {
    try {
      const config = settings(env);
      const url = new URL(request.url);
      const answer = await route(request, url, config);
      return answer ? seal(answer, request, config) : await file(request, url, env);
    } catch (thrown) {
      // Nothing is passed through to anywhere, and no word of the request is in it.
      console.error(JSON.stringify({ event: "fault", name: thrown?.name ?? "unknown" }));
      // After a trap the instance is not to be trusted: the next request has a new one.
      policy.__wbg_reset_state();
      return new Response(null, { status: 500 });
    }
  },
};
