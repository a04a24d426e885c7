// Remains of changes and of the layout of the document: <del>, ~~, andereandere, worden-te-bieden.
#include "rule.h"

static void say(const struct lint *l, const struct prose *p, size_t from, size_t to) {
  struct place at = word_place(p, &p->words[from], &p->words[to]);
  msg(l->model->sink, M_RESIDUE, at, text_slice(p->src->text, at.off, at.off + at.len));
}

// «<del>», «</p>»: its >; 0: no tag. *change: it marks what was taken out or put in.
static size_t tag_end(const struct prose *p, size_t i, bool *change) {
  static const char *const changes[] = {"del", "ins", "s", "strike", "u"};
  enum { TAG_WORDS = 12 };
  if (!word_is(p, i, "<") || i + 1 >= p->n || word_apart(p, i + 1)) return 0;
  size_t name = word_is(p, i + 1, "/") ? i + 2 : i + 1;
  if (name >= p->n || p->words[name].kind != WORD_PLAIN) return 0;
  *change = AMONG(p->words[name].fold, changes);
  for (size_t k = name; k < p->n && k < i + TAG_WORDS; k++)
    if (word_is(p, k, ">")) return k;
  return 0;
}

// «~~onkosten~~»: its last mark; 0: none.
static size_t strike_end(const struct prose *p, size_t i) {
  if (!words_are(p, i, "~ ~") || word_apart(p, i + 1)) return 0;
  for (size_t k = i + 2; k + 1 < p->n; k++)
    if (words_are(p, k, "~ ~")) return k + 1;
  return i + 1;
}

// «anderandere»: a word, and the same with another ending.
static bool is_again(struct text fold) {
  enum { ROOT = 5, ENDING = 2 };
  for (size_t at = ROOT; at + ROOT <= fold.n && at <= fold.n / 2 + ENDING; at++) {
    size_t same = 0;
    while (same < at && at + same < fold.n && fold.p[same] == fold.p[at + same]) same++;
    if (same >= ROOT && at - same <= ENDING && fold.n - at - same <= ENDING) return true;
  }
  return false;
}

// Old and new in one: «andereandere», «worden-te-bieden».
static bool is_fused(struct text fold) {
  size_t half = fold.n / 2, at = 0;
  struct text rest = fold, part;
  while (text_split(&rest, '-', &part))
    if (at++ > 0 && text_eq(part, TEXT("te")) && rest.n > 0) return true;
  if (fold.n >= 8 && fold.n % 2 == 0 && text_eq(text_slice(fold, 0, half), text_slice(fold, half, fold.n))) return true;
  return is_again(fold);
}

// «op In artikel»: a sentence that begins in the middle of another.
static bool begins_again(const struct prose *p, size_t i) {
  static const char *const small[] = {"in", "op", "van", "bij", "voor", "met", "aan", "uit", "indien", "als", "om", "tot"};
  if (i == 0 || p->words[i].begins || p->words[i - 1].kind != WORD_PLAIN || p->words[i - 1].text.n < 2) return false;
  char c = p->words[i].text.p[0], before = p->words[i - 1].text.p[0];
  return c >= 'A' && c <= 'Z' && !(before >= 'A' && before <= 'Z') && AMONG(p->words[i].fold, small);
}

// «[was: 5]», «(oud: vier)», «Opmerking [A1]:», «Verwijderd:»: its last word; 0: none.
static size_t margin_end(const struct prose *p, size_t i) {
  static const char *const was[] = {"was", "oud", "nieuw", "oude", "nieuwe", "vervallen", "verwijderd", "toegevoegd", "gewijzigd"};
  static const char *const notes[] = {"opmerking", "commentaar", "comment", "commented", "opmerkingen"}, *const changes[] = {"verwijderd", "ingevoegd", "deleted", "inserted", "formatted", "opgemaakt"};
  if (i + 2 >= p->n) return 0;
  if ((word_is(p, i, "[") || word_is(p, i, "(")) && AMONG(p->words[i + 1].fold, was) && word_is(p, i + 2, ":")) return i + 2;
  if (AMONG(p->words[i].fold, notes) && word_is(p, i + 1, "[")) return i + 2;
  return AMONG(p->words[i].fold, changes) && word_is(p, i + 1, ":") && p->words[i].text.p[0] < 'a' ? i + 1 : 0;
}

static void look(const struct lint *l, const struct prose *p) {
  bool layout_told = false;
  for (size_t k = 0, end; k < p->n; k++) {
    bool change = true;
    if ((end = strike_end(p, k)) == 0 && (end = margin_end(p, k)) == 0) end = tag_end(p, k, &change);
    if (end > 0 && (change || !layout_told)) say(l, p, k, end);
    if (end > 0) {
      layout_told |= !change;
      k = end;
    } else if (p->words[k].kind == WORD_PLAIN && is_fused(p->words[k].fold)) {
      say(l, p, k, k);
    } else if (begins_again(p, k)) {
      say(l, p, k - 1, k);
    }
  }
}

void lint_residue(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) look(l, &l->proses.p[i]);
}
