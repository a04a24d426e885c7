#!/usr/bin/env bash
# An installed program finds its collectors, also in another place than it was configured for; a collector builds with what was
# installed; the man pages are right and their examples work; the shell completes.
set -uo pipefail
export LC_ALL=C.UTF-8
here="$PWD"
build="$(dirname "${EISEN:?}")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0
fault() { echo "$1"; faults=$((faults + 1)); }

# has NAME PATTERN COMMAND… : what the command prints has a line that matches.
has() {
  local name="$1" pattern="$2" out
  shift 2
  out="$("$@" 2>&1)" || fault "$name: failed: $out"
  grep -qE -- "$pattern" <<<"$out" || fault "$name: no line like $pattern in: $out"
}

cmake --install "$build" --prefix "$work/a b" >/dev/null || fault "install"
DESTDIR="$work/dest" cmake --install "$build" >/dev/null || fault "install below DESTDIR"
[ "$(find "$work/dest" -name eisen -type f -perm -1 | wc -l)" -eq 1 ] || fault "DESTDIR holds no program"
for program in "$work/a b/bin/eisen" "$(find "$work/dest" -name eisen -type f -perm -1)"; do
  has "$program finds its collectors" '^csv .* – .*/eisen/plugins/csv.so$' "$program" plugins
done
ln -s "$work/a b/bin/eisen" "$work/eisen"
has "by a link" "^csv .* – $work/a b/" "$work/eisen" plugins

# A collector of somebody else.
pc="$(dirname "$(find "$work/a b" -name eisen-plugin.pc)")"
doc="$(dirname "$(find "$work/a b" -name taal.md)")"
mkdir "$work/mijn"
if command -v pkg-config >/dev/null; then
  ask() { PKG_CONFIG_PATH="$pc" pkg-config "$@" eisen-plugin; }
  eval "includes=($(ask --cflags)) plugins=$(ask --variable=plugindir)" # it puts «\» before a space
  [ -e "$plugins/csv.so" ] || fault "eisen-plugin.pc does not lead to the collectors: $plugins"
  if "${CC:-cc}" -std=c17 "${includes[@]}" -fPIC -shared -o "$work/mijn/voorbeeld.so" "$doc/examples/collector/voorbeeld.c"; then
    has "the collector that was built" '^voorbeeld ' "$work/a b/bin/eisen" plugins --plugins "$work/mijn"
  else
    fault "the collector does not build"
  fi
fi
for page in LICENSE README.md architecture.md examples/inspectie/dossier.eis examples/requirements/kaders/wmo-toezicht.eis; do
  [ -s "$doc/$page" ] || fault "$page is not installed"
done
# The pages about messages say what the program says.
grep -qF '> Het bestand «…» kan niet worden geopend: ….' "$doc/meldingen/E00.md" || fault "meldingen/E00.md does not say what the program says"
codes="$(grep -c '^## ' "$doc"/meldingen/E*.md | awk -F: '{ n += $2 } END { print n }')"
[ "$(cat "$doc"/meldingen/E*.md | grep -A2 '^## ' | grep -c '^> ')" -eq "$codes" ] || fault "a page about messages lacks what the program says"

# The man pages: one for the program and for each command, and what they show works.
pages="$work/a b/share/man/man1"
mapfile -t commands < <("$EISEN" --help | sed -n '/^Opdrachten:/,/^$/s/^  \([a-z]*\) .*/\1/p')
[ "${#commands[@]}" -ge 8 ] || fault "only ${#commands[@]} commands were found"
for name in eisen "${commands[@]/#/eisen-}"; do
  [ -s "$pages/$name.1" ] || { fault "there is no page $name.1"; continue; }
  LC_ALL=C grep -nP '[^\x00-\x7f]' "$pages/$name.1" && fault "$name.1 has characters that are not ASCII"
  if command -v groff >/dev/null; then
    warnings="$(groff -man -ww -Tutf8 "$pages/$name.1" 2>&1 >/dev/null)"
    [ -z "$warnings" ] || fault "$name.1: $warnings"
  fi
  if command -v lexgrog >/dev/null; then lexgrog "$pages/$name.1" >/dev/null || fault "$name.1 cannot be found by its name"; fi
