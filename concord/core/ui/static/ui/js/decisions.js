// Single keys on the decision sheet: 1 to 5 choose the verdict, Enter records it. Radios work without.
const sheet = document.querySelector('[data-decisions]')
if (sheet && sheet.hasAttribute('data-single-keys')) {
  const verdicts = [...sheet.querySelectorAll('input[name="verdict"]')]
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input:not([type="radio"]):not([type="checkbox"]), textarea, select, summary, a, button')
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return
    const chosen = verdicts[Number(event.key) - 1]
    if (chosen) {
      chosen.checked = true
      chosen.focus()
      event.preventDefault()
    } else if (event.key === 'Enter' && verdicts.some((radio) => radio.checked)) {
      event.preventDefault()
      sheet.querySelector('form').requestSubmit()
    }
  })
}
