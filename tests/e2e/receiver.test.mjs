// Help with the receiver's address: paste it, or have UPS check it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "../lib/axe.mjs";
import { visit } from "../lib/browser.mjs";
import { browser, count, host, stage } from "../lib/stage.mjs";
import { on } from "../pages/index.mjs";
import { HERE, connected } from "../pages/journeys.mjs";

stage();

async function atRate() {
  const visited = await visit(browser);
  await connected(visited.page, host.origin);
  await on(visited.page).rate.open();
  await on(visited.page).rate.fillSender(HERE);
  return {
    ...visited,
    value: (name) => on(visited.page).rate.value(`to.${name}`),
  };
}

test("a pasted address fills in the receiver", async () => {
  const { context, page, value, complaints } = await atRate();
  const { rate } = on(page);
  await rate.openPaste();
  await rate.paste("nothing of the kind");
  await rate.pasteNote("pasteFailed").waitFor();
  await rate.paste(
    "Happy Dog Pet Supply\nBo Diddley\n123 Main St\nSuite 4\nAlpharetta, GA 30005\n(770) 555-0100",
  );
  await rate.pasteNote("pasteDone").waitFor();
  assert.deepEqual(
    await Promise.all(
      [
        "name",
        "attention",
        "address.lines[0]",
        "address.lines[1]",
        "address.city",
        "address.state",
        "address.postalCode",
        "phone",
      ].map(value),
    ),
    [
      "Happy Dog Pet Supply",
      "Bo Diddley",
      "123 Main St",
      "Suite 4",
      "Alpharetta",
      "GA",
      "30005",
      "(770) 555-0100",
    ],
  );
  await rate.fillPackage(0, { weight: "5" });
  await rate.getRates();
  await rate.waitForRates();
  await assertAccessible(page);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("UPS's suggestion for an address is used only on request", async () => {
  const { context, page, value } = await atRate();
  const { rate } = on(page);
  await rate.fillReceiver({
    name: "Bo",
    attention: "Bo",
    lines: ["12380 morris rd"],
    city: "alpharetta",
    state: "GA",
    postalCode: "30005",
    phone: "7705550100",
  });
  await rate.checkAddress();
  assert.equal(await count("validate_address"), 1);
  assert.equal(await value("address.city"), "alpharetta", "the form changes only on request");
  // UPS corrects a wrong postal code.
  await rate.set("to.address.postalCode", "10001");
  assert.equal(await rate.addressCheck.count(), 0, "the answer was for another address");
  await rate.checkAddress();
  const take = rate.useSuggestionButton;
  if (await take.count()) {
    await take.click();
    await rate.suggestionUsedNote.waitFor();
    assert.notEqual(await value("address.postalCode"), "10001");
  } else await rate.addressUnknownNote.waitFor();
  await rate.field("to.address.country").selectOption("DE");
  assert.ok(await rate.checkAddressButton.isHidden(), "UPS checks no addresses there");
  await context.close();
});
