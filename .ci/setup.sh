# Shared by ./run, ./test and .ci/run: install what is missing. Sourced, not run.

# What the program is built from; what it needs at run time comes along.
build_packages="gcc libc6-dev meson ninja-build pkg-config libcjson-dev libcurl4-openssl-dev
  libinih-dev libmicrohttpd-dev libpq-dev libsmartcols-dev libsqlite3-dev libssl-dev libutf8proc-dev
  libxml2-dev tzdata uuid-dev zlib1g-dev ca-certificates"

# What the tests need beside that.
test_packages="bash libarchive-tools libcmocka-dev mandoc pgbouncer postgresql python3 python3-yaml
  sqlite3 strace wget"

# What the checks of .ci/run need beside that.
lint_packages="clang clang-format clang-tidy cppcheck git"

say() { printf '%s\n' "$*" >&2; }

is_installed() {
  [ "$(dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2>/dev/null)" = 'ii ' ]
}

# PostgreSQL is wanted for its programs alone: without this file Debian's package would make a
# cluster at once and keep a server running. It is there only while packages are installed.
no_cluster=/etc/postgresql-common/createcluster.d/trackside.conf

# as_root COMMAND...: by sudo where we are not root.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# apt_install NAME...
apt_install() {
  as_root mkdir -p "${no_cluster%/*}" &&
    echo 'create_main_cluster = false' | as_root tee "$no_cluster" &&
    as_root apt-get update -q &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
}

# install_packages NAME...: silent when nothing is missing.
install_packages() {
  missing=
  for package in "$@"; do
    is_installed "$package" || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  say "installing:$missing"
  [ "$(id -u)" = 0 ] || command -v sudo >/dev/null ||
    { say "packages are missing: run this as root, or install sudo"; return 1; }
  log=$(mktemp)
  status=0
  # shellcheck disable=SC2086
  apt_install $missing >"$log" 2>&1 </dev/null || status=$?
  [ "$status" -eq 0 ] || tail -n 20 "$log" >&2
  as_root rm -f "$no_cluster"
  rm -f "$log"
  return "$status"
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
