// Small improvements to pages that work without them: counts, revealed questions, search in long lists.

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");

// The address comes from the page, because static files carry a fingerprint in their names.
const design = await import(document.getElementById("govuk-frontend").href);
for (const part of ["Button", "CharacterCount", "ErrorSummary", "NotificationBanner", "SkipLink"]) {
  design.createAll(design[part]);
}

// Choices that open further questions. Not the design system's own script: it puts aria-expanded on radios,
// which their role does not allow.
const opening = document.querySelectorAll("input[data-reveals]");
const reveal = () => opening.forEach((input) => {
  const hidden = `${input.type === "radio" ? "govuk-radios" : "govuk-checkboxes"}__conditional--hidden`;
  document.getElementById(input.dataset.reveals).classList.toggle(hidden, !input.checked);
});
if (opening.length) {
  reveal();
  document.addEventListener("change", reveal);
  window.addEventListener("pageshow", reveal); // the Back button restores answers
}

// A filter panel starts closed on a phone, unless something is chosen in it.
if (window.matchMedia("(max-width: 40em)").matches) {
  for (const panel of document.querySelectorAll(".concord-filter")) {
    if (!panel.querySelector(".moj-filter__selected")) panel.open = false;
  }
}

const searchable = document.querySelectorAll("select[data-autocomplete]");
if (searchable.length) {
  const script = document.createElement("script");
  script.src = searchable[0].dataset.autocomplete;
  script.addEventListener("load", () => searchable.forEach(makeSearchable));
  document.head.append(script);
}

// Words are the same in capitals or not, as they are for the server.
const plain = (text) => (text || "").trim().replace(/\s+/g, " ").toLowerCase();
const escaped = (text) => Object.assign(document.createElement("span"), { textContent: text }).innerHTML;

function makeSearchable(select) {
  const described = select.getAttribute("aria-describedby");
  const labels = [...select.options].filter((option) => option.value).map((option) => option.textContent.trim());
  const matches = (typed) => labels.filter((label) => plain(label).includes(plain(typed)));
  const whole = (typed) => labels.find((label) => plain(label) === plain(typed));
  const choose = (text) => {
    const found = [...select.options].find((option) => plain(option.textContent) === plain(text));
    select.value = found ? found.value : "";
  };
  let input = null;
  // An arrow key that opens the list asks for all of it and stands on the first: what is typed or chosen comes first.
  const list = (asked, show) => {
    const chosen = whole(input.value);
    show(asked || !chosen ? matches(asked || input.value) : [...new Set([chosen, ...labels])]);
  };
  window.accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    defaultValue: select.dataset.typed || (select.value ? select.selectedOptions[0].textContent.trim() : ""),
    // Words that match nothing are sent too, so that the answer to them can be an error and not silence.
    name: `${select.name}_typed`,
    source: list,
    // Otherwise a name with a sign such as < in it would be read as part of the page.
    templates: { inputValue: (label) => label, suggestion: (label) => escaped(label) },
    autoselect: false,
    showAllValues: true,
    onConfirm: choose,
    tNoResults: () => "Nothing found",
    tStatusQueryTooShort: (least) => `Type ${least} or more letters`,
    tAssistiveHint: () => "When there are results, use the up and down arrows to look through them and Enter to choose.",
  });
  input = select.parentElement.querySelector(".autocomplete__input");
  const wrapper = input.closest(".autocomplete__wrapper");
  // Before the list's own keys: Enter takes what is typed, or the only one left, and an arrow nothing else instead.
  wrapper.addEventListener("keydown", (event) => {
    if (event.target !== input || !input.value.trim()) return;
    const left = matches(input.value);
    const meant = whole(input.value) || (left.length === 1 && left[0]);
    const isOpen = input.getAttribute("aria-expanded") === "true";
    const option = meant && isOpen && [...wrapper.querySelectorAll("[role=option]")].find((one) => one.textContent === meant);
    if (event.key === "Enter" && option) option.click();
    else if (event.key !== "ArrowDown" || left.length) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
  // Words that match nothing must not leave an earlier choice standing unseen.
  input.addEventListener("blur", () => window.setTimeout(() => choose(input.value), 150));
  if (described) input.setAttribute("aria-describedby", `${described} ${input.getAttribute("aria-describedby") || ""}`.trim());
}
