/* Passkeys, where the browser has them: forms with data-passkey appear, and hand over what the device answers.
   "ask" fetches its options from the form's address (nobody is signed in yet); "show" and "add" find them in the page. */
(() => {
  const { PublicKeyCredential, navigator } = window;
  if (!PublicKeyCredential?.parseRequestOptionsFromJSON || !navigator.credentials) return;

  const options = async (form, kind) => {
    const stored = document.getElementById("passkey-options");
    const data = kind === "ask"
      ? await (await fetch(form.action, { headers: { Accept: "application/json" } })).json()
      : JSON.parse(stored.textContent);
    return kind === "add"
      ? PublicKeyCredential.parseCreationOptionsFromJSON(asPasskey(data.creation_options.publicKey))
      : PublicKeyCredential.parseRequestOptionsFromJSON(data.request_options.publicKey);
  };

  // One that the device finds by itself, so that it also signs in without a name.
  const asPasskey = (wanted) => ({
    ...wanted,
    authenticatorSelection: {
      ...wanted.authenticatorSelection, residentKey: "required", requireResidentKey: true, userVerification: "required",
    },
  });

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const kind = form.dataset.passkey;
    const said = form.querySelector("[role=alert][hidden]");
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      said.hidden = true;
      try {
        const publicKey = await options(form, kind);
        const answer = await (kind === "add"
          ? navigator.credentials.create({ publicKey })
          : navigator.credentials.get({ publicKey }));
        form.elements.credential.value = JSON.stringify(answer.toJSON());
        form.submit();
      } catch {
        said.textContent = form.dataset.failed;
        said.hidden = false;
      }
    });
  }
})();
