// Rate: the shipment's form, its services, their prices.
export default {
  title: "Rate", intro: "All services for a shipment, with your account’s prices.", services: "Services",
  from: "From", to: "To", packages: "Packages", account: "Account", otherAddress: "The account holder has another address",
  useShipper: "UPS bills the account at the address below; the goods leave from the one above", residential: "A home, not a business",
  value: "Value of the goods, for customs", currency: "Currency", addPackage: "Add a package", get: "Get rates",
  name: "Name or company", attention: "Attention", street: "Street", street2: "Street, line 2", city: "City", state: "State", postalCode: "Postal code", phone: "Phone",
  package: "Package {number}", copy: "Copy", copyOne: "Copy package {number}", remove: "Remove", removeOne: "Remove package {number}", packaging: "Packaging",
  weight: "Weight ({unit})", length: "Length ({unit})", width: "Width ({unit})", height: "Height ({unit})", count: { one: "{n} package", other: "{n} packages" },
  pack02: "My own box", pack01: "UPS Letter", pack04: "UPS PAK", pack03: "UPS Tube", pack21: "UPS Express Box", pack2a: "Small Express Box", pack2b: "Medium Express Box", pack2c: "Large Express Box",
  pack24: "UPS 25 kg Box", pack25: "UPS 10 kg Box", pack30: "Pallet",
  changed: "The shipment changed: press Get rates for its prices.", empty: "No rates yet. Fill in the shipment and press Get rates: every service of the lane appears here.",
  found: { one: "{n} service", other: "{n} services" }, sortBy: "Sort by", byPrice: "Sorted by price", byDay: "Sorted by delivery", shipWith: "Ship with {service}",
  foundFrom: { one: "{n} service, from {price}", other: "{n} services, from {price}" },
  cheapest: "Cheapest", fastest: "Fastest", endOfDay: "{day}, end of day", by: "{day}, by {time}", noDay: "Day not given", guaranteed: "(guaranteed)", listPrice: "list price", yourPrice: "your price",
  batch: "Many at once, from a table",
  noneAllowed: "None of the services that this page allows is offered for it.",
};
