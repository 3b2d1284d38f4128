// The cases of the fault matrix: what is done, how it is broken off, at which step.
const SHIP = [
  "before_send",
  "after_send",
  "during_answer",
  "answered",
  "storing",
  "stored",
  "shown",
  "handed",
];
const VOID = ["before_send", "after_send", "during_answer", "answered", "shown"];
const REFRESH = ["before_send", "after_send", "during_answer", "answered", "storing", "left"];
const cross = (...lists) =>
  lists.reduce((rows, list) => rows.flatMap((row) => list.map((one) => [...row, one])), [[]]);
const rows = (operation, points, kills, lags) =>
  cross(points, kills, lags).map(([point, kill, lag]) => ({ operation, point, kill, lag }));

export const CASES = [
  ...rows("ship", SHIP, ["closed", "reloaded"], [false, true]),
  ...rows("ship", ["before_send", "after_send"], ["host"], [false, true]),
  ...rows("ship", ["dropped", "truncated", "empty"], ["cut"], [false, true]),
  ...rows("void", VOID, ["closed", "reloaded"], [false]),
  ...rows("void", ["before_send", "after_send"], ["host"], [false]),
  ...rows("void", ["dropped", "truncated", "empty"], ["cut"], [false]),
  ...rows("refresh", REFRESH, ["reloaded"], [false]),
  ...rows("refresh", ["before_send", "after_send"], ["host"], [false]),
  ...rows("refresh", ["dropped", "truncated"], ["cut"], [false]),
  ...rows(
    "ship",
    ["before_send", "after_send", "answered", "storing", "stored", "shown", "handed"],
    ["browser", "renderer"],
    [false],
  ),
  ...rows("void", ["after_send", "answered"], ["browser", "renderer"], [false]),
  ...rows("refresh", ["before_send", "storing", "left"], ["renderer"], [false]),
].map((one) => ({
  ...one,
  name: `${one.operation}, ${one.kill} ${one.kill === "cut" ? `(${one.point})` : one.point}${one.lag ? ", recovery lags" : ""}`,
}));

/** Stops the page at a step, for ever, and says that it is there. Runs in the page. */
export function freeze({ operation, point }) {
  const mine = { ship: /\/shipments\/v\d+\/ship/, void: /\/void\//, refresh: /\/oauth\/refresh/ }[
    operation
  ];
  const never = () => {
    reached();
    return new Promise(() => {});
  };
  const real = {
    fetch: window.fetch,
    put: IDBObjectStore.prototype.put,
    dispatch: EventTarget.prototype.dispatchEvent,
    set: Storage.prototype.setItem,
  };
  /** The script goes no further for a while: what it has asked the browser for is done meanwhile. */
  const hold = () => {
    reached();
    const until = Date.now() + 400;
    while (Date.now() < until);
  };
  window.fetch = async (...given) => {
    if (!mine.test(given[0]?.url ?? String(given[0]))) return real.fetch.call(window, ...given);
    if (point === "before_send") return never();
    const answering = real.fetch.call(window, ...given);
    if (point === "after_send") reached();
    const answer = await answering;
    const whole = answer.arrayBuffer.bind(answer);
    if (point === "during_answer") answer.arrayBuffer = never;
    if (point === "answered")
      answer.arrayBuffer = async () => {
        await whole();
        return never();
      };
    return answer;
  };
  let done = false;
  IDBObjectStore.prototype.put = function (value, key) {
    const request = real.put.call(this, value, key);
    if (operation === "ship" && this.name === "journal" && value.state === "done") {
      done = true;
      if (point === "storing") hold();
    }
    if (operation === "refresh" && this.name === "tabs" && point === "left") hold();
    return request;
  };
  Storage.prototype.setItem = function (key, value) {
    real.set.call(this, key, value);
    if (operation === "refresh" && point === "storing" && key.startsWith("parcelgate:session:"))
      hold();
  };
  EventTarget.prototype.dispatchEvent = function (event) {
    const answer = real.dispatch.call(this, event);
    if (operation === "ship" && done && event.type === "journal-change" && point === "stored")
      hold();
    if (operation === "void" && event.type === "label-saved" && point === "shown") hold();
    return answer;
  };
  if (operation === "ship" && point === "handed")
    addEventListener("parcelgate-shipped-here", async () => {
      const isHandedOver = async () => (await ups.journal.list()).some((entry) => entry.handedOver);
      while (!(await isHandedOver())) await new Promise((resolve) => setTimeout(resolve, 10));
      reached();
    });
  if (operation === "ship" && point === "shown")
    addEventListener("parcelgate-shipped-here", () => hold());
}
