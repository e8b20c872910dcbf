// Single keys on the decision page: 1 to 5 choose the verdict, w and n say whether it is a win, Enter records,
// o says that somebody objects, b, f, s and u go to another point. Radios, links and buttons work without.
const sheet = document.querySelector('[data-decisions]')
if (sheet && sheet.hasAttribute('data-single-keys')) {
  const form = sheet.querySelector('form')
  const radio = (name, value) => sheet.querySelector(`input[name="${name}"][value="${value}"]`)
  const verdicts = [...sheet.querySelectorAll('input[name="verdict"]')]
  let sent = false
  form.addEventListener('submit', (event) => {
    if (sent) event.preventDefault()
    sent = true
  })
  window.addEventListener('pageshow', () => { sent = false })
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input:not([type="radio"]):not([type="checkbox"]), textarea, select, summary, a, button')
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    const chosen = verdicts[Number(event.key) - 1] || { w: radio('win', 'yes'), n: radio('win', 'no') }[event.key]
    const way = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)
    if (chosen) {
      chosen.checked = true
      chosen.focus()
      chosen.dispatchEvent(new Event('change', { bubbles: true }))
      event.preventDefault()
    } else if (way) {
      event.preventDefault()
      way.click()
    } else if (event.key === 'Enter' && verdicts.some((verdict) => verdict.checked)) {
      event.preventDefault()
      form.requestSubmit()
    }
  })
}

// Where a script runs, the words about printing become a button.
for (const words of document.querySelectorAll('[data-print]')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'govuk-button govuk-button--secondary concord-print-button'
  button.textContent = 'Print'
  button.addEventListener('click', () => window.print())
  words.replaceWith(button)
}
