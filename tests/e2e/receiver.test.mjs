// Help with the receiver's address: pasted, or checked by UPS with its suggestion beside it.
import assert from "node:assert/strict";
import { test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { HERE, connected, fillPackage, fillParty, visit } from "../lib/browser.mjs";
import { browser, count, host, stage } from "../lib/stage.mjs";

stage();

async function atRate() {
  const visited = await visit(browser);
  await connected(visited.page, host.origin);
  await visited.page.getByRole("link", { name: "Rate", exact: true }).click();
  await visited.page.locator("parcelgate-rate form").waitFor();
  await fillParty(visited.page, "from", HERE);
  return {
    ...visited,
    value: (name) => visited.page.locator(`[data-field="to.${name}"]`).inputValue(),
  };
}

test("an address is pasted as it came, and rated as it stands then", async () => {
  const { context, page, value, complaints } = await atRate();
  await page.getByText("Paste an address").click();
  await page.getByLabel("From a mail or an order").fill("nothing of the kind");
  await page.getByRole("button", { name: "Fill in" }).click();
  await page.getByText("No line with a postal code").waitFor();
  await page
    .getByLabel("From a mail or an order")
    .fill(
      "Happy Dog Pet Supply\nBo Diddley\n123 Main St\nSuite 4\nAlpharetta, GA 30005\n(770) 555-0100",
    );
  await page.getByRole("button", { name: "Fill in" }).click();
  await page.getByText("Please look over it").waitFor();
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
  await fillPackage(page, 0, { weight: "5" });
  await page.getByRole("button", { name: "Get rates" }).click();
  await page.locator('[data-service="03"]').waitFor();
  assert.deepEqual(
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [
      id,
      nodes[0].html,
    ]),
    [],
  );
  assert.deepEqual(complaints, []);
  await context.close();
});

test("UPS's suggestion stands beside what was typed, and is taken over by hand only", async () => {
  const { context, page, value } = await atRate();
  await fillParty(page, "to", {
    name: "Bo",
    attention: "Bo",
    lines: ["12380 morris rd"],
    city: "alpharetta",
    state: "GA",
    postalCode: "30005",
    phone: "7705550100",
  });
  await page.getByRole("button", { name: "Check address with UPS" }).click();
  await page.locator("[data-check] > *").first().waitFor();
  assert.equal(await count("validate_address"), 1);
  assert.equal(await value("address.city"), "alpharetta", "nothing changes by itself");
  // A wrong postal code: UPS knows better.
  await page.locator('[data-field="to.address.postalCode"]').fill("10001");
  assert.equal(
    await page.locator("[data-check] > *").count(),
    0,
    "what was said was about another address",
  );
  await page.getByRole("button", { name: "Check address with UPS" }).click();
  await page.locator("[data-check] > *").first().waitFor();
  const take = page.getByRole("button", { name: "Use this" }).first();
  if (await take.count()) {
    await take.click();
    await page.getByText("Taken over.").waitFor();
    assert.notEqual(await value("address.postalCode"), "10001");
  } else await page.getByText("UPS does not know this address").waitFor();
  await page.locator('[data-field="to.address.country"]').selectOption("DE");
  assert.ok(
    await page.getByRole("button", { name: "Check address with UPS" }).isHidden(),
    "UPS checks none there",
  );
  await context.close();
});
