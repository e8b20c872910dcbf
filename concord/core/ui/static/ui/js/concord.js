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

function makeSearchable(select) {
  const described = select.getAttribute("aria-describedby");
  const choose = (text) => {
    const found = [...select.options].find((option) => option.textContent.trim() === (text || "").trim());
    select.value = found ? found.value : "";
  };
  window.accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    defaultValue: select.dataset.typed || (select.value ? select.selectedOptions[0].textContent.trim() : ""),
    // Words that match nothing are sent too, so that the answer to them can be an error and not silence.
    name: `${select.name}_typed`,
    autoselect: false,
    showAllValues: true,
    preserveNullOptions: false,
    onConfirm: choose,
    tNoResults: () => "Nothing found",
    tStatusQueryTooShort: (least) => `Type ${least} or more letters`,
    tAssistiveHint: () => "When there are results, use the up and down arrows to look through them and Enter to choose.",
  });
  const input = select.parentElement.querySelector(".autocomplete__input");
  // Words that match nothing must not leave an earlier choice standing unseen.
  input.addEventListener("blur", () => window.setTimeout(() => choose(input.value), 150));
  if (described) input.setAttribute("aria-describedby", `${described} ${input.getAttribute("aria-describedby") || ""}`.trim());
}
