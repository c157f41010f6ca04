// Asks the browser for a passkey, where it can: the form then sends what the browser answers. Without this the form stays hidden.

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const isNew = form.dataset.passkey === "create";
  const read = isNew ? "parseCreationOptionsFromJSON" : "parseRequestOptionsFromJSON";
  if (!window.PublicKeyCredential?.[read]) continue;
  form.hidden = false;
  const failed = form.querySelector("[data-failed]");
  form.addEventListener("submit", async (event) => {
    if (form.elements.passkey.value || !form.reportValidity()) return;
    event.preventDefault();
    failed.hidden = true;
    try {
      const publicKey = PublicKeyCredential[read](JSON.parse(form.dataset.options));
      const answer = await (isNew ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }));
      form.elements.passkey.value = JSON.stringify(answer);
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
}
