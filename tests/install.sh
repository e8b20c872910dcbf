#!/usr/bin/env bash
# Debian packages that the tests need. Installs what is missing when it may; otherwise says how, and fails.
set -euo pipefail
needed=(postgresql postgresql-contrib chromium poppler-utils libreoffice-writer-nogui fonts-dejavu-core fontconfig)
missing=()
for package in "${needed[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  sudo -n true 2>/dev/null || { echo "The tests need: ${missing[*]}. Run: sudo apt-get install ${missing[*]}" >&2; exit 1; }
  as_root=(sudo -n)
fi
"${as_root[@]}" apt-get update -q
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -q --no-install-recommends "${missing[@]}"
