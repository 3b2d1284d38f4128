// The guided page: what people ask before and after they connect (vendors' notices and help pages). *Bold*; {ups} is a link.
export default {
  guideTitle: "Connect your UPS accounts",
  guideIntro: "Once for all accounts, and again about every 59 days. It takes some minutes.",
  steps: "Steps",
  questions: "Questions",
  stepOf: "Step {n} of {all}:",
  "step-why": "What it is about",
  "step-profile": "Your UPS.com profile",
  "step-register": "Accounts on the profile",
  "step-add": "Accounts here",
  "step-connect": "Sign in",
  "step-outcome": "Outcome",
  back: "Back",
  begin: "Begin",
  goOn: "Continue",
  done: "Done",
  why1: "*Who is affected:* everybody who gets rates or prints labels with UPS here, with each UPS account number.",
  why2: "*Why:* UPS replaced its access keys by a safer sign-in, OAuth. You sign in at UPS itself; this page never sees your password.",
  why3: "*Without it:* UPS gives neither your prices nor labels.",
  have: "Have these at hand",
  have1: "User name and password of your *UPS.com profile*.",
  have2: "*Number* and pickup postal code of every UPS account that you ship with.",
  have3:
    "For an account that is not on the profile yet: its *PIN*, or an *invoice* of the last 45 days.",
  profileAsk: "Which is true for you?",
  "profile-have": "I have a UPS.com profile and know its user name and password",
  "profile-none": "I have none, or cannot get into it",
  "profile-campus": "Mine is a CampusShip profile",
  "advice-have":
    "Use the one that has all your accounts, or shall have them: accounts of several profiles cannot be verified together.",
  "advice-none":
    "Make one on {ups} with your company’s e-mail address, or reset its password there. Then come back: this page stays as it is.",
  "advice-campus":
    "A CampusShip profile cannot be used: after the sign-in UPS leads it elsewhere and never back here. Make a new profile on {ups} with an e-mail address that never had a UPS profile, and add your accounts to it.",
  profileReady: "My profile is ready",
  registerWhat:
    "Every account must stand under this one profile. If you are sure that they do, go on.",
  allThere: "They are all there",
  addWhat: "Enter the accounts that you ship with. UPS gives no list of them.",
  theseAreAll: "These are all",
  noneYet: "No account is entered yet.",
  signInAtUps: "Sign in at UPS",
  connectWhat: {
    one: "One sign-in verifies your account:",
    other: "One sign-in verifies all {n} accounts:",
  },
  connect1:
    "On UPS’s first page enter your *user name*, agree to the conditions, and choose Continue.",
  connect2: "On its second page enter your *password* and choose Log In.",
  connect3: "UPS sends you back here, and each account is checked.",
  allGood: { one: "Your account is connected.", other: "All {n} accounts are connected." },
  someLeft: {
    one: "{n} of {all} accounts is connected.",
    other: "{n} of {all} accounts are connected.",
  },
  someLeftNext: "What is to be done stands at each account. Then verify again.",
  notConnected: "You are not signed in at UPS in this tab.",
  askedAgain: "UPS asks again by {day}.",
  changeAccounts: "Change the accounts",
  closeTab: "You are done: this page may be closed.",
  "ask-affected": "How do I know whether it concerns me?",
  "answer-affected":
    "It does if a UPS account number of yours is used to ship here: to be billed to your account and to see its prices, the account must be connected.",
  "ask-holder": "Who is the primary account holder?",
  "answer-holder":
    "Whoever opened the account at UPS: often the owner, accounting or the head of shipping. UPS’s invoices are addressed to that person, and PINs go to the address and e-mail address given then.",
  "ask-number": "Where do I find my account number?",
  "answer-number":
    "Six letters and digits: at the top of every UPS invoice, in the tracking number of your own labels right after 1Z, and in shipping software under Settings, Carriers, Account # or Partner ID.",
  "ask-email": "Must I use a new e-mail address?",
  "answer-email":
    "Only if yours belongs to a CampusShip profile: the new profile then needs an address that never had a UPS profile. Else use the profile that you have.",
  "ask-pin": "I have no PIN, or lost it",
  "answer-pin":
    "In Add Existing Account choose PIN and ask for a new one: UPS mails it to the account’s address. Quicker are invoice data: number, date and amount of an invoice of the last 45 days.",
  "ask-whom": "Whom do I ask?",
  "answer-whom":
    "About profile, account, PIN or invoice: UPS, by Contact Us on {ups}. About this page: whoever runs it.",
  "ask-password": "Does this page see my password?",
  "answer-password":
    "No. You type it on UPS’s own page, as the address bar shows. This page gets a permission that ends by itself.",
  "ask-refused": "Everything is right, and UPS still refuses",
  "answer-refused":
    "Look once more whether the account stands under Accounts and Payment of the very user who signs in; sign out on {ups} and verify again. If it stays, contact UPS and give them the code that stands at the account.",
};
