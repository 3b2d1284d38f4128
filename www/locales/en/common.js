// Words that several elements share.
export default {
  ownTab: "Open in a tab of its own",
  asking: "Asking UPS...", askingAgain: "Asking UPS again in {n} s", stop: "Stop", reload: "Reload", cancel: "Cancel", keepIt: "Keep it", close: "Close",
  unchecked: "Not verified yet", checking: "Verifying", verified: "Verified", list_rates_only: "List rates only", not_on_profile: "Not on this profile",
  unclear: "Unclear", expired: "Expired", error: "Could not be checked",
  country: "Country", goCarriers: "Go to Carriers", goRate: "Go to Rate", goLabels: "Open Labels", upsSite: "UPS.com",
  signInAgain: "Sign in again", signInAgainWhy: "Sign in at UPS again: the sign-in belongs to one tab and is over. What you typed stays.",
  noAccount: "No verified account yet", noAccountWhy: "Verify a UPS account first: prices and labels come from it.",
  sandbox: "Sandbox: nothing here reaches UPS, and labels say SAMPLE", cie: "UPS's test environment: labels say SAMPLE",
};
