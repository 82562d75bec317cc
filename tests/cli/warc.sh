#!/bin/sh
# Fixtures as web archives: ours read by others, others' read by us, and what is damaged.
#   warc.sh TRACKSIDE SOURCE_ROOT
set -u
trackside=$1
fixtures=$2/fixtures
checker=$2/tests/cli/warc_check.py
n=0

# check NAME COMMAND...: one line of TAP; what the command says is shown when it fails.
check() {
  name=$1
  shift
  n=$((n + 1))
  if said=$("$@" 2>&1); then
    echo "ok $n - $name"
  else
    echo "not ok $n - $name"
    printf '%s\n' "$said" | head -n 30 | sed 's/^/# /'
  fi
}
is() { [ "$1" = "$2" ] || { echo "got:  $1"; echo "want: $2"; return 1; }; }

# exits STATUS TEXT COMMAND...: it ends so, and says that on stderr.
exits() {
  wanted=$1
  text=$2
  shift 2
  status=0
  "$@" >"$work/out" 2>"$work/err" || status=$?
  is "$status" "$wanted" || { cat "$work/err"; return 1; }
  grep -qF -- "$text" "$work/err" || { cat "$work/err"; return 1; }
}

work=$(mktemp -d)
server=
stop() {
  [ -z "$server" ] || { kill "$server"; wait "$server"; } 2>/dev/null
  rm -rf "$work"
}
trap stop EXIT
export_() { "$trackside" fixture export "$@"; }
import() { "$trackside" fixture import "$@" </dev/null; }

