# shellcheck shell=bash
# What the commands in this folder share: speaking, and seeing that what a build needs is there.
# A command that sources this file runs in the project folder, from wherever it was called.
#
# The lists live elsewhere: system libraries and the Swift version needed are read from Package.swift.
# For a machine without internet, two variables name other places to fetch the toolchain from:
#   ALLIES_SWIFT_MIRROR  a folder laid out like https://download.swift.org (https://, http:// or file://)
#   ALLIES_SWIFT_KEYS    the address of the signing keys; without it they come from swift.org

set -euo pipefail

project=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
cd "$project"

swift_to_install=6.3.1
swift_home=~/.local/share/allies/swift
by_hand='from https://www.swift.org/install'

say() { printf '%s\n' "$*"; }

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# One of those in quotes after the given label in Package.swift: `apt: "zlib1g-dev"`.
manifest_values() { sed -n "s/.*$1: \"\([^\"]*\)\".*/\1/p" Package.swift; }

# Reads like `debian12` or `ubuntu24.04`; empty on a system whose packages this script does not know.
distribution() {
  [ -r /etc/os-release ] || return 0
  # shellcheck disable=SC1091
  case $(. /etc/os-release && printf '%s%s' "${ID:-}" "${VERSION_ID:-}") in
    debian12) printf debian12 ;;
    ubuntu22.04) printf ubuntu22.04 ;;
    ubuntu24.04) printf ubuntu24.04 ;;
  esac
}

# --- System packages -------------------------------------------------------------------------------

# The part of swift.org's list for the distribution that building takes; the rest is for its debugger.
build_packages() {
  printf '%s\n' git ca-certificates pkg-config binutils libc6-dev libsqlite3-dev libncurses6 libxml2 tzdata
  manifest_values apt
  case $(distribution) in
    debian12) printf '%s\n' libcurl4 libstdc++-12-dev ;;
    ubuntu22.04) printf '%s\n' libcurl4 libstdc++-11-dev ;;
    ubuntu24.04) printf '%s\n' libcurl4t64 libstdc++-13-dev ;;
  esac
}

# Sees that the named Debian packages are installed; with nothing missing it asks no rights of anyone.
need_packages() {
  local missing=() administrator=() package output reason
  for package in "$@"; do
    # shellcheck disable=SC2016 # the braces are dpkg-query's own
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  if [ "$(id -u)" -ne 0 ]; then
    sudo true 2>/dev/null ||
      fail "Ask an administrator to run \`apt-get install ${missing[*]}\`, then run this again: these packages are missing, and installing them takes root or sudo."
    administrator=(sudo)
  fi
  say "Installing with apt-get: ${missing[*]}."
  # Package lists may be absent on a fresh machine; stale ones still do when the network is away.
  "${administrator[@]}" apt-get update >/dev/null 2>&1 </dev/null || true
  output=$("${administrator[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q \
    --no-install-recommends -o DPkg::Lock::Timeout=120 "${missing[@]}" 2>&1 </dev/null) || {
    reason=$(sed -n 's/^E: //p' <<<"$output" | tail -n 1)
    fail "apt-get could not install packages${reason:+ ($reason)}: when the network and the package sources are in order, run \`apt-get install ${missing[*]}\`, and then this again."
  }
}

