# Installs what is missing on Debian 12 or Ubuntu 24.04, for run, test, bench and CI. Sourced.
#
#   need build     compiler, libraries
#   need pages     Node.js and npm
#   need redis     Redis, for the tests: they start servers of their own, and leave the one that
#                  Debian starts at its installation alone
#   need fuzz      clang with libFuzzer
#   need sqlite    the program sqlite3, for the test of the documented backup
#   need browser   Chromium, for the end-to-end tests
#   need proxies   nginx and Caddy, for the end-to-end tests: below build/proxies and not installed,
#                  since Debian would start them, on port 80
#
# Looks before it asks apt for anything, so a second call costs milliseconds. Works as root and
# as a user with sudo.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

build_packages="build-essential cmake ninja-build ccache pkg-config libboost-dev libwebsocketpp-dev
  nlohmann-json3-dev libsqlite3-dev libsodium-dev libcli11-dev libspdlog-dev prometheus-cpp-dev
  libqrencode-dev libutf8proc-dev libgtest-dev libgmock-dev librapidcheck-dev
  libhiredis-dev"
lint_packages="clang-format clang-tidy"
redis_packages="redis-server redis-tools"
fuzz_packages="clang libclang-rt-dev"
sqlite_packages="sqlite3"
proxy_packages="openssl libpcre2-8-0"
browser_packages="chromium fonts-noto-core"

say() { printf '\033[1m==> %s\033[0m\n' "$*" >&2; }
fail() {
    printf '\033[31mhoithi: %s\033[0m\n' "$*" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else
        command -v sudo >/dev/null || fail "this needs root or sudo: $*"
        sudo "$@"
    fi
}

# Installs those of the packages that are not there.
install_missing() {
    local package missing=""
    for package in "$@"; do
        dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
            missing="$missing $package"
    done
    [ -z "$missing" ] && return 0
    command -v apt-get >/dev/null || fail "please install:$missing"
    say "Installing:$missing"
    as_root apt-get update -qq
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        $missing >/dev/null || fail "apt-get could not install:$missing"
}

# Unpacks what is missing of nginx and Caddy, without what their installation would do.
need_proxies() {
    local folder=$root/build/proxies missing=""
    # shellcheck disable=SC2086
    install_missing $proxy_packages
    [ -x "$folder/usr/sbin/nginx" ] || missing="nginx"
    [ -x "$folder/usr/bin/caddy" ] || missing="$missing caddy"
    [ -z "$missing" ] && return 0
    say "Unpacking: $missing"
    as_root apt-get update -qq
    mkdir -p "$folder"
    # shellcheck disable=SC2086
    (cd "$folder" && apt-get download -qq -o APT::Sandbox::User=root $missing &&
        for package in ./*.deb; do dpkg -x "$package" . && rm "$package"; done) ||
        fail "apt-get could not download: $missing"
}

node_is_new_enough() {
    command -v node >/dev/null && command -v npm >/dev/null &&
        [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 18 ]
}

need() {
    # shellcheck disable=SC2086
    case "$1" in
        build) install_missing $build_packages ;;
        lint) install_missing $lint_packages ;;
        fuzz) install_missing $fuzz_packages ;;
        redis) install_missing $redis_packages ;;
        sqlite) install_missing $sqlite_packages ;;
        browser) install_missing $browser_packages ;;
        proxies) need_proxies ;;
        pages) node_is_new_enough || install_missing nodejs npm ;;
        *) fail "need: what is '$1'?" ;;
    esac
}

# Configures once and builds what changed: build_preset PRESET [TARGET…]
build_preset() {
    local preset=$1
    shift
    [ -f "$root/build/$preset/build.ninja" ] || cmake --preset "$preset" -S "$root" >/dev/null ||
        fail "cmake could not configure the preset $preset"
    cmake --build "$root/build/$preset" ${1:+--target "$@"}
}

# Builds the pages if their sources are newer than what was built.
build_pages() {
    local client=$root/web_client
    need pages
    if [ ! -d "$client/node_modules" ] ||
        [ "$client/package-lock.json" -nt "$client/node_modules/.package-lock.json" ]; then
        say "Fetching the pages' build tools"
        (cd "$client" && npm ci --no-audit --no-fund --loglevel=error) || fail "npm ci failed"
    fi
    if [ ! -f "$client/dist/index.html" ] ||
        [ -n "$(find "$client" -path "$client/node_modules" -prune -o -path "$client/dist" -prune \
            -o -type f -newer "$client/dist/index.html" -print -quit)" ]; then
        say "Building the pages"
        (cd "$client" && npm run --silent build) || fail "the pages could not be built"
    fi
}
