#!/bin/bash
# Every writing command with a system call that fails, a disk that is full from there on, and a death at any of them: it
# says so, what is stored stays sound, and the same command then ends as if nothing had happened.
#   torture.sh TRACKSIDE FAULT_LIBRARY SOURCE_ROOT [POINTS]    POINTS of each command and kind of fault, or "all"
set -u
trackside=$1
fault=$2
source_root=$3
points=${4:-2}
n=0
n_faults=0

# check NAME COMMAND...: one line of TAP; what the command says is shown when it fails.
check() {
  name=$1
  shift
  n=$((n + 1))
  if "$@" >"$work/said" 2>&1; then
    echo "ok $n - $name"
  else
    echo "not ok $n - $name"
    head -n 30 "$work/said" | sed 's/^/# /'
  fi
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TRACKSIDE_DATA=$work/data TRACKSIDE_NOW=2025-11-10T06:00:00Z
unset TRACKSIDE_SITE
# The faults come before the sanitizer's own library; a sudden end gives nothing back.
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0:verify_asan_link_order=0:exitcode=99"
lite() { sqlite3 -init /dev/null -batch -bail -list "$@"; }

"$trackside" demo --data "$TRACKSIDE_DATA" >/dev/null 2>&1 || exit 1
"$trackside" export ndjson "$work/days" >/dev/null 2>&1 || exit 1
mv "$work/data" "$work/before"

writes=write,pwrite,pwrite64,fsync,fdatasync,ftruncate,ftruncate64,rename,link,unlink,mkdir
all=$writes,open,read,pread,pread64,getrandom

# What a command says that finds its work done.
is_done='there already\|no stored practice day of .* is that old'

fresh() { rm -rf "$work/data" "$work/out" && cp -r "$work/before" "$work/data"; }

# What a store has, times left out, and what was written beside it.
content() {
  for database in mirror race; do
    lite "$work/data/$database.db" "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('runs', 'requests') ORDER BY 1" |
      while read -r table; do
        echo "$table"
        lite "$work/data/$database.db" "SELECT * FROM \"$table\"" | sort
      done
  done
  files "$work/data" | grep '\.part-'
  [ ! -e "$work/out" ] || files "$work/out" | while read -r file; do
    echo "$file"
    case $(head -c 15 "$file" | tr -d '\0') in
      'SQLite format 3') lite "$file" .dump | grep -v "INTO runs" ;;
      *) grep -v '^trackside_disk_\|^trackside_.*bytes' "$file" ;;
    esac
  done
}
files() { find "$@" -type f | sort; }

# One run. 0 when it said so, or did its work all the same.
one() { # one POINT HOW CALLS WORDS...
  point=$1
  how=$2
  counted=$3
  shift 3
  fresh
  n_faults=$((n_faults + 1))
  TORTURE_AT=$point TORTURE_HOW=$how TORTURE_CALLS=$counted LD_PRELOAD=$fault \
    timeout 60 "$trackside" "$@" >"$work/stdout" 2>"$work/stderr" </dev/null
  r=$?
  where="call $point ($how) of $*: exit $r"
  [ "$how" = kill ] && [ "$r" -eq 137 ] && r=0
  if [ "$r" -ne 0 ] && { [ "$r" -gt 13 ] || ! [ -s "$work/stderr" ]; }; then
    echo "$where"
    head -n 20 "$work/stderr"
    return 1
  fi
  for database in "$work/data/mirror.db" "$work/data/race.db"; do
    [ "$(lite "$database" 'PRAGMA integrity_check; PRAGMA foreign_key_check')" = ok ] || { echo "$where: $database is damaged"; return 1; }
  done
  if ! "$trackside" "$@" >"$work/stdout" 2>"$work/again" </dev/null && ! grep -q "$is_done" "$work/again"; then
    echo "$where; and again:"
    cat "$work/stderr" "$work/again"
    return 1
  fi
  content >"$work/content"
  cmp -s "$work/content" "$work/wanted" && return
  echo "$where; what came of it is another:"
  diff "$work/wanted" "$work/content" | head -n 10
  return 1
}

# Points spread over a whole run, the first and the last among them.
points_of() { # points_of CALLS WORDS...
  counted=$1
  shift
  fresh
  TORTURE_COUNT=$work/count TORTURE_CALLS=$counted LD_PRELOAD=$fault "$trackside" "$@" >/dev/null 2>"$work/stderr" </dev/null || return 1
  count=$(cat "$work/count")
  if [ "$points" = all ]; then
    seq 1 "$count"
  else
    { for i in $(seq 1 "$points"); do echo $((1 + (i - 1) * (count - 1) / (points > 1 ? points - 1 : 1))); done; } | sort -n -u
  fi
}

endures() { # endures WORDS...
  fresh
  "$trackside" "$@" >/dev/null 2>"$work/stderr" </dev/null || { cat "$work/stderr"; return 1; }
  content >"$work/wanted"
  for how in kill 5 28+; do
    counted=$writes
    [ $how = 5 ] && counted=$all
    for point in $(points_of "$counted" "$@"); do
      one "$point" $how "$counted" "$@" || return 1
    done
  done
}

day='wattlecreek 2025-10-25'
page="$source_root/fixtures/practice-day/session-21287637.html"
check 'ingest of stored pages' endures --offline ingest $day
check 'rebuild' endures rebuild
check 'import ndjson' endures import ndjson "$work/days"
check 'cache import' endures cache import "$page" --url 'https://wattlecreek.liverc.com/practice/?p=view_session&id=21287637'
check 'track add' endures track add redhill --timezone Australia/Perth
check 'forget' endures forget $day --yes
check 'archive' endures archive wattlecreek --before 2026-01-01
check 'cache purge' endures cache purge --kind session --older-than 1 --yes
check 'driver alias add' endures driver alias add 7401126 6920417 --name Somebody
check 'export sqlite' endures export sqlite "$work/out"
check 'export ndjson' endures export ndjson "$work/out"
check 'stats --output' endures stats --prometheus --output "$work/out"
check 'db backup' endures db backup "$work/out"
check 'fixture capture' endures fixture capture $day "$work/out" --from-cache
check 'fixture export' endures fixture export "$source_root/fixtures/practice-day" --warc "$work/out"
check 'fixture scrub' endures fixture scrub "$page" "$work/out" --seed 1
check 'bug-report' endures bug-report practice:session:21287637 --seed 1 --yes --output "$work/out"

echo "1..$n"
echo "# $n_faults faults" >&2
