// A page that waits for long work looks again by itself; without this there is a link to do so.
const bar = document.querySelector("[data-progress]");

async function look() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-progress]");
  if (!answer.ok || !fresh) return location.reload();
  bar.replaceChildren(...fresh.childNodes);
  return setTimeout(look, 2000);
}

if (bar) setTimeout(look, 2000);
