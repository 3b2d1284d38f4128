// The sandbox's sign-in by its forms, without a browser: for clients that are no page.

/** From the authorize address to the callback that it leads to; null where it leads nowhere. */
export async function signInByForms(authorizeUrl, user = "demo", password = user) {
  const origin = new URL(authorizeUrl).origin;
  const step = (url, form) =>
    fetch(new URL(url, origin), {
      redirect: "manual",
      ...(form && {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams(form),
      }),
    });
  const page = (await step(authorizeUrl)).headers.get("location");
  if (!page) return null;
  const sid = new URL(page, origin).searchParams.get("sid");
  await step("/lasso/signin", { sid, username: user, agree: "on" });
  const back = (await step("/lasso/password", { sid, password })).headers.get("location");
  return back && new URL(back);
}
