// The fields of a shipment that several pages have: the parties and the packages.
import { Part } from "./part.mjs";

/**
 * @typedef {object} Party
 * @property {string} [name]
 * @property {string} [attention]
 * @property {string[]} [lines]
 * @property {string} [city]
 * @property {string} [state]
 * @property {string} [postalCode]
 * @property {string} [country]
 * @property {string} [phone]
 */
/**
 * @typedef {object} Package
 * @property {string} [packaging]
 * @property {string} weight
 * @property {string} [length]
 * @property {string} [width]
 * @property {string} [height]
 */

export class ShipmentPart extends Part {
  /** Fills one party. @param {"from" | "to" | "shipper"} at @param {Party} party @returns {Promise<void>} */
  async fillParty(at, party) {
    const { name = "", attention = "", lines = [], city = "", phone = "" } = party;
    const { state = "", postalCode = "", country = "US" } = party;
    await this.field(`${at}.address.country`).selectOption(country);
    await this.set(`${at}.name`, name);
    await this.set(`${at}.attention`, attention);
    await this.set(`${at}.address.lines[0]`, lines[0] ?? "");
    await this.set(`${at}.address.lines[1]`, lines[1] ?? "");
    await this.set(`${at}.address.city`, city);
    await this.set(`${at}.address.state`, state);
    await this.set(`${at}.address.postalCode`, postalCode);
    await this.set(`${at}.phone`, phone);
  }

  /** @param {Party} party @returns {Promise<void>} */
  async fillSender(party) {
    await this.fillParty("from", party);
  }

  /** @param {Party} party @returns {Promise<void>} */
  async fillReceiver(party) {
    await this.fillParty("to", party);
  }

  /** Fills a package. @param {number} index @param {Package} box @returns {Promise<void>} */
  async fillPackage(index, { packaging = "02", weight, length = "", width = "", height = "" }) {
    const at = `packages[${index}]`;
    await this.field(`${at}.packaging`).selectOption(packaging);
    await this.set(`${at}.weight.value`, weight);
    for (const [side, value] of Object.entries({ length, width, height }))
      await this.set(`${at}.dimensions.${side}`, value);
  }
}
