#!/usr/bin/env bash
# Puts a backup into an empty CONCORD_HOME (and an empty database), then checks the audit trail. Writes over nothing.
set -euo pipefail
umask 077
source=${1:?"Say which: restore.sh FOLDER/2026-…Z"}
home=${CONCORD_HOME:?"Set CONCORD_HOME to the new, empty folder"}
[ -f "$source/SHA256SUMS" ] || { echo "$source is not a backup: it has no SHA256SUMS." >&2; exit 1; }
(cd "$source" && sha256sum --quiet --check SHA256SUMS) || { echo "The backup is damaged." >&2; exit 1; }
mkdir -p "$home"
[ -z "$(ls -A "$home")" ] || { echo "$home is not empty." >&2; exit 1; }

if [ -f "$source/concord.sqlite3" ]; then
  [ -z "${DATABASE_URL:-}" ] || { echo "This backup is of SQLite. Take DATABASE_URL away." >&2; exit 1; }
  cp "$source/concord.sqlite3" "$home/concord.sqlite3"
else
  url=${DATABASE_URL:?"This backup is of PostgreSQL. Set DATABASE_URL to the new, empty database"}
  tables=$(psql --tuples-only --no-align --command "select count(*) from pg_tables where schemaname = 'public'" "$url")
  [ "$tables" = 0 ] || { echo "The database is not empty." >&2; exit 1; }
  pg_restore --no-owner --no-privileges --exit-on-error --single-transaction --dbname="$url" "$source/concord.dump"
fi
for folder in uploads keys; do
  [ ! -f "$source/$folder.tar" ] || tar -C "$home" -xf "$source/$folder.tar"
done
"$(dirname "$0")/../.venv/bin/concord" audit verify