# Elsewhere than on Debian and Ubuntu: nothing is installed, and what is missing is named.
need_tools_by_hand() {
  local missing=() name
  for name in git pkg-config; do
    command -v "$name" >/dev/null || missing+=("$name")
  done
  for name in sqlite3 $(manifest_values pkgConfig); do
    pkg-config --exists "$name" 2>/dev/null || missing+=("$name (with its headers)")
  done
  find_swift || missing+=("Swift $(swift_needed) or newer $by_hand")
  [ ${#missing[@]} -eq 0 ] ||
    fail "This is neither Debian 12 nor Ubuntu 22.04 or 24.04, so please install by hand, and run this again: $(join ', ' "${missing[@]}")."
  say "This is neither Debian 12 nor Ubuntu 22.04 or 24.04, but all that a build needs is there."
}

join() {
  local separator=$1 joined=$2 one
  shift 2
  for one in "$@"; do joined+=$separator$one; done
  printf '%s' "$joined"
}

# --- Swift -----------------------------------------------------------------------------------------

# The version in the first line of Package.swift.
swift_needed() { sed -n '1s/.*swift-tools-version: *\([0-9.]*\).*/\1/p' Package.swift; }

swift_version() { "$1" --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p'; }

is_new_enough() {
  local version needed
  version=$(swift_version "$1") || return 1
  needed=$(swift_needed)
  [ -n "$version" ] || return 1
  [ "${version%%.*}" -gt "${needed%%.*}" ] ||
    { [ "${version%%.*}" -eq "${needed%%.*}" ] && [ "${version#*.}" -ge "${needed#*.}" ]; }
}

# Puts the first toolchain that is new enough on the PATH.
find_swift() {
  local folder
  command -v swift >/dev/null && is_new_enough swift && return 0
  for folder in "$swift_home/usr/bin" ~/.local/share/swiftly/bin /opt/swift/usr/bin /usr/local/swift/usr/bin; do
    if [ -x "$folder/swift" ] && is_new_enough "$folder/swift"; then
      say "Using Swift $(swift_version "$folder/swift") in $folder."
      PATH=$folder:$PATH
      export PATH
      return 0
    fi
  done
  return 1
}

need_swift() {
  find_swift && return 0
  install_swift
  find_swift ||
    fail "The toolchain in $swift_home does not start on this machine: install Swift $(swift_needed) or newer $by_hand."
}

# Downloads the official toolchain, checks who signed it, and only then puts it in its place.
# An interrupted download goes on where it stopped; whatever else was begun is thrown away.
install_swift() {
  local system architecture='' archive folder downloads="$swift_home.download"
  system=$(distribution)
  case $(uname -m) in
    x86_64) ;;
    aarch64 | arm64) architecture=-aarch64 ;;
    *) fail "swift.org has no toolchain for $(uname -m): install Swift $(swift_needed) or newer by other means." ;;
  esac
  archive=swift-$swift_to_install-RELEASE-$system$architecture.tar.gz
  folder=swift-$swift_to_install-release/${system//./}$architecture/swift-$swift_to_install-RELEASE

  need_packages curl gpg
  mkdir -p "$downloads" 2>/dev/null ||
    fail "$downloads cannot be written: make it writable, or install Swift $(swift_needed) or newer $by_hand."
  exec 9>"$downloads/lock"
  flock 9 # a second run waits here, and then finds the work done
  if find_swift; then
    exec 9>&-
    return 0
  fi
  # Not deleted on a bare exit: what curl has so far is kept for the next run.
  trap 'rm -rf "$swift_home.download/unpacked" "$swift_home.download/keyring"' EXIT

  say "Downloading Swift $swift_to_install for $system (about 1 GB) to $downloads."
  local mirror=${ALLIES_SWIFT_MIRROR:-https://download.swift.org}
  fetch "$mirror/$folder/$archive" "$downloads/$archive"
  fetch "$mirror/$folder/$archive.sig" "$downloads/$archive.sig"
  fetch "${ALLIES_SWIFT_KEYS:-https://www.swift.org/keys/all-keys.asc}" "$downloads/keys.asc"

  say "Checking the signature of the toolchain."
  is_signed "$downloads/$archive" "$downloads/keys.asc" || {
    rm -f "${downloads:?}/$archive" "$downloads/$archive.sig" "$downloads/keys.asc"
    fail "The signature of $archive is not by a key of swift.org, so the download was deleted: run this again, or install Swift $(swift_needed) or newer $by_hand."
  }

  say "Unpacking the toolchain to $swift_home."
  rm -rf "$downloads/unpacked"
  mkdir "$downloads/unpacked"
  tar -xzf "$downloads/$archive" -C "$downloads/unpacked" --strip-components=1 --no-same-owner 2>/dev/null ||
    fail "$archive could not be unpacked: make 4 GB of room for $downloads, and run this again."
  rm -rf "$swift_home"
  mv "$downloads/unpacked" "$swift_home"
  rm -rf "$downloads"
  trap - EXIT
  exec 9>&-
}

# Fetches an address to a file, going on where an earlier attempt stopped.
fetch() {
  local address=$1 file=$2 status=0 get=(curl -fsSL --retry 2 --connect-timeout 20)
  [ ! -e "$file" ] || return 0
  "${get[@]}" -C - -o "$file.part" "$address" 2>/dev/null || status=$?
  case $status in
    22 | 33 | 36) # the server cannot go on from there: ask for the whole
      rm -f "$file.part"
      status=0
      "${get[@]}" -o "$file.part" "$address" 2>/dev/null || status=$?
      ;;
  esac
  [ "$status" -eq 0 ] ||
    fail "$address could not be downloaded (curl says $status): go online and run this again, or install Swift $(swift_needed) or newer $by_hand."
  mv "$file.part" "$file"
}

# True when one of the keys signed the file and that key was not revoked.
is_signed() {
  local keyring status
  keyring=$(dirname "$1")/keyring
  rm -rf "$keyring"
  mkdir -m 700 "$keyring"
  gpg --homedir "$keyring" --batch --quiet --no-autostart --import "$2" 2>/dev/null || return 1
  status=$(gpg --homedir "$keyring" --batch --no-autostart --status-fd 1 --verify "$1.sig" "$1" 2>/dev/null) || return 1
  rm -rf "$keyring"
  case $status in
    *REVKEYSIG* | *KEYREVOKED*) return 1 ;;
    *VALIDSIG*) return 0 ;;
    *) return 1 ;;
  esac
}

# --- Both, and building ----------------------------------------------------------------------------

need_all() {
  if [ -n "$(distribution)" ]; then
    # shellcheck disable=SC2046 # one word a package
    need_packages $(build_packages)
    need_swift
  else
    need_tools_by_hand
  fi
}

# The tests start a PostgreSQL of their own, on a socket that nobody else reaches; here is only seen that they can. With
# strace they see that a write is on the disk before it is acknowledged, and with openssl that letters go encrypted.
need_postgres() {
  if [ -n "$(distribution)" ]; then
    need_packages postgresql strace openssl
  else
    command -v initdb >/dev/null ||
      fail "The tests need PostgreSQL 15 or newer: install it so that \`initdb\` and \`postgres\` are on the PATH, and run this again."
  fi
}

# bin/check and bin/test build alike, so that neither undoes the other's work.
build_tests() {
  swift build --build-tests --explicit-target-dependency-import-check error ||
    fail "The build failed; the lines above say where (a first build also needs github.com, for the packages in Package.swift)."
}

# Every folder or file with Swift of ours, for the formatter.
swift_sources() {
  printf '%s\n' Package.swift Sources Tests
  [ ! -d Benchmarks ] || find Benchmarks -name '.build*' -prune -o -name '*.swift' -print
}
