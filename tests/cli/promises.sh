#!/bin/sh
# The tables of promises in docs/testing.md name specs and tests that are there.
#   promises.sh SOURCE_ROOT
set -u
cd "$1" || exit 1
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
    printf '%s\n' "$said" | sed 's/^/# /'
  fi
}

rows() { awk '/^## / { inside = /^## What .* promise/ } inside' docs/testing.md | grep '^| [^-*]' | grep -v '^| promise |'; }
# What proves them, one a line: the last cell's names.
proofs() { rows | sed 's/ |$//; s/.*| //' | grep -o '`[^`]*`' | tr -d '`'; }

file_of() { case $1 in */*) echo "$1" ;; *) echo "fixtures/cli/$1.spec" ;; esac; }
all_there() {
  lacking=
  for proof in $(proofs); do
    [ -f "$(file_of "$proof")" ] || lacking="$lacking $proof"
  done
  [ -z "$lacking" ] || { echo "not there:$lacking"; return 1; }
}
none_unproved() { ! rows | grep -v '`.*|$'; }
many() {
  n_specs=$(proofs | grep -v / | sort -u | wc -l)
  [ "$n_specs" -ge 40 ] || { echo "specs: $n_specs"; return 1; }
}

check 'what is named is there' all_there
check 'each promise is proved by something' none_unproved
check 'by forty specs at least' many
echo "1..$n"
