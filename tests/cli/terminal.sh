#!/bin/bash
# Nothing that is stored speaks to a terminal, in any form; in a pipe it is what it is.
#   terminal.sh TRACKSIDE SOURCE_ROOT
set -u
trackside=$1
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
    printf '%s\n' "$said" | head -n 30 | cat -v | sed 's/^/# /'
  fi
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TRACKSIDE_DATA=$work/data
PAGER=cat
TERM=xterm
NO_COLOR=1
export TRACKSIDE_DATA PAGER TERM NO_COLOR trackside work
"$trackside" demo --data "$work/data" >/dev/null 2>&1 || exit 1

# Every control character there is, C0 and C1, DEL, and those that turn the direction of writing.
controls="SELECT 'a' || group_concat(char(i), '-') || 'z' AS c FROM
  (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 159) SELECT i FROM n
   WHERE i < 32 OR i >= 127 UNION ALL SELECT 8232 UNION ALL SELECT 8238 UNION ALL SELECT 8294)"
export controls

# A page that speaks, under the key of a session.
sed 's/Hana/\x1b]0;Hana\x07\xc2\x9b31m/' "$2/fixtures/practice-day/session-21287637.html" >"$work/page.html"
"$trackside" cache import "$work/page.html" \
  --url 'https://wattlecreek.liverc.com/practice/?p=view_session&id=21287637' >/dev/null 2>&1

# on_terminal COMMAND: what a terminal is sent, in $work/screen.
on_terminal() { script -qec "$1" "$work/typescript" </dev/null >/dev/null; sed '1d;$d' "$work/typescript" >"$work/screen"; }
# Lines end with CR LF there, tabs are tabs; nothing else acts.
is_quiet() {
  on_terminal "$1" || { cat "$work/screen"; return 1; }
  [ -s "$work/screen" ] || { echo 'nothing was printed'; return 1; }
  sed 's/\r*$//' "$work/screen" | LC_ALL=C grep -n -a -P '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]' && return 1
  return 0
}

for form in --table --tsv --csv --json --ndjson; do
  check "a query, $form" is_quiet "\"\$trackside\" sql \"\$controls\" $form"
done
for form in --tsv --csv --json --table; do
  check "what a page says, $form" is_quiet "\"\$trackside\" cache show practice:session:21287637 --parse $form"
done
check 'a page as it came' is_quiet '"$trackside" cache show practice:session:21287637 --body'
escape=$(printf '\033')
has_escape() { "$trackside" cache show practice:session:21287637 --body | grep -q "$escape"; }
check 'which a pipe gets to the byte' has_escape
raw() { "$trackside" sql "$controls" --csv | grep -q "$escape"; }
check 'so does one that reads CSV' raw
sqlite3 "$work/data/race.db" "CREATE VIEW speaking AS SELECT '$(printf '\033')[31m' AS c"
check 'a schema' is_quiet '"$trackside" db schema race'

echo "1..$n"
