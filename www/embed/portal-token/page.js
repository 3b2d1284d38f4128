// The portal's server exchanges the code and keeps the refresh token; the page asks it for an
// access token, and holds that in memory.
import { init } from "/parcelgate/VERSION/parcelgate.js";

/** The header makes it a request that no other site's page can send. */
async function ask(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json", "x-portal": "1" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
}

const parcelgate = await init();
const ups = parcelgate.client({
  clientId: "YOUR-ID",
  environment: "production",
  exchange: (parts) => ask("/api/ups/exchange", parts),
  getAccessToken: async ({ renew }) => (await ask("/api/ups/token", { renew })).accessToken,
});
await ups.completeConnect().catch(parcelgate.fail);
