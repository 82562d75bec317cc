#!/usr/bin/env bash
# libsmartcols lower-cases the keys of its JSON, so that two columns become one key.
#
# Version:   util-linux 2.38.1-5+deb12u3 (Debian): column of bsdextrautils, with libsmartcols1.
# Input:     a table with the columns "Lap" and "lap".
# Seen:      column --json prints an object that has the key "lap" twice; a reader keeps the last
#            value, and the first is gone without a word. The text form of the same table shows both
#            headings as given.
# Matters:   JSON by this library cannot be asked for the names that the caller gave.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download bsdextrautils=2.38.1-5+deb12u3 libsmartcols1=2.38.1-5+deb12u3 >/dev/null
for package in *.deb; do dpkg-deb -x "$package" root; done
LD_LIBRARY_PATH=$(dirname "$(find "$work/root" -name 'libsmartcols.so.1' | head -n 1)")
export LD_LIBRARY_PATH
root/usr/bin/column --version

printf '46.101 47.002\n' >rows
root/usr/bin/column --table --table-columns Lap,lap rows | tee table
head -n 1 table | grep -q 'Lap  *lap'
root/usr/bin/column --json --table-columns Lap,lap rows | tee json
[ "$(grep -c '"lap":' json)" -eq 2 ]
python3 -c 'import json, sys; print(json.load(sys.stdin)["table"])' <json | tee read
grep -qx "\[{'lap': '47.002'}\]" read
echo "as stated"
