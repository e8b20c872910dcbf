// Keeps unsent text when the connection drops: in this tab only, and never for a form marked as private.

const forms = document.querySelectorAll("form[data-keep]:not([data-private])");

for (const form of forms) {
  const name = `concord:${location.pathname}:${form.dataset.keep}`;
  const fields = [...form.elements].filter((field) => field.matches("textarea, input[type=text]") && field.name);

  offerKept(form, name, fields);
  form.addEventListener("input", () => write(name, fields));
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) {
      // Taken away only when the next page arrives, so that a failed send loses nothing.
      sessionStorage.setItem("concord:sent", name);
      return;
    }
    event.preventDefault();
    warn(form, "There is no connection. Your text is safe in this tab. Try again when you are back online.");
  });
  window.addEventListener("offline", () => warn(form, "The connection is lost. Keep this tab open: your text is safe in it."));
  window.addEventListener("online", () => form.querySelector(".concord-kept[data-warning]")?.remove());
}

const sent = sessionStorage.getItem("concord:sent");
if (sent && !document.querySelector(".govuk-error-summary")) {
  // An error page means that nothing arrived: the text stays, to be offered again.
  if (!document.querySelector("[data-problem]")) sessionStorage.removeItem(sent);
  sessionStorage.removeItem("concord:sent");
}

function write(name, fields) {
  const kept = Object.fromEntries(fields.map((field) => [field.name, field.value]));
  sessionStorage.setItem(name, JSON.stringify(kept));
}

function offerKept(form, name, fields) {
  if (sessionStorage.getItem("concord:sent") === name) return;
  const kept = JSON.parse(sessionStorage.getItem(name) || "{}");
  const lost = fields.filter((field) => kept[field.name] && kept[field.name] !== field.value);
  if (!lost.length) return;
  const box = warn(form, "You have text here that was not sent.");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary";
  button.textContent = "Bring it back";
  button.addEventListener("click", () => {
    lost.forEach((field) => { field.value = kept[field.name]; });
    box.remove();
    lost[0].focus();
  });
  box.removeAttribute("data-warning");
  box.append(button);
}

function warn(form, text) {
  form.querySelector(".concord-kept[data-warning]")?.remove();
  const box = document.createElement("div");
  box.className = "concord-kept";
  box.dataset.warning = "";
  box.setAttribute("role", "alert");
  const words = document.createElement("p");
  words.textContent = text;
  box.append(words);
  form.prepend(box);
  return box;
}