done
cp -r "$doc/examples" "$work/proef"
cd "$work/proef" || exit 1
PATH="$work/a b/bin:$PATH"
eisen compileer requirements/centraal-gelderland/activerend-werk.eis -o activerend-werk.eisb || fault "the real set does not compile"
for name in "${commands[@]/#/eisen-}" eisen; do
  while IFS= read -r line; do
    line="$(sed 's/\\-/-/g' <<<"$line")"
    bash -c "$line" >/dev/null 2>"$work/said" || fault "$name.1: «$line» fails: $(cat "$work/said")"
  done < <(sed -n '/^\.SH VOORBEELDEN/,/^\.SH/p' "$pages/$name.1" | sed -n '/^\.EX/,/^\.EE/{/^\.E/d;p}')
done

# What the shell completes.
# shellcheck disable=SC1091
source "$work/a b/share/bash-completion/completions/eisen"
complete -p eisen >/dev/null || fault "nothing completes eisen"
completes() { # EXPECTED WORD… : the last word is completed
  local expected="$1"
  shift
  COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
  _eisen
  local got
  got="$(printf '%s\n' "${COMPREPLY[@]}" | sort | tr '\n' ' ')"
  [ "$got" = "$expected " ] || fault "«$*» completes to «$got», expected «$expected »"
}
cd "$(mktemp -d -p "$work")" || exit 1
mkdir map
touch set.eisb set.eis dossier.eis bewijs.json regio.jsonl bijlage.pdf "met spatie.eisb"
completes 'toets' eisen toe
completes '--versie' eisen --v
completes '--formaat' eisen toets --f
completes 'json' eisen toets --formaat j
completes 'json' eisen toets --formaat = j
completes 'map met spatie.eisb set.eisb' eisen toets ''
completes 'bewijs.json dossier.eis map met spatie.eisb regio.jsonl set.eis set.eisb' eisen toets --formaat json set.eisb ''
completes 'bewijs.json dossier.eis map set.eis' eisen uitleg set.eisb ''
completes '' eisen uitleg set.eisb dossier.eis ''
completes 'map' eisen toets --plugins m
completes '' eisen toets --peildatum ''
completes 'dossier.eis map set.eis' eisen compileer ''
completes 'bijlage.pdf' eisen toon -o bijl

# Every command and option is completed, and the forms are those that the program takes.
for command in "${commands[@]}"; do
  completes "$command" eisen "$command"
  mapfile -t flags < <("$EISEN" "$command" --help | sed -n '/^Opties:/,$s/^  \(-[a-z-]*\).*/\1/p' | sort)
  completes "${flags[*]}" eisen "$command" -
  [[ " ${flags[*]} " == *' --formaat '* ]] || continue
  forms="$("$EISEN" "$command" a.eisb b.eis c --formaat geen-vorm 2>&1 | sed -n 's/^hulp: Kies \(.*\)\.$/\1/p' | sed 's/ of /\n/; s/, /\n/g' | sort | tr '\n' ' ')"
  completes "${forms% }" eisen "$command" --formaat ''
done
cd "$here" || exit 1

# The version stands in one place, and the package names it.
version="$("$EISEN" --versie | sed -n '1s/^eisen //p')"
[ "$(sed -n '1s/^eisen (\(.*\)) .*/\1/p' "$EISEN_SOURCE/pakket/changelog")" = "$version" ] || fault "pakket/changelog is not about $version"
has "the version for collectors" "^$version$" env PKG_CONFIG_PATH="$pc" pkg-config --modversion eisen-plugin
[ "$faults" -eq 0 ]
