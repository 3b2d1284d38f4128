// An element that is a field of the form around it, as the browser's own are.
import { PgElement, reflect } from "../../lib/element.js";

/**
 * @attr {string} name - in a form: the value goes by this name
 * @attr {boolean} required - in a form: it must have a value
 */
export class FormElement extends PgElement {
  static formAssociated = true;
  #internals = this.attachInternals();
  #value = null;
  #anchor = null;
  #words = "";

  /** What it stands for; `anchor` is where whoever misses it is led, with these words. */
  told(value, anchor, words) {
    this.#value = value;
    [this.#anchor, this.#words] = [anchor, words];
    this.#internals.setFormValue(value);
    this.#judge();
  }

  #judge() {
    const isMissing = this.#value === null && this.required;
    // A browser leads only to what can have the focus.
    if (isMissing && !this.hasAttribute("tabindex")) this.tabIndex = -1;
    if (isMissing)
      this.#internals.setValidity(
        { valueMissing: true },
        this.#words || " ",
        this.#anchor?.isConnected ? this.#anchor : undefined,
      );
    else this.#internals.setValidity({});
  }

  attributeChangedCallback(name, old, now) {
    if (name === "required") this.#judge();
    else super.attributeChangedCallback(name, old, now);
  }

  static get observedAttributes() {
    return [...super.observedAttributes, "required"];
  }

  focus(options) {
    if (this.#anchor?.isConnected) this.#anchor.focus(options);
    else super.focus(options);
  }

  get value() {
    return this.#value;
  }

  get form() {
    return this.#internals.form;
  }

  get validity() {
    return this.#internals.validity;
  }

  get validationMessage() {
    return this.#internals.validationMessage;
  }

  get willValidate() {
    return this.#internals.willValidate;
  }

  checkValidity() {
    return this.#internals.checkValidity();
  }

  reportValidity() {
    return this.#internals.reportValidity();
  }

  /** A fieldset around it was disabled, or is no longer. */
  formDisabledCallback(isOff) {
    this.inert = isOff;
  }
}
reflect(FormElement, ["name"], ["required"]);
