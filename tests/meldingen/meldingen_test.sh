#!/usr/bin/env bash
# Every message has a place in docs/meldingen, in the order of message.def; what is wrong there gives exactly that message, and
# what is right gives none; on a page L… «eisen lint» gives it. A block between ``` says behind its language what it is:
#   begin          stands before each source that does not begin with «taal»   bestand NAME   a file beside them
#   fout, goed     a source (eis): it is compiled, a dossier is judged by set.eis, voorbeelden are run; or commands (sh)
#   fout W1+W2     it gives these messages, in this order: where one message never comes alone, or stands in another
# Before the first code a block is for the whole page, else for that code.
# In the folder of a block lies a folder «collectoren», with those of the program and some that are wrong on purpose. What this build
# cannot show (no memory, under the sanitizers) is passed over, and told.
#   meldingen_test.sh [PAGE…]
set -uo pipefail
export LC_ALL=C.UTF-8
eisen="${EISEN:?}"
pages="${EISEN_SOURCE:?}/docs/meldingen"
messages="$EISEN_SOURCE/runtime/base/message.def"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
faults=0
fault() { echo "$1"; faults=$((faults + 1)); }

# The command as a reader has it: in the path, with its collectors.
mkdir "$work/bin"
ln -s "$eisen" "$work/bin/eisen"
PATH="$work/bin:$PATH"

# The collectors, and those of tests/collect.
mkdir "$work/collectoren"
wrong="$(dirname "$eisen")/tests/collect/plugins"
for file in "$EISEN_PLUGINS"/*.so "$wrong"/{stuk,goed,maat}.so; do
  [ ! -e "$file" ] || ln -s "$file" "$work/collectoren/"
done
passed=0
(ulimit -v 200000 && eisen --versie) >"$work/said" 2>&1 && little_memory=ja || little_memory=nee
shows() { # BLOCK: whether it can be shown here
  { [ "$little_memory" = ja ] || ! grep -q 'ulimit -v' "$1"; } &&
    { [ -e "$wrong/stuk.so" ] || ! grep -qE '(stuk|goed|maat)\.' "$1"; }
}

# Each block of a page becomes a file LINE-CODE-ROLE[-NAME] below $work/blocks.
split() {
  rm -rf "$work/blocks"
  mkdir "$work/blocks"
  awk -v to="$work/blocks" '
    /^## [EWL][0-9]+$/ { code = $2; next }
    !inside && /^```/ { inside = 1; file = sprintf("%s/%05d-%s-%s%s", to, NR, code == "" ? "alle" : code, $2, $3 == "" ? "" : "-" $3)
      sub(/```/, "", $1); if ($1 == "sh") file = file "-sh"; printf "" > file; next }
    inside && /^```$/ { inside = 0; close(file); next }
    inside { print > file }' "$1"
}

# The files for one block, in the folder in which it is run.
prepare() { # CODE
  local file name
  rm -rf "$work/map"
  mkdir "$work/map"
  ln -s "$work/collectoren" "$work/map/collectoren"
  for file in "$work"/blocks/*-alle-bestand-* "$work"/blocks/*-"$1"-bestand-*; do
    [ -e "$file" ] || continue
    name="${file#*-bestand-}"
    cp "$file" "$work/map/$name"
  done
  [ ! -e "$work/map/set.eis" ] || (cd "$work/map" && eisen compileer set.eis -o set.eisb) || fault "$page, $1: set.eis does not compile"
}

compose() { # BLOCK: the source as a whole, with what stands before it
  local begin=("$work"/blocks/*-alle-begin)
  head -1 "$1" | grep -qE '^(taal|dossier|eisenset|#)' || [ ! -e "${begin[0]}" ] || cat "${begin[0]}"
  cat "$1"
}

run() { # BLOCK
  (
    cd "$work/map" || exit 1
    case "$1" in
      *-sh) bash -c "$(cat "$1")" 2>"$work/said" >/dev/null 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-; exit ;; # no files of who runs the test
    esac
    compose "$1" >proef.eis
    if grep -q '^dossier ' proef.eis; then
      eisen toets set.eisb proef.eis --plugins collectoren
    elif [[ "$page" == L* ]]; then
      eisen lint proef.eis | grep -vE '^[0-9]+ sets?, [0-9]+ waarschuwing' >&2
      return "${PIPESTATUS[0]}"
    elif grep -q '^voorbeeld ' proef.eis; then
      eisen test proef.eis
    else
      eisen compileer proef.eis -o proef.eisb
    fi 2>"$work/said" >/dev/null
  )
}

try() { # BLOCK
  local code status=0 said wanted
  shows "$1" || { passed=$((passed + 1)); return; }
  code="$(basename "$1" | cut -d- -f2)"
  case "$1" in
    *-fout-[EW]*) wanted="${1##*-fout-}" wanted="${wanted%-sh} " wanted="${wanted//+/ }" ;;
    *) wanted="$code " ;;
  esac
  prepare "$code"
  run "$1" || status=$?
  said="$(grep -oE '(^|: )(fout|waarschuwing|melding) [EWL][0-9]{4}: ' "$work/said" | grep -oE '[EWL][0-9]{4}' | tr '\n' ' ')"
  case "$1" in
    *-[EWL]????-fout*) [ "$said" = "$wanted" ] || { fault "$page, what is wrong at $code gives «$said»:"; cat "$work/said"; } ;;
    *-[EWL]????-goed*) [ "$status" -eq 0 ] && [ ! -s "$work/said" ] || { fault "$page, what is right at $code gives $status:"; cat "$work/said"; } ;;
  esac
}

wanted="$(grep -oE '^MSG\([A-Z_0-9]+, "[EWL][0-9]{4}", [A-Z]+' "$messages" | sed 's/.*"\(.*\)", /\1 /')"
shopt -s nullglob
for page in ${1:+"$@"} $( [ $# -gt 0 ] || ls "$pages"/[EL]*.md); do
  split "$page"
  page="$(basename "$page")"
  for block in "$work"/blocks/*-[EWL]????-fout* "$work"/blocks/*-[EWL]????-goed*; do try "$block"; done
done
[ $# -eq 0 ] || { [ "$faults" -eq 0 ]; exit; }

# A message about sources is shown wrong and right; notes only stand below another message.
while read -r code severity; do
  page="$pages/$(tr W E <<<"${code:0:1}")0${code:2:1}.md"
  section="$(awk -v code="$code" '/^## / { inside = $2 == code } inside' "$page" 2>/dev/null)"
  [ -n "$section" ] || { fault "$code has no place in docs/meldingen/${page##*/}"; continue; }
  [ "$severity" = INFO ] && continue
  case "$code" in
    [EWL]0[1-5]* | L0[67]*)
      grep -qE '^```[a-z]+ fout' <<<"$section" || fault "$code has no example that is wrong"
      grep -qE '^```[a-z]+ goed' <<<"$section" || fault "$code has no example that is right" ;;
    *) grep -qE '^```[a-z]+ (fout|goed)' <<<"$section" || fault "$code has nothing that is run" ;;
  esac
done <<<"$wanted"
echo "$passed passed over"
double="$(grep -hE '^## ' "$pages"/[EL]*.md | sort | uniq -d)"
[ -z "$double" ] || fault "more than one place for: $double"
while read -r _ code; do
  grep -q "^$code " <<<"$wanted" || fault "docs/meldingen explains $code, which does not exist"
done < <(grep -hE '^## ' "$pages"/[EL]*.md)
[ "$faults" -eq 0 ]
