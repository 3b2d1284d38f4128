// Clients that others wrote log in through our proxy at our sandbox: what the module relies on is
// no private arrangement.
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { buildSync } from "esbuild";
import * as oauth from "oauth4webapi";
import { launch, visit } from "../lib/browser.mjs";
import { assertJudged } from "../lib/judge.mjs";
import { startHost } from "../lib/servers.mjs";
import { signInByForms } from "../lib/sign-in.mjs";
import { on } from "../pages/index.mjs";

let browser, host;
before(async () => {
  host = await startHost();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await host?.stop();
});

test("oauth4webapi: PKCE, exchange, an API call, refresh, refusals", async () => {
  const redirectUri = `${host.origin}/callback.html`;
  const server = {
    issuer: host.sandbox,
    authorization_endpoint: `${host.sandbox}/security/v1/oauth/authorize`,
    token_endpoint: `${host.origin}/ups/sandbox/security/v1/oauth/token`,
  };
  const client = { client_id: "sandbox-client" };
  // The proxy is for pages of its own origin.
  const own = {
    [oauth.allowInsecureRequests]: true,
    [oauth.customFetch]: (url, how) =>
      fetch(url, {
        ...how,
        headers: { ...Object.fromEntries(new Headers(how.headers)), origin: host.origin },
      }),
  };
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const query = new URLSearchParams({
    client_id: client.client_id,
    redirect_uri: redirectUri,
    response_type: "code",
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  const back = await signInByForms(`${server.authorization_endpoint}?${query}`);
  const callback = oauth.validateAuthResponse(server, client, back, state);
  const exchange = () =>
    oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      callback,
      redirectUri,
      verifier,
      own,
    );
  const token = await oauth.processAuthorizationCodeResponse(server, client, await exchange());
  assert.equal(typeof token.expires_in, "number");
  assert.ok(token.access_token && token.refresh_token);
  await assert.rejects(
    async () => oauth.processAuthorizationCodeResponse(server, client, await exchange()),
    "a code is taken once",
  );
  const refreshing = {
    ...server,
    token_endpoint: `${host.origin}/ups/sandbox/security/v1/oauth/refresh`,
  };
  const fresh = await signInByForms(`${server.authorization_endpoint}?${query}`);
  const again = await oauth.processAuthorizationCodeResponse(
    server,
    client,
    await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      oauth.validateAuthResponse(server, client, fresh, state),
      redirectUri,
      verifier,
      own,
    ),
  );
  const renewed = await oauth.processRefreshTokenResponse(
    refreshing,
    client,
    await oauth.refreshTokenGrantRequest(
      refreshing,
      client,
      oauth.None(),
      again.refresh_token,
      own,
    ),
  );
  assert.notEqual(renewed.refresh_token, again.refresh_token);
  await assertJudged(host, 0);
});

test("oidc-client-ts: in a page, by redirect", async () => {
  const bundle = buildSync({
    stdin: {
      contents: 'export { OidcClient, WebStorageStateStore } from "oidc-client-ts"',
      resolveDir: fileURLToPath(new URL("..", import.meta.url)),
    },
    bundle: true,
    format: "iife",
    globalName: "oidc",
    write: false,
  });
  const { context, page } = await visit(browser, { bypassCSP: true });
  const { shell, signIn } = on(page);
  await context.addInitScript(`${bundle.outputFiles[0].text};globalThis.oidc = oidc;`);
  let back;
  page.on(
    "request",
    (request) =>
      request.url().startsWith(`${host.origin}/callback.html?`) && (back = request.url()),
  );
  await page.goto(`${host.origin}/print.html`);
  const settings = {
    authority: host.sandbox,
    client_id: "sandbox-client",
    redirect_uri: `${host.origin}/callback.html`,
    response_type: "code",
    scope: "read",
    loadUserInfo: false,
    metadata: {
      issuer: host.sandbox,
      authorization_endpoint: `${host.sandbox}/security/v1/oauth/authorize`,
      token_endpoint: `${host.origin}/ups/sandbox/security/v1/oauth/token`,
    },
  };
  await page.evaluate(async (given) => {
    const stateStore = new oidc.WebStorageStateStore({ store: sessionStorage });
    const { url } = await new oidc.OidcClient({ ...given, stateStore }).createSigninRequest({});
    location.assign(url);
  }, settings);
  await signIn.signIn();
  await page.waitForURL(`${host.origin}/**`);
  await shell.ready();
  const outcome = await page.evaluate(
    async ([given, url]) => {
      const stateStore = new oidc.WebStorageStateStore({ store: sessionStorage });
      const { access_token, refresh_token, expires_in } = await new oidc.OidcClient({
        ...given,
        stateStore,
      }).processSigninResponse(url);
      return { access: Boolean(access_token), refresh: Boolean(refresh_token), expires_in };
    },
    [settings, back],
  );
  assert.deepEqual(
    { ...outcome, expires_in: Number(outcome.expires_in) > 0 },
    { access: true, refresh: true, expires_in: true },
  );
  await context.close();
});
