#!/bin/sh
# compare.sh FIXTURE TEXTS COMMAND...: render FIXTURE/TEXTS (a pattern) anew and hold every page against the committed one.
set -eu
fixture=$1
texts=$2
shift 2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

"$@" "$fixture"/$texts "$scratch"

count=0
# Pages and manifest in the fixture, and whatever was rendered: a page too many counts as well.
for name in $(cd "$fixture" && ls | grep -E '\.html$|^manifest\.json$'; cd "$scratch" && ls); do
  case " ${seen-} " in *" $name "*) continue ;; esac
  seen="${seen-} $name"
  count=$((count + 1))
  if cmp -s "$fixture/$name" "$scratch/$name"; then
    echo "ok $count - $name"
  else
    echo "not ok $count - $name"
    diff -u "$fixture/$name" "$scratch/$name" 2>&1 | head -n 20 | sed 's/^/# /'
  fi
done
echo "1..$count"
