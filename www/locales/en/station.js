// Packing station: orders scanned, weighed, shipped, printed.
export default {
  title: "Packing station", intro: "Scan an order’s number, weigh it, press Enter: the label is bought and printed.", begin: "Begin", order: "Order number", preset: "Packed as",
  asOrdered: "As the order says", weight: "Weight ({unit})", price: "Get the price", outcome: "This order", log: "Shipped here",
  ready: "Ready: scan an order’s number, or type it and press Enter. Escape begins anew.", weigh: "Weigh it, then press Enter.", unknown: "There is no order {number}.",
  unknownNext: "Look at the number, or take a newer table.", shippedBefore: "Order {number} was shipped before.", shipTwice: "Ship one more for it",
  lostOrder: "UPS’s answer for order {number} was lost: it may have been shipped.", lostAsk: "Ask UPS on the Ship page", leave: "Leave it (Escape)", printAgain: "Print again",
  printAgainOne: "Print again: order {number}", orders: {"one": "{n} order is left.", "other": "{n} orders are left."}, settings: "How this station works",
  limit: "Don’t ask below ({currency})", limitWrong: "An amount, such as 20 or 20.00; empty always asks.", labelsGo: "Labels go", way_dialog: "To the print dialog",
  way_printer: "To {printer}", way_none: "Nowhere: I print them on the Labels page", settingsWhy: "A price below the amount is bought without a question.",
  settingsPrinter: "A price below the amount is bought without a question. A thermal printer that was chosen on the Labels page can be used here.", scaleChoose: "Use a scale",
  scaleNone: "This browser reads no scales: Chrome and Edge do. Type the weight.", scaleGone: "The scale is gone. Plug it in and choose it again.", scale_moving: "moving",
  scale_zero: "empty", scale_fault: "says that something is wrong", scale_below_zero: "below zero: set it to zero", scale_too_heavy: "too heavy for this scale",
  scale_calibrate: "wants to be calibrated", scale_rezero: "wants to be set to zero",
  lookupFailed: "Order {number} could not be looked up.", lookupNext: "Scan it again. If it stays, tell whoever runs this page.",
  mendWeight: "Correct the weight, and press Enter.", mendSender: "Who sends comes with the order, or else from the Rate page: correct it there, then scan the order again.",
  mendOrder: "Correct the order where it comes from, then scan it again.",
};
