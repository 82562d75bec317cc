#!/bin/sh
# compare.sh RENDER_DAY FIXTURE: render the day or days anew and hold every page against the committed one.
set -eu
render=$1
fixture=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

"$render" "$fixture"/day*.txt "$scratch"

count=0
# Pages and manifest in the fixture, and whatever was rendered: a page too many counts as well.
for name in $(cd "$fixture" && ls -- *.html manifest.json; cd "$scratch" && ls); do
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
