// The labels of this session: in memory and in this tab's sessionStorage, so that a reload does not lose what was paid for.
// They hold addresses, so they go with the tab; download what must be kept.

const PREFIX = "parcelgate:label:";

/** Bytes as base64. */
export const encode = (bytes) => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
};
const decode = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

export class LabelShelf {
  #client;
  #labels = new Map();
  #answers = [];
  #prefix;
  /** False once a label found no room in sessionStorage: the page says so. */
  lasting = true;

  constructor(client, environment) {
    this.#client = client;
    this.#prefix = `${PREFIX}${environment}:`;
    this.#restore();
  }

  /** All labels, newest first: { trackingNumber, shipmentId, format, bytes, at, service, serviceName, voided, recovered, again }. */
  list() {
    return [...this.#labels.values()].sort(
      (a, b) => b.at.localeCompare(a.at) || a.trackingNumber.localeCompare(b.trackingNumber),
    );
  }

  /** What was handed out with the labels, newest last; see papers.js. In memory: papers can be as large as documents. */
  get answers() {
    return [...this.#answers];
  }

  /** Keeps the labels of a shipment, and what came with them; how to ship it again stands with its first, once: 200 times is a tab's whole room. */
  put(answer, { service, serviceName, reference, references, again }) {
    const { shipmentId, packages, recovered = false } = answer;
    this.#answers.push(answer);
    const at = new Date().toISOString();
    for (const [index, { trackingNumber, label }] of packages.entries()) {
      const { format = "", bytes = new Uint8Array() } = label ?? {};
      this.#keep({
        trackingNumber,
        shipmentId,
        format,
        bytes,
        at,
        service,
        serviceName,
        reference,
        references,
        ...(index === 0 && { again }),
        voided: false,
        recovered,
      });
    }
    this.#client.dispatchEvent(new CustomEvent("label-saved", { detail: { shipmentId } }));
  }

  /** Takes in what this device kept; what this tab knows itself counts. */
  merge(labels) {
    for (const label of labels) {
      const mine = this.#labels.get(label.trackingNumber);
      if (!mine) this.#labels.set(label.trackingNumber, label);
      else mine.voided ||= label.voided;
    }
    this.#client.dispatchEvent(new CustomEvent("label-saved", { detail: {} }));
  }

  /** Marks a shipment, or some of its packages, as given back. */
  voided(shipmentId, numbers) {
    for (const label of this.#labels.values()) {
      const meant = numbers.length
        ? numbers.includes(label.trackingNumber)
        : label.shipmentId === shipmentId;
      if (meant) this.#keep({ ...label, voided: true });
    }
    this.#client.dispatchEvent(new CustomEvent("label-saved", { detail: { shipmentId } }));
  }

  /** Whether a shipment that is known here was given back whole; `also` are packages that are given back now. */
  isVoided(id, also = []) {
    const own = this.list().filter(({ shipmentId }) => shipmentId === id);
    return (
      own.length > 0 &&
      own.every(({ voided, trackingNumber }) => voided || also.includes(trackingNumber))
    );
  }

  /** Forgets all. */
  clear() {
    try {
      for (const number of this.#labels.keys()) sessionStorage.removeItem(this.#prefix + number);
    } catch {
      // Denied: there is nothing.
    }
    this.#labels.clear();
    this.#answers = [];
    this.#client.dispatchEvent(new CustomEvent("label-saved", { detail: {} }));
  }

  #keep(label) {
    this.#labels.set(label.trackingNumber, label);
    try {
      sessionStorage.setItem(
        this.#prefix + label.trackingNumber,
        JSON.stringify({ ...label, bytes: encode(label.bytes) }),
      );
    } catch {
      this.lasting = false;
    }
  }

  /** One that is broken takes no other along. */
  #take(stored) {
    try {
      const label = JSON.parse(stored);
      if (typeof label.at === "string")
        this.#labels.set(label.trackingNumber, { ...label, bytes: decode(label.bytes) });
    } catch {
      // It was no label.
    }
  }

  #restore() {
    try {
      for (let index = 0; index < sessionStorage.length; index++) {
        const key = sessionStorage.key(index);
        if (!key.startsWith(this.#prefix)) continue;
        this.#take(sessionStorage.getItem(key));
      }
    } catch {
      this.lasting = false;
    }
  }
}
