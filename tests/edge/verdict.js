// One vector's verdict by the wasm policy.

/** @param parsed as a Worker gets it: the address went through a URL parser. */
export function verdict(policy, { method, target, headers, length }, parsed = false) {
  const url = parsed ? new URL(target, "https://host.example") : null;
  try {
    return policy.judge(
      method,
      url ? url.pathname + url.search : target,
      Object.entries(headers).flat(),
      length,
    ).route;
  } catch (refused) {
    return refused.code;
  }
}
