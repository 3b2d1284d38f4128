// A portal's server that keeps UPS's tokens: Node, no packages. In memory here; yours has a
// database, and users who are signed in.
import { randomUUID } from "node:crypto";

const UPS = process.env.UPS_BASE ?? "https://onlinetools.ups.com";
const CLIENT_ID = process.env.UPS_CLIENT_ID;
/**
 * For refresh. With PKCE UPS refuses an Authorization header at the token endpoint: the client id
 * stands in the form.
 */
const CLIENT = `Basic ${Buffer.from(`${CLIENT_ID}:${process.env.UPS_CLIENT_SECRET}`).toString("base64")}`;
/** By session: { accessToken, refreshToken, endsAt, renewedAt } */
const sessions = new Map();
/** One refresh at a time: UPS may end a login whose refresh token comes twice. */
const refreshing = new Map();

async function askUps(path, form, headers = {}) {
  const answer = await fetch(`${UPS}${path}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams(form),
  });
  if (!answer.ok) throw new Error(`UPS answered ${answer.status}`);
  const {
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_in: seconds,
  } = await answer.json();
  return { accessToken, refreshToken, endsAt: Date.now() + Number(seconds) * 1000 };
}

const exchange = ({ code, codeVerifier, redirectUri }) =>
  askUps("/security/v1/oauth/token", {
    grant_type: "authorization_code",
    client_id: CLIENT_ID,
    code,
    code_verifier: codeVerifier,
    redirect_uri: redirectUri,
  });

/** A token that is good for another minute, or null where the user has to sign in at UPS. */
async function token(id, renew) {
  const kept = sessions.get(id);
  if (!kept) return null;
  if (!renew && kept.endsAt > Date.now() + 60_000) return kept.accessToken;
  // Two tabs were refused the same old token, and the other one was quicker.
  if (kept.renewedAt > Date.now() - 10_000) return kept.accessToken;
  if (!refreshing.has(id))
    refreshing.set(
      id,
      askUps(
        "/security/v1/oauth/refresh",
        { grant_type: "refresh_token", refresh_token: kept.refreshToken },
        { authorization: CLIENT },
      ).finally(() => refreshing.delete(id)),
    );
  try {
    const fresh = await refreshing.get(id);
    sessions.set(id, { ...fresh, renewedAt: Date.now() });
    return fresh.accessToken;
  } catch {
    sessions.delete(id);
    return null;
  }
}

async function read(request) {
  let text = "";
  for await (const part of request) if ((text += part).length > 8192) throw new Error("too long");
  return JSON.parse(text);
}

/** Answers the two paths; false for any other request, which the rest of the server answers. */
export async function answer(request, response) {
  const { pathname } = new URL(request.url, "http://portal");
  if (!pathname.startsWith("/api/ups/")) return false;
  const reply = (status, body, headers = {}) =>
    response
      .writeHead(status, {
        "content-type": "application/json",
        "cache-control": "no-store",
        ...headers,
      })
      .end(JSON.stringify(body));
  if (request.method !== "POST" || request.headers["x-portal"] !== "1")
    return reply(403, { error: "not from this portal's page" });
  const id = request.headers.cookie?.match(/(?:^|; )portal=([\w-]{36})/)?.[1];
  try {
    const body = await read(request);
    if (pathname === "/api/ups/token")
      return reply(200, { accessToken: await token(id, body.renew) });
    if (pathname !== "/api/ups/exchange") return reply(404, { error: "no such path" });
    // A new session with a new sign-in: an older identifier is worth nothing.
    const fresh = randomUUID();
    sessions.set(fresh, await exchange(body));
    sessions.delete(id);
    return reply(
      200,
      {},
      {
        "set-cookie": `portal=${fresh}; HttpOnly; SameSite=Strict; Path=/${process.env.PLAIN_HTTP ? "" : "; Secure"}`,
      },
    );
  } catch (error) {
    return reply(502, { error: error.message });
  }
}
