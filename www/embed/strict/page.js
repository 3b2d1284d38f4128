import { init } from "/parcelgate/VERSION/parcelgate.js";

const parcelgate = await init();
const ups = parcelgate.client({ clientId: "YOUR-ID", environment: "production" });
document.addEventListener(
  "parcelgate-verified",
  ({ detail }) => (document.title = `${detail.accounts.length} accounts checked`),
);
await ups.completeConnect().catch(parcelgate.fail);