# The fixture alone: what else is in the folder is no part of it.
for name in practice-day torture; do
  mkdir "$work/$name"
  cp "$fixtures/$name/manifest.json" "$fixtures/$name/expected.json" "$work/$name"
  cp "$fixtures/$name"/*.html "$work/$name"
done

# ---- there and back ----

round_trip() { # round_trip FIXTURE ARCHIVE BACK
  export_ "$work/$1" --warc "$work/$2" && import "$work/$2" "$work/$3" && diff -r "$work/$1" "$work/$3"
}
check 'there and back: equal, file for file' round_trip practice-day day.warc.gz back
check 'names of any script too' round_trip torture torture.warc.gz back-torture
check 'without gzip too' round_trip practice-day day.warc back-plain
same_unpacked() { gzip -dc "$work/day.warc.gz" | cmp - "$work/day.warc"; }
check 'it is the same archive then' same_unpacked
again() { export_ "$work/practice-day" --warc "$work/again.warc.gz" && cmp "$work/day.warc.gz" "$work/again.warc.gz"; }
check 'the same fixture gives the same bytes' again
scrubbed() {
  "$trackside" fixture scrub "$work/practice-day" "$work/scrubbed" --seed 1 >/dev/null &&
    round_trip scrubbed scrubbed.warc.gz back-scrubbed
}
check 'a scrubbed set keeps its report' scrubbed
verified() { "$trackside" fixture verify "$1"; }
check 'expected rows came along, and still hold' verified "$work/back"
check 'an archive that is there is never written over' exits 2 'there already' \
  export_ "$work/practice-day" --warc "$work/day.warc"
check 'a folder that holds something else is refused' exits 2 'something else' import "$work/day.warc" "$2"
check 'what to write must be said' exits 2 '--warc FILE' export_ "$work/practice-day"

# ---- ours, read by others ----

check 'Python reads it, member by member, and every digest holds' \
  python3 "$checker" "$work/day.warc.gz" "$work/practice-day" https://wattlecreek.liverc.com/
elsewhere() {
  export_ "$work/practice-day" --site 'http://127.0.0.1:8099/{track}' --warc "$work/elsewhere.warc.gz" &&
    python3 "$checker" "$work/elsewhere.warc.gz" "$work/practice-day" http://127.0.0.1:8099/wattlecreek/ &&
    import "$work/elsewhere.warc.gz" "$work/back-elsewhere" && diff -r "$work/practice-day" "$work/back-elsewhere"
}
check 'with the addresses of another site, and back without it' elsewhere
# libarchive takes versions up to 1.0, whose records look the same, and loses its place behind an
# entry that it was asked for, so each is asked for alone. HTTP is nothing to it, and it takes the
# empty lines behind a record for a hole in the file.
unpacked() {
  sed 's|^WARC/1\.1|WARC/1.0|' "$work/day.warc" >"$work/old.warc"
  is "$(bsdtar -t -f "$work/old.warc" | grep -c '^practice/')" 58 || return 1
  for id in 21285159 21287637 21290440; do
    bsdtar -x -q -O -f "$work/old.warc" "practice/?p=view_session&id=$id" 2>/dev/null |
      sed '1,/^\r$/d' | head -c "$(wc -c <"$fixtures/practice-day/session-$id.html")" |
      cmp - "$fixtures/practice-day/session-$id.html" || return 1
  done
}
check 'libarchive lists every page, and unpacks some' unpacked

# ---- others', read by us ----

"$trackside" fixture serve "$work/practice-day" >"$work/address" 2>/dev/null </dev/null &
server=$!
tries=0
until [ -s "$work/address" ]; do
  tries=$((tries + 1))
  [ $tries -lt 100 ] || { echo 'Bail out! nothing is served'; exit 1; }
  sleep 0.1
done
TRACKSIDE_SITE=$(sed -n '1s/listening on //p' "$work/address")
export TRACKSIDE_SITE
site=${TRACKSIDE_SITE%/*}
sed -n "s|.*\"address\": \"\(.*\)\".*|$site/wattlecreek\1|p" "$work/practice-day/manifest.json" >"$work/urls"

captured() {
  TRACKSIDE_DATA=$work/data "$trackside" -q fixture capture wattlecreek 2025-10-25 "$work/captured" \
    >/dev/null </dev/null && round_trip captured captured.warc.gz back-captured || return 1
  "$trackside" fixture verify "$work/captured" --update >/dev/null &&
    round_trip captured captured-rows.warc.gz back-captured-rows
}
check 'what was captured, with its headers, is there and back; with its rows too' captured

# visit ARCHIVE OPTION...: by wget, all pages and some that are none.
visit() {
  archive=$1
  shift
  (cd "$work" && wget -q -O visited --warc-file "$archive" "$@" \
    "$site/" "$site/wattlecreek/practice/" "$site/nowhere" -i urls)
  rm -f "$work/visited"
}
# same_pages FOLDER: byte for byte.
same_pages() {
  for page in "$work"/practice-day/*.html; do
    cmp "$page" "$1/${page##*/}" || return 1
  done
}
from_wget() { # from_wget NAME OPTION...
  name=$1
  shift
  visit "$name" "$@"
  archive=$work/$name.warc
  [ -f "$archive" ] || archive=$archive.gz
  import "$archive" "$work/of-$name" --tsv >"$work/$name.tsv" && same_pages "$work/of-$name"
}
check 'what wget kept is read' from_wget wget
listed() {
  grep -q "	passed over		$site/wattlecreek/practice/	no address of a LiveRC practice page" "$work/wget.tsv" &&
    grep -q "	passed over		$site/nowhere	no address of a LiveRC practice page" "$work/wget.tsv"
}
check 'what is no page is named, with the reason' listed
named() { grep -q '"name": "Wattle Creek R/C Raceway"' "$work/of-wget/manifest.json"; }
check 'the track has the name its pages give it' named
check 'uncompressed' from_wget plain --no-warc-compression --no-warc-digests
check 'with packed answers' from_wget packed --compression=gzip --header 'Accept-Encoding: gzip'
was_packed() { gzip -dc "$work/packed.warc.gz" | grep -aq '^Content-Encoding: gzip'; }
check 'they were' was_packed
twice() {
  visit first --warc-cdx && (cd "$work" && wget -q -O visited --warc-file second --warc-dedup first.cdx -i urls)
  cat "$work/first.warc.gz" "$work/second.warc.gz" >"$work/both.warc.gz"
  gzip -dc "$work/both.warc.gz" | grep -aq '^WARC-Type: revisit' || { echo 'wget made no revisit'; return 1; }
  import "$work/both.warc.gz" "$work/of-both" --tsv >"$work/both.tsv" && same_pages "$work/of-both"
}
check 'two archives in one file, the second with revisits alone' twice
alone() { exits 4 'no page of a LiveRC site' import "$work/second.warc.gz" "$work/of-second"; }
check 'revisits of what is not there are none' alone
wrong_site() { TRACKSIDE_SITE= exits 4 '--site says which' import "$work/wget.warc.gz" "$work/of-nobody"; }
check 'pages of another site are not taken unasked' wrong_site
check 'what was made is a fixture, and whole' verified "$work/of-wget"

# ---- into a fixture that is there ----

