#!/usr/bin/env bash
# Everything that must never be lost, in a new dated folder below the one that is named.
# Runs beside a working server. Settings: CONCORD_HOME, DATABASE_URL, BACKUP_DAYS (kept, default 35).
set -euo pipefail
umask 077
target=${1:?"Say where: backup.sh FOLDER"}
home=${CONCORD_HOME:-./var}
[ -d "$home" ] || { echo "There is no $home. Set CONCORD_HOME." >&2; exit 1; }
mkdir -p "$target"
final=$target/$(date -u +%Y-%m-%dT%H%M%SZ)
[ ! -e "$final" ] || { echo "$final is there already." >&2; exit 1; }
part=$(mktemp -d "$target/.part.XXXXXX")
trap 'rm -rf "$part"' EXIT

case ${DATABASE_URL:-} in
  "") database=$home/concord.sqlite3 ;;
  sqlite://*) database=${DATABASE_URL#sqlite://} ;;
  *) database= ;;
esac
if [ -n "$database" ]; then
  [ -f "$database" ] || { echo "There is no database at $database." >&2; exit 1; }
  # A copy made by SQLite itself is whole, even while somebody writes.
  python3 - "$database" "$part/concord.sqlite3" <<'END'
import sqlite3, sys
kept, copy = (sqlite3.connect(path) for path in sys.argv[1:])
kept.backup(copy)
if copy.execute("pragma integrity_check").fetchone() != ("ok",):
    sys.exit("The copy is damaged.")
copy.execute("pragma journal_mode=delete")
END
else
  pg_dump --format=custom --no-owner --no-privileges --file="$part/concord.dump" "$DATABASE_URL"
fi
for folder in uploads keys; do
  [ ! -d "$home/$folder" ] || tar -C "$home" -cf "$part/$folder.tar" "$folder"
done
(cd "$part" && sha256sum -- * > SHA256SUMS)
mv "$part" "$final"
trap - EXIT
find "$target" -mindepth 1 -maxdepth 1 -type d -name '20??-*Z' -mtime "+${BACKUP_DAYS:-35}" -exec rm -rf {} +
echo "$final"
ls -l "$final"
