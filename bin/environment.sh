# The product's own environment, made on first use and again when a lock has changed. Sourced, with $root set.
# POSIX sh; the only thing it needs is a Python 3.12 to 3.14 somewhere usual, or FRONTDOOR_PYTHON.

say() { printf 'frontdoor: %s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

# make_environment LOCK...: .venv holds exactly what these locks say. Does nothing when it does already.
make_environment() {
    is_current "$@" && return
    # What a developer's environment holds besides is kept, and kept in step.
    for lock in test lint; do
        case " $* " in *" $lock "*) ;; *) [ ! -f "$root/.venv/installed-$lock.txt" ] || set -- "$@" "$lock" ;; esac
    done
    mkdir -p "$root/.build"
    take_turn
    if ! is_current "$@"; then
        fetch_uv
        [ -x "$root/.venv/bin/python" ] || {
            say "Making the environment with Python $("$python" -c 'import platform; print(platform.python_version())')"
            "$uv" venv --quiet --clear --python "$python" "$root/.venv"
        }
        say "Installing packages"
        files=
        for lock in "$@"; do files="$files requirements/$lock.txt"; done
        # shellcheck disable=SC2086
        (cd "$root" && "$uv" pip sync --quiet --python .venv/bin/python --require-hashes $files) ||
            stop "The packages could not be installed. Is the package registry within reach?"
        for lock in "$@"; do cp "$root/requirements/$lock.txt" "$root/.venv/installed-$lock.txt"; done
    fi
    end_turn
}

is_current() {
    [ -x "$root/.venv/bin/python" ] || return 1
    for lock in "$@"; do
        cmp -s "$root/requirements/$lock.txt" "$root/.venv/installed-$lock.txt" || return 1
    done
}

# fetch_uv: $uv is the pinned installer, fetched once for each version.
fetch_uv() {
    uv=$root/.build/uv/bin/uv
    find_python
    # The machine's own certificates, since an office network may have one of its own.
    export UV_SYSTEM_CERTS=1 UV_NO_CONFIG=1 UV_NO_PROGRESS=1
    [ -z "${PIP_INDEX_URL:-}" ] || export UV_DEFAULT_INDEX="${UV_DEFAULT_INDEX:-$PIP_INDEX_URL}"
    [ -x "$uv" ] && cmp -s "$root/requirements/uv.txt" "$root/.build/uv/installed.txt" && return
    say "Fetching the installer"
    rm -rf "$root/.build/uv"
    if "$python" -m pip --version >/dev/null 2>&1; then
        pip="$python -m pip"
    else
        "$python" -m venv "$root/.build/pip" || stop "$python has neither pip nor venv. On Debian: apt-get install python3-venv"
        pip="$root/.build/pip/bin/python -m pip"
    fi
    # shellcheck disable=SC2086
    PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore $pip install -qq --require-hashes --no-deps \
        --target "$root/.build/uv" -r "$root/requirements/uv.txt" ||
        stop "The installer could not be fetched. Is the package registry within reach?"
    cp "$root/requirements/uv.txt" "$root/.build/uv/installed.txt"
}

# find_python: $python is one that works, found by trying: pyenv's shims answer "not found" for what is not global.
find_python() {
    [ -z "${python:-}" ] || return 0
    if [ -n "${FRONTDOOR_PYTHON:-}" ]; then
        is_usable "$FRONTDOOR_PYTHON" || stop "FRONTDOOR_PYTHON=$FRONTDOOR_PYTHON is not a Python 3.12 to 3.14."
        python=$FRONTDOOR_PYTHON
        return
    fi
    home=${HOME:-$(getent passwd "$(id -u)" 2>/dev/null | cut -d: -f6)}
    for candidate in \
        "$root/.venv/bin/python" \
        "${PYENV_ROOT:-$home/.pyenv}"/versions/3.13*/bin/python \
        "${PYENV_ROOT:-$home/.pyenv}"/versions/3.14*/bin/python \
        "${PYENV_ROOT:-$home/.pyenv}"/versions/3.12*/bin/python \
        python3.13 python3.14 python3.12 python3; do
        if is_usable "$candidate"; then
            # The interpreter itself, not a link in an environment that is about to be made again.
            python=$("$candidate" -c 'import os, sys; print(os.path.realpath(sys.executable))')
            return
        fi
    done
    stop "No Python 3.12 to 3.14 was found. Install one (Debian 13: apt-get install python3 python3-venv; anywhere: pyenv install 3.13) or name it: FRONTDOOR_PYTHON=/path/to/python bin/frontdoor up"
}

is_usable() {
    command -v "$1" >/dev/null 2>&1 &&
        "$1" -c 'import sys; sys.exit(not (3, 12) <= sys.version_info[:2] <= (3, 14))' >/dev/null 2>&1
}

# Two first runs at once take turns; a turn whose holder has died is free.
take_turn() {
    turn=$root/.build/environment.turn
    until mkdir "$turn" 2>/dev/null; do
        holder=$(cat "$turn/pid" 2>/dev/null || true)
        if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then rm -rf "$turn"; continue; fi
        sleep 1
    done
    echo $$ >"$turn/pid"
    trap end_turn EXIT
    trap 'exit 130' INT TERM
}

end_turn() {
    rm -rf "$turn"
    trap - EXIT INT TERM
}
