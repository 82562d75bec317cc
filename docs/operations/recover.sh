#!/bin/sh
# What can be read of a damaged mirror.db, into a new one.
#   recover.sh DIR
# DIR is the data directory; nothing else may use it meanwhile. The old files are kept in DIR/damaged.
# race.db is not needed: `trackside rebuild` makes it again from the new mirror.db.
set -eu
cd "$1"
umask 077
lost=no
mkdir damaged
for file in mirror.db* race.db*; do
  [ ! -e "$file" ] || mv "$file" damaged/
done

# Debian's sqlite3 has no .recover. A dump reads table by table and goes on behind what it cannot
# read; it ends with a ROLLBACK then, and never tells whose database it is.
{
  sqlite3 damaged/mirror.db .dump | sed 's/^ROLLBACK.*/COMMIT;/'
  sqlite3 damaged/mirror.db "SELECT 'PRAGMA application_id = ' || application_id || ';' FROM pragma_application_id"
  sqlite3 damaged/mirror.db "SELECT 'PRAGMA user_version = ' || user_version || ';' FROM pragma_user_version"
} | sqlite3 mirror.db || lost=yes

# Where not even the names of the tables can be read, everything is put back.
if [ $lost = yes ] || ! sqlite3 mirror.db 'SELECT count(*) FROM pages' >/dev/null 2>&1; then
  rm -f mirror.db
  mv damaged/* .
  rmdir damaged
  echo "mirror.db cannot be recovered and is as it was; move it away, and its pages are asked for again when needed" >&2
  exit 1
fi

# Pages whose bytes are lost: they are asked for again.
sqlite3 mirror.db <<'SQL'
DELETE FROM page_versions WHERE sha256 NOT IN (SELECT sha256 FROM bodies);
DELETE FROM pages WHERE body_sha256 NOT IN (SELECT sha256 FROM bodies);
DELETE FROM page_versions WHERE cache_key NOT IN (SELECT cache_key FROM pages);
DELETE FROM oddities WHERE body_sha256 NOT IN (SELECT sha256 FROM bodies);
SQL
