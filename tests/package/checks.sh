# SPDX-License-Identifier: GPL-3.0-or-later
# Part of tests/run: the packages, judged by Debian's own tools, and started where nothing else is installed.

package_rows=()

# note CHECK VERDICT SEEN: one row of the table.
note() {
    package_rows+=("| $1 | $2 | $3 |")
    case $2 in
    passed) passed=$((passed + 1)) ;;
    skipped)
        skipped=$((skipped + 1))
        skip_lines+=("DRAINBOARD SKIPPED $1: $3")
        ;;
    *)
        failed=$((failed + 1))
        say "Failed: $1: $3"
        ;;
    esac
}

# judge CHECK SEEN COMMAND...: passed where the command ends well; what it wrote is shown where it does not.
judge() {
    local check=$1 seen=$2 said
    shift 2
    if said=$("$@" 2>&1); then
        note "$check" passed "$seen"
    else
        say "$said"
        note "$check" failed "its output is above"
    fi
}

# make_packages FOLDER: both of them, into FOLDER/packages.
make_packages() {
    rm -rf "$1/packages"
    say "Making the packages."
    (cd "$1" && run_quietly "$1/package.log" "Making the packages" cpack --config CPackConfig.cmake) || exit 1
    rm -rf "$1/packages/_CPack_Packages"
}

# install_anywhere BUILD PREFIX: as somebody does who has no packages.
install_anywhere() {
    local version
    version=$(sed -n 's/^project(drainboard VERSION \([0-9.]*\).*/\1/p' "$root/CMakeLists.txt")
    rm -rf "$2"
    cmake --install "$1" --prefix "$2" >/dev/null &&
        [[ $("$2/bin/drainboard" --version) == "drainboard $version" ]] &&
        [[ $("$2/bin/drainboard-demo" --version) == "drainboard-demo $version" ]]
}

# pages_are_clean PREFIX: every manual page without a warning of the formatter's.
pages_are_clean() {
    local page said=
    while IFS= read -r page; do
        said+=$(LC_ALL=C.UTF-8 MANROFFSEQ= MANWIDTH=100 man --warnings -E UTF-8 -l "$page" 2>&1 >/dev/null)
    done < <(find "$1/share/man" -name '*.gz')
    printf '%s' "$said"
    [[ -z $said ]]
}

# links_no_window PACKAGE: nothing that it has to be loaded with draws.
links_no_window() {
    local folder needed
    folder=$(mktemp -d)
    dpkg -x "$1" "$folder"
    needed=$(objdump -p "$folder"/usr/bin/* | sed -n 's/^ *NEEDED *//p' | sort -u)
    rm -rf "$folder"
    printf '%s\n' "$needed"
    [[ $needed == *libQt6Core* ]] && ! grep -qE 'Qt6(Gui|Widgets|Charts|Svg)|libX|libGL|wayland' <<<"$needed"
}

check_packages() {
    local build=$1 prefix=$1/installed package window commandline
    make_packages "$build"
    window=$(find "$build/packages" -name 'drainboard_*.deb')
    commandline=$(find "$build/packages" -name 'drainboard-cli_*.deb')
    for package in "$window" "$commandline"; do
        if [[ ! -s $package ]]; then
            note cpack failed "a package is missing"
            return
        fi
        note "cpack" passed "$(basename "$package"), $(($(stat -c %s "$package") / 1024)) KiB"
        judge "lintian" "$(dpkg-deb -f "$package" Package): no error, no warning" \
            lintian --allow-root --fail-on error,warning "$package"
    done
    judge "links nothing that draws" drainboard-cli links_no_window "$commandline"
    judge "cmake --install" "to a folder of its own; both programs start" install_anywhere "$build" "$prefix"
    judge "desktop-file-validate" "drainboard.desktop" \
        desktop-file-validate "$prefix/share/applications/drainboard.desktop"
    judge "appstreamcli validate" "the description, and what it says of the installed files" \
        appstreamcli validate-tree --no-net "$prefix"
    judge "manual pages" "$(find "$prefix/share/man" -name '*.gz' | wc -l) pages without a warning" \
        pages_are_clean "$prefix"
    check_fresh_root "$build/fresh-root" "$window" "$commandline"
    printf '| check | result | seen |\n| --- | --- | --- |\n'
    printf '%s\n' "${package_rows[@]}"
}

# Debian's own address, by the way this machine reads it.
debian_address() {
    local address
    address=$(apt-get indextargets --format '$(CREATED_BY) $(CODENAME) $(COMPONENT) $(REPO_URI)' 2>/dev/null |
        sed -n 's/^Packages bookworm main //p' | head -n 1)
    printf '%s\n' "${address:-http://deb.debian.org/debian}"
}

# make_fresh_root FOLDER: a bare Debian 12. Where that cannot be done, prints why and fails.
make_fresh_root() {
    local log=$1.log
    if ((EUID != 0)); then
        echo "only root may make one: sudo tests/run package"
        return 1
    fi
    if ! unshare --mount true 2>/dev/null; then
        echo "this machine does not let root mount anything"
        return 1
    fi
    rm -rf --one-file-system "$1"
    mkdir -p "$1"
    if ! debootstrap --variant=minbase bookworm "$1" "$(debian_address)" >"$log" 2>&1; then
        echo "debootstrap: $(tail -n 1 "$log")"
        return 1
    fi
    cp -L /etc/resolv.conf "$1/etc/resolv.conf" 2>/dev/null || true
    # What an installer writes.
    printf '127.0.0.1 localhost\n::1 localhost\n' >"$1/etc/hosts"
    # It starts no service.
    printf '#!/bin/sh\nexit 101\n' >"$1/usr/sbin/policy-rc.d"
    chmod +x "$1/usr/sbin/policy-rc.d"
}

# check_fresh_root FOLDER WINDOW COMMANDLINE: only the packages are put into it, and the programs started there.
check_fresh_root() {
    local folder=$1 log=$1.log check verdict seen
    say "Making a fresh Debian 12 in $folder; this takes minutes."
    if ! seen=$(make_fresh_root "$folder"); then
        note "fresh root" skipped "$seen"
        rm -rf --one-file-system "$folder"
        return
    fi
    mkdir -p "$folder/packages"
    cp "$2" "$3" "$root/tests/package/inside.sh" "$folder/packages"
    say "Installing and starting the packages there."
    # What is mounted there, and every process, ends with it.
    unshare --mount --pid --fork --kill-child bash -c '
        mount -t proc proc "$1/proc" && mount --rbind /dev "$1/dev" &&
            exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 ${http_proxy:+http_proxy="$http_proxy"} \
                chroot "$1" bash /packages/inside.sh
    ' bash "$folder" >"$log.results" 2>"$log" || say "It ended early; what it wrote is in $log."
    while IFS='|' read -r check verdict seen; do
        note "$check" "$verdict" "$seen"
    done < <(sed -n 's/^ROW|//p' "$log.results")
    if ! grep -q '^ROW|fresh root|passed|' "$log.results"; then
        tail -n 40 "$log" >&2
        note "fresh root" failed "did not reach its end; everything is in $log"
    fi
    rm -rf --one-file-system "$folder"
}
