// Rebuild everything under concord/core/ui/static/ui that comes from elsewhere: `npm ci && npm run build`.
// The results are committed, so that nobody needs Node to run Concord.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import * as sass from "sass";

const out = "concord/core/ui/static/ui";
const modules = "node_modules";
for (const part of ["css", "fonts", "img", "vendor"]) mkdirSync(`${out}/${part}`, { recursive: true });

// Comments that point at source maps, which we do not ship, would stop the manifest of static files.
const bare = (text) => text.replace(/\/\*# sourceMappingURL=.*?\*\//g, "").replace(/\/\/# sourceMappingURL=\S*\s*$/, "").trim() + "\n";

const built = sass.compile("frontend/concord.scss", { loadPaths: [".", modules], style: "compressed", quietDeps: true });
const autocomplete = readFileSync(`${modules}/accessible-autocomplete/dist/accessible-autocomplete.min.css`, "utf8");
const css = bare(autocomplete) + bare(built.css);
for (const refused of ["GDS Transport", "crest", "crown"]) {
  if (css.includes(refused)) throw new Error(`The stylesheet mentions ${refused}, which is not ours to use`);
}
writeFileSync(`${out}/css/concord.css`, css);

for (const [from, to] of [
  ["govuk-frontend/dist/govuk/govuk-frontend.min.js", "govuk-frontend.min.js"],
  ["accessible-autocomplete/dist/accessible-autocomplete.min.js", "accessible-autocomplete.min.js"],
]) writeFileSync(`${out}/vendor/${to}`, bare(readFileSync(`${modules}/${from}`, "utf8")));

for (const face of ["latin-400-normal", "latin-400-italic", "latin-600-normal", "latin-ext-400-normal", "latin-ext-600-normal"]) {
  copyFileSync(`${modules}/@fontsource/source-sans-3/files/source-sans-3-${face}.woff2`, `${out}/fonts/source-sans-3-${face}.woff2`);
}
copyFileSync(`${modules}/@fontsource/source-sans-3/LICENSE`, `${out}/fonts/LICENSE.txt`);
for (const icon of ["icon-tag-remove-cross.svg", "icon-tag-remove-cross-white.svg", "icon-close-cross-black.svg", "icon-toggle-plus-minus.svg", "icon-document.svg"]) {
  copyFileSync(`${modules}/@ministryofjustice/frontend/moj/assets/images/${icon}`, `${out}/img/${icon}`);
}
