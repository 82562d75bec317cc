#!/bin/bash
# Files that are none, and files that cannot be had: a device or a pipe is never waited for, and what the system refuses
# is no mistake of whoever typed (exit 2 is for that).
#   files.sh TRACKSIDE SOURCE_ROOT
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
XDG_CONFIG_HOME=$work/config
export TRACKSIDE_DATA XDG_CONFIG_HOME
unset PRACTICE_DAY_DETAIL_CONCURRENCY
config=$XDG_CONFIG_HOME/trackside/config
mkdir -p "$work/config/trackside"
ln -s loop "$work/loop"

# ends CODE WORDS COMMAND...: it ends by itself, with that code, and says these words.
ends() {
  code=$1
  words=$2
  shift 2
  timeout 60 "$@" >"$work/stdout" 2>"$work/stderr" </dev/null
  r=$?
  [ "$r" -eq "$code" ] && grep -qF -- "$words" "$work/stderr" && return
  echo "exit $r"
  head -n 5 "$work/stderr"
  return 1
}
shows() { "$trackside" config list --tsv | grep -q "^fetch.concurrency	$1	"; }

# ---- settings

none='is not a file of at most 1 MiB'
mkfifo "$config"
check 'a pipe is no configuration' ends 1 "$config $none" "$trackside" config list
rm "$config"
ln -s /dev/zero "$config"
check 'nor is a device' ends 1 "$config $none" "$trackside" config list
rm "$config"
mkdir "$config"
check 'nor is a directory' ends 1 "$config $none" "$trackside" config list
rmdir "$config"
head -c 1048577 /dev/zero | tr '\0' '\n' >"$config"
check 'nor is what is larger than 1 MiB' ends 1 "$config $none" "$trackside" config list
head -c 1048000 /dev/zero | tr '\0' '\n' >"$config"
printf '[fetch]\nconcurrency = 7\n' >>"$config"
check 'what is hardly smaller is one' shows 7
printf '[fetch]\nconcurrency = 7\n\0[fetch]\nconcurrency = 8\n' >"$config"
check 'a NUL byte hides no line' ends 2 'NUL byte' "$trackside" config list
rm "$config"
printf '[fetch]\nconcurrency = 9\n' >"$work/mine"
ln -s "$work/mine" "$config"
check 'a link to a file is one' shows 9
rm "$config"
ln -s "$work/loop" "$config"
check 'a link that leads nowhere is told' ends 1 "$config cannot be opened" "$trackside" config list
rm "$config"
check 'none is none' shows 5
mkfifo "$work/pipe"
check 'a pipe is no page to scrub' ends 1 'is not a file' "$trackside" fixture scrub "$work/pipe" "$work/out"
echo 'practice:* body pipe' >"$work/script"
check 'nor a body to answer with' ends 1 'is not a file' \
  "$trackside" fixture serve "$fixture" --script "$work/script"

# ---- what the system refuses

check 'a directory that cannot be looked into is no mistake in typing' \
  ends 1 'symbolic links' "$trackside" fixture capture wattlecreek 2025-10-25 "$work/loop" --from-cache
echo 'practice:* body loop' >"$work/script"
check 'nor is a file of a script' ends 1 'symbolic links' \
  "$trackside" fixture serve "$fixture" --script "$work/script"
echo 'practice:* body nowhere' >"$work/script"
check 'but one that is not there is' ends 2 'No such file' \
  "$trackside" fixture serve "$fixture" --script "$work/script"
zones() { TZDIR=$work/loop "$trackside" track add wattlecreek --timezone Australia/Sydney; }
export -f zones
export trackside work
check 'zones that cannot be read are not unknown' ends 1 'symbolic links' bash -c zones
few_files() { ulimit -n "$1" && shift && "$trackside" "$@"; }
export -f few_files
"$trackside" demo --data "$work/data" >/dev/null 2>&1
check 'too few files are told as such' ends 1 'Too many open files' bash -c 'few_files 5 days'

echo "1..$n"
