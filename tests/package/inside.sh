#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs as root in a bare Debian 12 that holds nothing but the packages in /packages. Prints ROW|CHECK|VERDICT|SEEN.
set -u
export DEBIAN_FRONTEND=noninteractive

row() { printf 'ROW|%s|%s|%s\n' "$1" "$2" "$3"; }

# expect CHECK SEEN COMMAND...: passed where the command ends well.
expect() {
    local check=$1 seen=$2 said
    shift 2
    if said=$("$@" 2>&1); then
        row "$check" passed "$seen"
    else
        printf '%s: %s\n' "$check" "$said" >&2
        row "$check" failed "$(tail -n 1 <<<"$said" | tr '|' ' ')"
    fi
}

has() { [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }
as_releaser() { su releaser -s /bin/bash -c "$1"; }
install_package() { apt-get install -y --no-install-recommends /packages/"$1"_*.deb; }

has_no_window() {
    local name
    for name in libqt6widgets6 libqt6charts6 libqt6gui6 libx11-6; do
        if has "$name"; then
            echo "$name came along"
            return 1
        fi
    done
}

# The demo fleet is started, all its instances are listed, and it ends at a signal.
lists_the_demo_fleet() {
    as_releaser '
        set -e
        drainboard-demo --port 0 >/tmp/demo.out & fleet=$!
        trap "kill $fleet; wait $fleet || true" EXIT
        for attempt in $(seq 100); do
            address=$(sed -n "s/^Eureka *//p" /tmp/demo.out | head -n 1)
            if [ -n "$address" ]; then break; fi
            sleep 0.1
        done
        for attempt in $(seq 20); do
            drainboard list --json --eureka "$address" >/tmp/list.out 2>/tmp/list.err || true
            count=$(grep -c instanceId /tmp/list.out) || true
            if [ "$count" -ge 6 ]; then break; fi
            sleep 0.1
        done
        echo "$count instances at $address: $(head -n 1 /tmp/list.err)"
        [ "$count" -ge 6 ]
    '
}

says_there_is_no_window() {
    local said code=0
    said=$(as_releaser drainboard 2>&1) || code=$?
    printf '%s\n' "$said"
    ((code == 2)) && [[ $said == *"$1"* ]]
}

plays_a_release() {
    as_releaser 'rm -rf /tmp/play; drainboard --play /tmp/play' &&
        [[ -n $(find /tmp/play -name '*.png' -size +10k) && -s /tmp/play/report.md ]]
}

opens_its_window() {
    local code=0
    as_releaser 'QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 timeout --signal=TERM 8 drainboard --demo' || code=$?
    echo "ended with $code"
    ((code == 124))
}

useradd --create-home releaser || exit 1
apt-get update >&2
for package in drainboard-cli drainboard; do
    if ! install_package "$package" >&2; then
        row "apt-get install" failed "$package"
        exit 1
    fi
    others=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' | grep -c '^installed libqt6')
    row "apt-get install" passed "$package, with $others packages of Qt"
    expect "drainboard --version" "$package: $(as_releaser 'drainboard --version')" as_releaser 'drainboard --version'
    expect "drainboard list" "$package: all instances of the demo fleet" lists_the_demo_fleet
    if [[ $package == drainboard-cli ]]; then
        expect "no window came along" "neither Gui, Widgets nor Charts are installed" has_no_window
        expect "without a command" "says where the window is" says_there_is_no_window "in the package drainboard"
    fi
done
expect "one takes the other's place" "drainboard-cli went as drainboard came" bash -c '! dpkg -s drainboard-cli 2>/dev/null | grep -q "^Status: install ok installed"'
expect "without a display" "says that there is none" says_there_is_no_window "no display"
expect "the window" "open on the demo fleet for 8 s, on a platform without a screen" opens_its_window
expect "drainboard --play" "a release on the demo fleet to its end, with pictures and a report" plays_a_release
expect "apt-get purge" "ends well" apt-get purge -y drainboard
expect "after it" "no file of ours is left" bash -c '! find / -xdev -name "*drainboard*" -not -path "/packages/*" -not -path "/tmp/*" -not -path "/home/*" -not -path "/proc/*" -not -path "/var/*" | grep .'
row "fresh root" passed "Debian $(cat /etc/debian_version), everything above was tried in it"
