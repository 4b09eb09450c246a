# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by app/run and tests/run: what has to be installed, and how a preset is built.
# Everything it says goes to standard error, so that the output of a command stays clean.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Names of Debian 12. A|B|C means: any of them will do, A is installed where none is there.
build_packages=(
    g++ cmake ninja-build pkg-config
    qt6-base-dev qt6-charts-dev libqt6opengl6-dev qt6-svg-dev
    qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
    libsimdjson-dev libexpected-dev libexpat1-dev qtkeychain-qt6-dev
)
run_packages=(
    libqt6svg6 libqt6sql6-sqlite qt6-translations-l10n ca-certificates tzdata
    fonts-inter fonts-noto-cjk
)
wayland_packages=(qt6-wayland)
format_packages=(clang-format)
fuzz_packages=(clang-16 libclang-rt-16-dev)
tidy_packages=(clang-tidy-16)
package_packages=(dpkg-dev file lintian desktop-file-utils appstream debootstrap man-db)
test_packages=(
    ccache xvfb xauth maven dbus-daemon gnome-keyring
    'default-jdk-headless|openjdk-17-jdk-headless|openjdk-21-jdk-headless|temurin-17-jdk|temurin-21-jdk'
)

say() { printf '%s\n' "$*" >&2; }

stop() {
    printf 'Stopped: %s\n' "$*" >&2
    exit 1
}

is_installed() {
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

# Prints those of the given packages that are not installed, one a line.
missing_packages() {
    local entry name
    for entry in "$@"; do
        for name in ${entry//|/ }; do
            if is_installed "$name"; then
                continue 2
            fi
        done
        printf '%s\n' "${entry%%|*}"
    done
}

# Runs a command with its output kept in a log, shown only when it fails. The second word says what it does.
run_quietly() {
    local log=$1 what=$2
    shift 2
    if ! "$@" >"$log" 2>&1; then
        tail -n 40 "$log" >&2
        stop "$what failed (its last lines are above, all of them in $log).${hint:-}"
    fi
}

install_packages() {
    if ! command -v dpkg-query >/dev/null; then
        say "This is not Debian or one of its relatives, so nothing is installed. Needed, by Debian's names: ${*%%|*}"
        return
    fi
    local missing as_root=() log install hint
    mapfile -t missing < <(missing_packages "$@")
    if ((${#missing[@]} == 0)); then
        return
    fi
    install="apt-get install -y --no-install-recommends ${missing[*]}"
    say "To be installed: ${missing[*]}"
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null; then
            say "Only root may install packages, and there is no sudo here. As root, run:"
            say "  apt-get update && $install"
            exit 1
        fi
        say "Using sudo, as only root may install packages."
        if ! sudo true; then
            say "sudo did not let $(id -un) do that (its reason is above). As root, run:"
            say "  apt-get update && $install"
            exit 1
        fi
        as_root=(sudo)
    fi
    as_root+=(env DEBIAN_FRONTEND=noninteractive)
    hint=" An administrator can do it by hand: apt-get update && $install"
    log=$(mktemp "${TMPDIR:-/tmp}/drainboard-install-XXXXXX.log")
    say "Reading the lists of packages (apt-get update)."
    run_quietly "$log" "Reading the lists" "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=120 update
    say "Installing ${#missing[@]} of them with what they need; this takes some minutes the first time."
    run_quietly "$log" "Installing" "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=120 install -y \
        --no-install-recommends "${missing[@]}"
    rm -f "$log"
    mapfile -t missing < <(missing_packages "$@")
    if ((${#missing[@]} != 0)); then
        stop "apt-get reported success, but these are still missing: ${missing[*]}"
    fi
}

# Shows the build tool's own count of steps: one line that counts on a terminal, four lines elsewhere.
show_progress() {
    local line shown=0 done total quarter
    while IFS= read -r line; do
        if [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]]; then
            done=${BASH_REMATCH[1]} total=${BASH_REMATCH[2]}
            if [[ -t 2 ]]; then
                printf '\r  step %d of %d ' "$done" "$total" >&2
            else
                quarter=$((done * 4 / total))
                if ((quarter > shown)); then
                    shown=$quarter
                    say "  step $done of $total"
                fi
            fi
        fi
    done
    if [[ -t 2 && -n ${total:-} ]]; then
        printf '\r\033[K' >&2
    fi
}

# build_preset NAME [TARGET]: configures where needed, builds, prints only what went wrong. With $build_niceness it
# yields to what runs beside it.
build_preset() {
    local preset=$1 folder=$root/build/$1 log home target=()
    if [[ -n ${2:-} ]]; then
        target=(--target "$2")
    fi
    log=$folder/build.log
    mkdir -p "$folder" 2>/dev/null || true
    if [[ ! -w $folder || (-e $log && ! -w $log) ]]; then
        stop "$folder cannot be written by $(id -un), perhaps it was built as root. Remove it (sudo rm -r $folder) and run this again."
    fi
    exec {lock}>"$folder/.lock"
    flock -n "$lock" || { say "Another build of $preset is running; waiting for it."; flock "$lock"; }

    home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$folder/CMakeCache.txt" 2>/dev/null || true)
    if [[ -n $home && $home != "$root" ]]; then
        say "The sources moved, so build/$preset is configured anew."
        rm -rf "$folder/CMakeCache.txt" "$folder/CMakeFiles" "$folder/build.ninja"
    fi
    if [[ ! -e $folder/build.ninja || $root/CMakePresets.json -nt $folder/build.ninja ]]; then
        say "Configuring build/$preset."
        (cd "$root" && run_quietly "$log" "Configuring" cmake --preset "$preset") || exit 1
    fi
    say "Building $preset${2:+: $2}."
    if ! (cd "$root" && nice -n "${build_niceness:-0}" cmake --build --preset "$preset" "${target[@]}" --parallel "$(nproc)" 2>&1) | tee "$log" | show_progress; then
        grep -vE '^\[[0-9]+/[0-9]+\]' "$log" | head -n 200 >&2 || true
        stop "building $preset failed (the errors are above, everything in $log)."
    fi
    exec {lock}>&-
}
