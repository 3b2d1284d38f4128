import { StrictMode, useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { init } from "parcelgate";
import "parcelgate/parcelgate.css";

// Once for the whole application: elements wait for it by themselves.
const connected = init().then((parcelgate) => {
  const ups = parcelgate.client({ clientId: "YOUR-ID", environment: "production" });
  return Promise.all([parcelgate.define(), ups.completeConnect()]);
});

function Shipping() {
  const [accounts, setAccounts] = useState([]);
  const carriers = useRef(null);
  useEffect(() => {
    connected.catch((error) => carriers.current?.fail?.(error));
  }, []);
  // React 19 sets properties and listens to events of custom elements.
  return (
    <main>
      <h1>Shipping of Example Ltd</h1>
      <p role="status">{accounts.map(({ number, state }) => `${number}: ${state}`).join(", ") || "No account checked yet"}</p>
      <parcelgate-carriers ref={carriers} onparcelgate-verified={(event) => setAccounts(event.detail.accounts)} />
    </main>
  );
}

createRoot(document.querySelector("#root")).render(<StrictMode><Shipping /></StrictMode>);
