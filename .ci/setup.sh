# Shared by ./run, ./test and .ci/run: install what is missing. Sourced, not run.

# What the program is built from; what it needs at run time comes along.
build_packages="gcc libc6-dev meson ninja-build pkg-config libcjson-dev libcurl4-openssl-dev
  libinih-dev libmicrohttpd-dev libsmartcols-dev libsqlite3-dev libssl-dev libutf8proc-dev
  libxml2-dev tzdata uuid-dev zlib1g-dev ca-certificates"

# What the tests need beside that.
test_packages="libcmocka-dev postgresql-15 sqlite3"

# What the checks of .ci/run need beside that.
lint_packages="clang clang-format clang-tidy cppcheck git"

say() { printf '%s\n' "$*" >&2; }

is_installed() {
  [ "$(dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2>/dev/null)" = 'ii ' ]
}

# install_packages NAME...: silent when nothing is missing.
install_packages() {
  missing=
  for package in "$@"; do
    is_installed "$package" || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  say "installing:$missing"
  as_root=
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { say "run this as root, or install sudo: packages are missing"; return 1; }
    as_root=sudo
  fi
  log=$(mktemp)
  # shellcheck disable=SC2086
  if ! { $as_root apt-get update -q && $as_root env DEBIAN_FRONTEND=noninteractive \
         apt-get install -q -y --no-install-recommends $missing; } >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}

# build DIRECTORY MESON-OPTION...: configure once, then build; silent unless something fails.
build() {
  directory=$1
  shift
  log=$(mktemp)
  if [ ! -f "$directory/build.ninja" ]; then
    say "configuring $directory"
    rm -rf "$directory"
    meson setup "$directory" "$@" >"$log" 2>&1 || { cat "$log" >&2; rm -f "$log"; return 1; }
    say "building $directory"
  fi
  ninja -C "$directory" >"$log" 2>&1 || { cat "$log" >&2; rm -f "$log"; return 1; }
  rm -f "$log"
}
