#!/bin/sh
# What is made from the command table is well formed and complete.
#   generated.sh TRACKSIDE MAN_PAGE
set -u
trackside=$1
page=$2
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

man_page_is_clean() { mandoc -T lint -W warning "$page"; }

# Every command that help lists has its heading in the man page.
man_page_is_complete() {
  "$trackside" help | sed -n '/^Commands/,/^$/s/^  \([a-z -]*[a-z]\)  .*/\1/p' | sort >"$work/listed"
  sed -n 's/^\.Ss trackside \([a-z-]*\( [a-z]*\)\{0,2\}\).*/\1/p' "$page" | sed 's/ *$//' | sort >"$work/told"
  [ -s "$work/listed" ] && diff "$work/listed" "$work/told"
}

bash_completes() {
  "$trackside" completion bash >"$work/bash" && bash -n "$work/bash" &&
    bash -c '. "$1"; COMP_WORDS=(trackside fixture s); COMP_CWORD=2; _trackside
      printf "%s\n" "${COMPREPLY[@]}" | grep -qx serve' - "$work/bash"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo 1..3
check 'the man page has no warning' man_page_is_clean
check 'the man page tells every command' man_page_is_complete
check 'bash completes the second word of a command' bash_completes
