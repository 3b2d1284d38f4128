import { StrictMode, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { init } from "parcelgate";
import "parcelgate/parcelgate.css";

// Once for the whole application: elements wait for it by themselves.
const connected = init().then((parcelgate) => {
  const ups = parcelgate.client({ clientId: "YOUR-ID", environment: "production" });
  return Promise.all([parcelgate.define(), ups.completeConnect()]).catch(parcelgate.fail);
});

function Shipping() {
  const [accounts, setAccounts] = useState([]);
  const [problem, setProblem] = useState(null);
  // What fails later the elements tell themselves.
  useEffect(() => void connected.catch((error) => setProblem(error.message)), []);
  // React 19 sets properties and listens to events of custom elements.
  return (
    <main>
      <h1>Shipping of Example Ltd</h1>
      <p role="status">
        {accounts.map(({ number, state }) => `${number}: ${state}`).join(", ") ||
          "No account checked yet"}
      </p>
      {problem && <p role="alert">{problem}</p>}
      <parcelgate-carriers onparcelgate-verified={(event) => setAccounts(event.detail.accounts)} />
    </main>
  );
}

createRoot(document.querySelector("#root")).render(
  <StrictMode>
    <Shipping />
  </StrictMode>,
);
