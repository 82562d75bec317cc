#!/usr/bin/env bash
# </br>: libxml2's HTML reader drops it, HTML5 makes a line break of it; the texts beside it are glued.
#
# Versions:  libxml2-utils and libxml2 2.9.14+dfsg-1.3~deb12u6 (Debian), parse5 7.1.2 (npm), which
#            follows the HTML standard as browsers do.
# Input:     a table cell "9 laps</br>8:28", as pages of the 2000s have it.
# Seen:      xmllint --html gives one text, "9 laps8:28"; parse5 gives "9 laps", <br>, "8:28".
# Matters:   what a person sees on two lines reads as one word: two figures become one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
version='2.9.14+dfsg-1.3~deb12u6'
apt-get download "libxml2-utils=$version" "libxml2=$version" >/dev/null
for package in *.deb; do dpkg-deb -x "$package" root; done
LD_LIBRARY_PATH=$(dirname "$(find "$work/root" -name 'libxml2.so.2' | head -n 1)")
export LD_LIBRARY_PATH
npm install --silent --no-audit --no-fund parse5@7.1.2 >/dev/null

printf '<table><tr><td>9 laps</br>8:28</td></tr></table>' >page.html
root/usr/bin/xmllint --html page.html 2>/dev/null | grep '<td>' | tee by_libxml2
grep -q '<td>9 laps8:28</td>' by_libxml2
cat >read.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { parse, serialize } from 'parse5';
console.log(serialize(parse(readFileSync('page.html', 'utf8'))));
JS
node read.mjs | tee by_parse5
grep -q '<td>9 laps<br>8:28</td>' by_parse5
echo "as stated"