added() {
  cp -r "$work/back" "$work/grown" && rm "$work/grown/session-21285159.html" &&
    sed -i '/^    {$/{N;/session-21285159/{:a;/\n    },/!{N;ba};d}}' "$work/grown/manifest.json" &&
    cp -r "$work/grown" "$work/less" && import "$work/day.warc.gz" "$work/grown" --tsv >"$work/grown.tsv" &&
    is "$(grep -c '	added	' "$work/grown.tsv")" 1 && is "$(grep -c '	unchanged	' "$work/grown.tsv")" 57 &&
    cmp "$work/grown/session-21285159.html" "$fixtures/practice-day/session-21285159.html"
}
check 'a page that is missing is added, the others stay' added
changed() {
  cp -r "$work/back" "$work/changed" && printf ' ' >>"$work/changed/session-21285159.html" &&
    sum=$(sha256sum "$work/changed/session-21285159.html" | cut -d ' ' -f 1) &&
    awk -v sum="$sum" '/"file":/ { it = /session-21285159/ } it && /"size":/ { sub(/[0-9]+/, 18777) }
      it && /"sha256":/ { sub(/"[0-9a-f]*"$/, "\"" sum "\"") } 1' \
      "$work/back/manifest.json" >"$work/changed/manifest.json" &&
    exits 3 '1 pages were refused' import "$work/day.warc.gz" "$work/changed" --tsv &&
    grep -q '^practice:session:21285159	refused	' "$work/out" &&
    import "$work/day.warc.gz" "$work/changed" --replace --tsv >"$work/out" &&
    grep -q '^practice:session:21285159	replaced	' "$work/out" &&
    cmp "$work/changed/session-21285159.html" "$fixtures/practice-day/session-21285159.html"
}
check 'a page with other bytes is refused, and replaced when asked for' changed

# ---- damaged, and worse ----

check 'no archive at all' exits 8 'is no web archive' import "$fixtures/practice-day/day.txt" "$work/none"
check 'nothing there' exits 4 'nowhere' import "$work/nowhere.warc" "$work/none"
: >"$work/empty.warc"
check 'an empty one' exits 4 'has no page' import "$work/empty.warc" "$work/none"
cut() {
  head -c 200000 "$work/day.warc.gz" >"$work/cut.warc.gz"
  exits 3 'is damaged, and what stands behind is not read' import "$work/cut.warc.gz" "$work/of-cut" --tsv &&
    grep -q '^practice:day:wattlecreek:2025-10-25	added	' "$work/out" &&
    grep -q 'its manifest lists it, but the archive does not hold it' "$work/out"
}
check 'cut short: what stands before is taken, the rest is named' cut
bit() {
  sed 's|Total Laps|Total Lapz|' "$work/day.warc" >"$work/bit.warc"
  exits 3 'passed over' import "$work/bit.warc" "$work/of-bit" --tsv &&
    grep -q 'p=session_list&d=2025-10-25	it is not what its WARC-Block-Digest says' "$work/out" &&
    is "$(grep -c '	added	' "$work/out")" 57
}
check 'a changed byte costs that page alone' bit
lies() { # lies LENGTH TEXT
  printf 'WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %s\r\n\r\nHTTP/1.1 200 OK\r\n\r\n' "$1" >"$work/lies.warc"
  exits 8 "$2" import "$work/lies.warc" "$work/none"
}
check 'a length beyond the end' lies 99999999999 'is to have 99999999999 bytes'
check 'a length below nothing' lies -1 'does not say how long it is'
check 'a length beyond numbers' lies 99999999999999999999999 'does not say how long it is'
endless() {
  { printf 'WARC/1.0\r\n'; yes 'X-Field: and on, and on' | head -n 100000; } >"$work/endless.warc"
  exits 8 'a head without end' import "$work/endless.warc" "$work/none"
}
check 'a head without end' endless
bomb() {
  { printf 'WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 400000000\r\n\r\n'; head -c 400000000 /dev/zero; } |
    gzip -1 >"$work/bomb.warc.gz"
  exits 8 'unpacks to more than' import "$work/bomb.warc.gz" "$work/none"
}
check 'a gzip bomb' bomb
inner_bomb() {
  head -c 100000000 /dev/zero | gzip -1 >"$work/body"
  { printf 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n'; cat "$work/body"; } >"$work/block"
  { printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <https://x.liverc.com/practice/?p=view_session&id=1>\r\n'
    printf 'WARC-Date: 2025-10-25T06:00:00Z\r\nContent-Length: %s\r\n\r\n' "$(wc -c <"$work/block")"
    cat "$work/block"; printf '\r\n\r\n'; } >"$work/inner.warc"
  exits 4 'no page of a LiveRC site among 1 answers' import "$work/inner.warc" "$work/none"
}
check 'a gzip bomb for an answer' inner_bomb
outside() { # a file name that leads elsewhere
  sed 's|day-2025-10-25.html|../2025-10-25.html0|' "$work/day.warc" | grep -av '^WARC-.*-Digest' >"$work/outside.warc"
  exits 8 'has no plain file name' import "$work/outside.warc" "$work/sub" && [ ! -e "$work/2025-10-25.html0" ]
}
check 'a manifest that leads elsewhere' outside
check 'nothing was made where nothing was taken' [ ! -e "$work/none" ]

echo "1..$n"
