#!/bin/bash
# What is in the archive of a bug report, and what is not: nobody who drove, nobody who runs the program.
#   bug_report.sh TRACKSIDE SOURCE_ROOT
set -u
trackside=$1
fixture=$2/fixtures/practice-day
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

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TRACKSIDE_DATA=$work/data
export TRACKSIDE_DATA
report=$work/trackside-bug-report

# A page that names Hana Sato-Wells.
"$trackside" cache import "$fixture/session-21287637.html" \
  --url 'https://wattlecreek.liverc.com/practice/?p=view_session&id=21287637' >/dev/null || exit 1

make() { # make NAME
  "$trackside" --set fetch.contact=jane@example.invalid --set fetch.ca-file=/home/jane/roots.pem \
    --set fetch.user-agent=janes-laptop --set fetch.retries=7 \
    bug-report practice:session:21287637 --seed 1 --output "$work/$1"
}
unpack() {
  make one.tar.gz && tar -x -z -f "$work/one.tar.gz" -C "$work" && ls "$report"/session-*.html &&
    [ -f "$report/report.json" ] && [ -f "$report/manifest.json" ]
}
check 'an archive is made that tar unpacks: page, report and manifest' unpack

same_bytes() { make two.tar.gz && cmp "$work/one.tar.gz" "$work/two.tar.gz"; }
check 'the same page and seed give the same bytes' same_bytes

named() { grep -qi 'sato' "$fixture/session-21287637.html" && ! grep -rilE 'sato|wells|21287637' "$report"; }
check 'nobody who drove is in it' named

told() { ! grep -rilE 'jane|laptop|home' "$report/report.json" "$report/manifest.json"; }
check 'nor who runs the program: contact, User-Agent, paths' told

has() { grep -F "$1" "$report/report.json"; }
check 'settings are in it' has '"fetch.retries": "7"'
check 'that one of them is private is told' has '"fetch.ca-file": "(given)"'
check 'the version is in it' has '"trackside": "'
check 'the version of the parser is' has '"parser": '
check 'what the parser read is in it' has '53.481'

opens() { "$trackside" fixture verify "$report" --json | grep -F '"problems": []'; }
check 'what is unpacked is a fixture' opens

echo "1..$n"
