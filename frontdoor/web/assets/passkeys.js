// Shows what needs a passkey where the browser knows them, and says so when one did not work. It holds no words.

for (const part of document.querySelectorAll("[data-passkeys]")) part.hidden = !window.PublicKeyCredential;

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const words of document.querySelectorAll("[data-passkey-failed]")) words.hidden = false;
});
