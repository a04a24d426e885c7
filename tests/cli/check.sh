# For the tests of the commands: runs the program and compares exactly what it says, and its exit status.
set -uo pipefail
export LC_ALL=C
eisen="${EISEN:?}"
here="$PWD"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0

# check NAME STATUS STDOUT STDERR ARGUMENTS… : STDOUT or STDERR «*» is not looked at.
check() {
  local name="$1" status="$2" out="$3" err="$4" got=0
  shift 4
  "$eisen" "$@" >"$work/.out" 2>"$work/.err" || got=$?
  [ "$got" -eq "$status" ] || { echo "$name: exit status $got, expected $status"; cat "$work/.err"; faults=$((faults + 1)); }
  same "$name: standard output" "$out" "$work/.out"
  same "$name: standard error" "$err" "$work/.err"
}

same() {
  [ "$2" = '*' ] && return
  if ! diff <(printf '%s' "$2" | sed -e '$a\') <(sed -e '$a\' "$3") >"$work/.diff"; then
    echo "$1 (< expected, > found):"
    cat "$work/.diff"
    faults=$((faults + 1))
  fi
}

# expect NAME COMMAND… : the command must succeed.
expect() {
  local name="$1"
  shift
  "$@" || { echo "$name"; faults=$((faults + 1)); }
}

finish() {
  [ "$faults" -eq 0 ]
  exit
}
