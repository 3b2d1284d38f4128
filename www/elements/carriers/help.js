// Help before and after: what UPS.com wants, and what goes wrong most often (vendors' help pages; UPS's learning centre).
import { h } from "../../lib/dom.js";

const item = (...words) => h("li", {}, words);
const b = (words) => h("b", {}, words);

export const steps = () => [
  h("h2", {}, "Before you verify"),
  h("ol", {},
    item("Have a ", b("UPS.com profile"), ", its user name and password."),
    item("Register ", b("every account"), " under that one profile, in Accounts and Payment."),
    item("Keep the ", b("PIN"), " or a recent ", b("invoice"), " of each account at hand.")),
];

const more = (id, title, ...body) => h("details", { id }, h("summary", {}, title), body);

export const help = () => [
  more("register", "Register an account on UPS.com",
    h("ol", {},
      item("Make a profile on UPS.com, or sign in."),
      item("Open the profile menu, then ", b("Accounts and Payment"), "."),
      item("In Add a Payment Method choose ", b("Add Existing Account"), "."),
      item("Enter account number, nickname and the postal code of its pickup address."),
      item("Confirm with a ", b("PIN"), ", mailed to the address that the account was opened with, or with ", b("invoice data"), " of the last 45 days."),
      item("Repeat for each account. All must stand under the same user name."))),
  more("campus", "CampusShip profile",
    h("p", {}, "A CampusShip profile cannot be used: UPS leads it elsewhere and never back here. Make a new UPS.com profile with an e-mail address that never had one, and add your accounts to it.")),
  more("stranded", "I signed in and did not come back",
    h("ul", {},
      item("You are on CampusShip or on UPS's home page: your profile is a CampusShip one, see above."),
      item("You see a page of raw text with a code: this page is not registered at UPS as it should be; send the text to its operator."),
      item("Nothing happens: come back to this tab and press Verify once more."))),
  more("profile", "Use another profile",
    h("p", {}, "UPS.com keeps its own sign-in. To use another profile, open UPS.com, sign out there, then press Verify here again.")),
];
