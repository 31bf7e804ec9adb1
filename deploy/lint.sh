#!/usr/bin/env bash
# Formatting and static checks of the C++ sources. LINT_BASE=REV checks files changed since REV
# with clang-tidy; by default all.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. deploy/prepare.sh

mapfile -t sources < <(git ls-files 'engine/*.?pp' 'server/*.?pp' 'tests/*.?pp')
[ ${#sources[@]} -gt 0 ] || fail "no sources found: is this a git checkout?"
clang-format --dry-run --Werror "${sources[@]}" || {
    echo "Remedy: clang-format -i the files named above." >&2
    exit 1
}

# The heaviest templates and the tests are left to the compiler's warnings and the sanitizers.
mapfile -t units < <(git ls-files 'engine/*.cpp' 'server/*.cpp' |
    grep -vE 'server/net/(websocket_|http_(session|request|server))')
[ -f build/dev/compile_commands.json ] || cmake --preset dev >/dev/null || exit 1
printf '%s\n' "${units[@]}" | xargs -P 2 -n 4 clang-tidy -p build/dev --quiet 2>/dev/null
status=$?
[ $status = 0 ] || echo "Remedy: mend what clang-tidy names above." >&2
exit $status
