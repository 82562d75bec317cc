#!/usr/bin/env bash
# ${words[@]:1:n-1}: bash takes the length as arithmetic, zsh reads a letter there as a modifier.
#
# Version:   zsh 5.9-4+b15 (Debian); the bash of the machine.
# Input:     a slice of an array as bash has it, which zsh reads as well as long as offset and
#            length begin with a digit, a dollar sign or a bracket.
# Seen:      ${words[@]:1:2} and ${words[@]:1:(n-1)} give the same in both; for ${words[@]:1:n-1}
#            bash gives the same again and zsh ends the function with "unrecognized modifier `n'".
# Matters:   a completion script that is shared by both shells fails at every Tab in one of them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download zsh=5.9-4+b15 >/dev/null
for package in *.deb; do dpkg-deb -x "$package" root; done
zsh=$(find root -type f -name zsh5 -o -type f -name zsh | grep /bin/ | head -n 1)
"$zsh" --version

# shellcheck disable=SC2016  # the dollar is for the other shell
slice() { printf 'words=(a b c d); n=3; echo ${words[@]:1:%s}\n' "$1" >slice.sh; }
for length in 2 '(n-1)'; do
  slice "$length"
  [ "$(bash slice.sh)" = 'b c' ]
  [ "$("$zsh" -f slice.sh)" = 'b c' ]
done
slice 'n-1'
[ "$(bash slice.sh)" = 'b c' ]
if "$zsh" -f slice.sh >seen 2>&1; then
  echo "zsh reads it now"
  exit 1
fi
cat seen
grep -q 'unrecognized modifier' seen
echo "as stated"
