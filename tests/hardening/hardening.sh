#!/bin/sh
# What the compiler and the linker were asked for is in the program.
#   hardening.sh TRACKSIDE HARDENED
set -u
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
# has READELF_OPTION TEXT FILE
has() { readelf -W "$1" "$3" | grep -q -- "$2" || { readelf -W "$1" "$3" | head -n 30; return 1; }; }
# The mark of the whole file is lost where the system's own start-up code has none; our functions have theirs.
begins_with_landing() { objdump -d --disassemble=main "$1" | grep -A 1 '<main>:' | grep -q endbr64; }
is_not_executable() { readelf -W -l "$1" | grep GNU_STACK | grep -q 'RW ' ; }

for file in "$1" "$2"; do
  called=$(basename "$file")
  check "$called: at an address of chance" has -h 'DYN ' "$file"
  check "$called: what is relocated is read-only afterwards" has -l 'GNU_RELRO' "$file"
  check "$called: all of it before the program begins" has -d 'NOW' "$file"
  check "$called: nothing on the stack is run" is_not_executable "$file"
  check "$called: a stack that is written over is noticed" has -s '__stack_chk_fail' "$file"
  if readelf -h "$file" | grep -q 'X86-64'; then
    check "$called: jumps and returns go where they are meant to" begins_with_landing "$file"
  fi
done
check 'copies are checked' has -s '__snprintf_chk' "$2"

echo "1..$n"
