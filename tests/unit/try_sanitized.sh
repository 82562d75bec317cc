#!/bin/sh
# Runs a program that was built with the thread sanitizer. That of gcc 12 and clang 14 cannot start at
# some of the addresses that newer kernels choose, and says so before the program begins: then it is
# started once more.
log=$(mktemp)
for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  "$@" >"$log" 2>&1
  status=$?
  grep -q 'unexpected memory mapping' "$log" || break
done
cat "$log"
rm -f "$log"
exit "$status"
