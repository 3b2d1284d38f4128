// A certified authorization server that we did not write, and a front that gives it UPS's paths:
// the host's proxy has no others.
import { createServer, request } from "node:http";
import Provider from "oidc-provider";
import { freePort } from "./servers.mjs";

const PATHS = { "/security/v1/oauth/token": "/token", "/security/v1/oauth/refresh": "/token" };
const CLIENT = "spa";

function listen(handler, port) {
  const server = createServer(handler);
  return new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(server)));
}

/** PKCE required, strict rotation, `iss` sent. { issuer, authorizeUrl, upstream, calls, accessSeconds, stop() } */
export async function startOracle(redirectUri, { accessSeconds = 3600 } = {}) {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT,
        token_endpoint_auth_method: "none",
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
        redirect_uris: [redirectUri],
      },
    ],
    pkce: { required: () => true },
    issueRefreshToken: async (_, client) => client.grantTypeAllowed("refresh_token"),
    rotateRefreshToken: true,
    ttl: {
      AccessToken: accessSeconds,
      RefreshToken: 86_400,
      Grant: 86_400,
      Interaction: 3_600,
      Session: 86_400,
      AuthorizationCode: 60,
    },
    cookies: { keys: ["a fixed key: tests only"] },
    findAccount: async (_, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
    features: { devInteractions: { enabled: true } },
  });
  const oracle = await listen(provider.callback(), port);
  const calls = [];
  const front = await listen((incoming, outgoing) => {
    const { pathname, search } = new URL(incoming.url, issuer);
    // UPS has no scopes to ask for; this server gives nothing without one.
    if (pathname === "/security/v1/oauth/authorize")
      return void outgoing
        .writeHead(302, { location: `${issuer}/auth${search}&scope=openid` })
        .end();
    if (pathname === "/security/v1/oauth/validate-client")
      return void outgoing.writeHead(200, { "content-type": "application/json" }).end("{}");
    const path = PATHS[pathname];
    if (!path) return void outgoing.writeHead(404).end();
    const call = { refresh: pathname.endsWith("/refresh") };
    calls.push(call);
    const onward = request(
      {
        host: "127.0.0.1",
        port,
        path,
        method: incoming.method,
        headers: { ...incoming.headers, host: `127.0.0.1:${port}` },
      },
      (answer) => {
        call.status = answer.statusCode;
        outgoing.writeHead(answer.statusCode, answer.headers);
        answer.pipe(outgoing);
      },
    );
    incoming.pipe(onward);
  }, 0);
  const close = (server) =>
    new Promise((resolve) => {
      server.closeAllConnections();
      return server.close(resolve);
    });
  const upstream = `http://127.0.0.1:${front.address().port}`;
  return {
    issuer,
    clientId: CLIENT,
    authorizeUrl: `${upstream}/security/v1/oauth/authorize`,
    tokenUrl: `${issuer}/token`,
    upstream,
    calls,
    stop: () => Promise.all([close(oracle), close(front)]),
  };
}

/** The oracle's own pages: any name will do, then consent. */
export async function signInAtOracle(page, name = "ann") {
  await page.locator('input[name="login"]').fill(name);
  await page.locator('input[name="password"]').fill("any");
  await page.locator('button[type="submit"]').click();
  await page.getByRole("button", { name: "Continue" }).click();
}
