// Single keys on the decision page: 1 to 5 choose the verdict, w and n say whether it is a win, l ticks learning,
// c and r go to the commitment and the reason and Escape comes back, Enter records (from the reason with Ctrl),
// o says that somebody objects, b, f, s and u go to another point. Radios, links and buttons work without.
const sheet = document.querySelector('[data-decisions]')
const verdicts = sheet ? [...sheet.querySelectorAll('input[name="verdict"]')] : []
const form = verdicts.length ? verdicts[0].form : null

if (form) {
  let sent = false
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return
    if (sent) event.preventDefault()
    sent = true
  })
  window.addEventListener('pageshow', () => { sent = false })
}

if (sheet && sheet.hasAttribute('data-single-keys')) {
  const radio = (name, value) => sheet.querySelector(`input[name="${name}"][value="${value}"]`)
  const field = (key) => form && form.elements[{ l: 'learning', c: 'commitment', r: 'reason' }[key]]
  const typing = 'input:not([type="radio"]):not([type="checkbox"]), textarea, select, summary, a, button'
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && event.target.form === form) event.target.blur()
    if (event.key === 'Enter' && event.ctrlKey && event.target.matches('textarea')) form.requestSubmit()
    if (event.target.closest(typing) || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    const chosen = verdicts[Number(event.key) - 1] || { w: radio('win', 'yes'), n: radio('win', 'no') }[event.key]
    const way = sheet.querySelector(`[data-key="${CSS.escape(event.key)}"]`)
    if (chosen) {
      chosen.checked = true
      chosen.focus()
      chosen.dispatchEvent(new Event('change', { bubbles: true }))
      event.preventDefault()
    } else if (field(event.key)) {
      event.preventDefault()
      field(event.key).focus()
      if (event.key === 'l') field('l').click()
    } else if (way) {
      event.preventDefault()
      way.click()
    } else if (event.key === 'Enter' && verdicts.some((verdict) => verdict.checked)) {
      event.preventDefault()
      form.requestSubmit()
    }
  })
}
if (sheet) sheet.dataset.ready = ''

// Where a script runs, the words about printing become a button.
for (const words of document.querySelectorAll('[data-print]')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'govuk-button govuk-button--secondary concord-print-button'
  button.textContent = 'Print'
  button.addEventListener('click', () => window.print())
  words.replaceWith(button)
}
