// Runs the table of verdicts inside of workerd: the same file that native Rust and Node run.
import module from "./policy.wasm";
import * as policy from "./policy.js";
import { verdict } from "./verdict.js";

policy.initSync({ module });

export default {
  async fetch(request) {
    const vectors = await request.json();
    return Response.json(vectors.map((one) => verdict(policy, one)));
  },
};
