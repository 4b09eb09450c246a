# SPDX-License-Identifier: GPL-3.0-or-later
# Completes drainboard and drainboard-demo in bash. It asks no server: only words, files and names of profiles.

_drainboard_options() {
    "$1" --help 2>/dev/null | sed -nE 's/^ +((-[a-z], )*)(--[a-z-]+).*/\1\3/p' | tr -d ,
}

_drainboard_profiles() {
    local file name
    for file in "${XDG_CONFIG_HOME:-$HOME/.config}"/drainboard/profiles/*.json; do
        name=$(sed -nE 's/^.*"name" *: *"([^"]*)".*$/\1/p' "$file" 2>/dev/null | head -n 1)
        if [[ -n $name ]]; then
            printf '%s\n' "$name"
        fi
    done
}

# The words that stand after the option $1; fails where they are not known.
_drainboard_values() {
    local statuses="UP DOWN STARTING OUT_OF_SERVICE"
    case $1 in
    --theme) echo "light dark" ;;
    --by) echo "eureka service-registry" ;;
    --format) echo "html markdown json csv" ;;
    --recipe) echo "proof article pause direct-stop observe" ;;
    --return-rule) echo "same-id same-host any-new" ;;
    --order) echo "stop-then-start start-then-drain" ;;
    --stop-by) echo "drainboard operator command" ;;
    --start-by) echo "operator command" ;;
    --status) echo "$statuses" ;;
    --value) echo "$statuses UNKNOWN" ;;
    --flavour) echo "modern legacy" ;;
    *) return 1 ;;
    esac
}

_drainboard_words() {
    local commands="list show test drain restore shutdown release watch check attention eureka service-registry
        pause resume restart journal recover takeover report"
    local operations="list application instance vip secure-vip register heartbeat deregister out-of-service override
        cancel-override metadata repair"
    if ((COMP_CWORD == 1)); then
        echo "$commands"
    elif [[ ${COMP_WORDS[1]} == eureka ]] && ((COMP_CWORD == 2)); then
        echo "$operations"
    elif [[ ${COMP_WORDS[1]} == service-registry ]] && ((COMP_CWORD == 3)); then
        echo "UP DOWN STARTING OUT_OF_SERVICE UNKNOWN CANCEL_OVERRIDE"
    fi
}

_drainboard() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} values
    COMPREPLY=()
    case $before in
    --output | -o | --export | takeover)
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
        ;;
    --play)
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -d -- "$word")
        return
        ;;
    --profile)
        # A name may hold blanks.
        mapfile -t COMPREPLY < <(_drainboard_profiles | while IFS= read -r values; do
            if [[ $values == "$word"* ]]; then printf '%q\n' "$values"; fi
        done)
        return
        ;;
    esac
    if [[ ${COMP_WORDS[1]} == journal && $before == --status ]]; then
        before= # there it takes no value
    fi
    if values=$(_drainboard_values "$before"); then
        mapfile -t COMPREPLY < <(compgen -W "$values" -- "$word")
    elif [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_drainboard_options "$1")" -- "$word")
    elif [[ $1 != *drainboard-demo ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_drainboard_words)" -- "$word")
    fi
}

complete -F _drainboard drainboard drainboard-demo
