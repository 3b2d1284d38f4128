// The shell around the pages.
export default {
  carriers: "Carriers", rate: "Rate", ship: "Ship", labels: "Labels", track: "Track", main: "Main", environment: "Environment", language: "Language",
  disconnected: "Not connected", connecting: "Signing in", connected: "Connected", expiring: "Connected", reconnect_required: "Sign in again",
  verify: "Connect", tryAgain: "Try again", disconnect: "Disconnect", stay: "Stay", disconnectAll: "Disconnect and forget accounts and labels",
  disconnectAsk: "Disconnect this tab from UPS? {ups} keeps its own sign-in: sign out there too on a shared computer.",
  keys: "Keyboard shortcuts", keysThen: "then", keysFirst: "First field of the page", keysHelp: "This list", keysOn: "Use these keys",
  notAffiliated: "Parcelgate is not affiliated with UPS.",
  batch: "Many shipments",
  offline: "This device is offline. What is typed stays; nothing can be asked or bought until it is back.",
  station: "Packing station",
};
