// What still had to be filled in: «[invullen]», «PM», «XX», «nader te bepalen», «____».
#include "rule.h"

static bool is_all(struct text t, char c) {
  for (size_t i = 0; i < t.n; i++)
    if (t.p[i] != c) return false;
  return t.n > 1;
}

// «[naam invullen]», «<datum>»: its last word; 0: none.
static size_t hole_end(const struct prose *p, size_t i) {
  static const char *const words[] = {"invullen", "invul", "naam", "datum", "bedrag", "aantal", "nummer", "nader", "pm", "xx", "x", "aanvullen", "toevoegen", "adres", "tekst"};
  enum { LONG = 8 };
  bool square = word_is(p, i, "["), angle = word_is(p, i, "<");
  bool fits = false;
  if ((!square && !angle) || i + 2 >= p->n || word_apart(p, i + 1)) return 0;
  for (size_t k = i + 1; k < p->n && k < i + LONG; k++) {
    if (word_is(p, k, square ? "]" : ">")) return fits ? k : 0;
    fits |= AMONG(p->words[k].fold, words);
  }
  return 0;
}

static bool ends_sentence(const struct prose *p, size_t i) {
  return i >= p->n || word_is(p, i, ".") || word_is(p, i, ";") || word_is(p, i, ")") || word_is(p, i, "]") || (word_is(p, i, ",") && i + 1 >= p->n);
}

// «dd-mm-jjjj», «xx-xx-2027»
static bool is_day_hole(const struct word *w) {
  return w->kind == WORD_PLAIN && (text_starts(w->fold, TEXT("dd-mm")) || text_starts(w->fold, TEXT("xx-xx")) || text_starts(w->fold, TEXT("dd-mmm")));
}

// «… werkdagen», «... %»: the number still has to come.
static bool is_counted(const struct prose *p, size_t i) {
  static const char *const units[] = {"dagen", "werkdagen", "weken", "maanden", "jaar", "uur", "%", "euro", "cliënten", "procent", "minuten"};
  return i < p->n && AMONG(p->words[i].fold, units);
}

// The words of it that begin at word i; 0: none.
static size_t hole_at(const struct prose *p, size_t i) {
  static const char *const phrases[] = {"nader te bepalen", "nog te bepalen", "nader in te vullen", "nog in te vullen", "nader vast te stellen", "n . t . b", "wordt nog ingevuld",
                                        "volgt nog", "nog nader uit te werken", "nog uit te werken"};
  size_t end = hole_end(p, i), n;
  const struct word *w = &p->words[i];
  if (end > 0) return end - i + 1;
  for (size_t f = 0; f < sizeof phrases / sizeof *phrases; f++)
    if ((n = words_are(p, i, phrases[f])) > 0 && ends_sentence(p, i + n)) return n;
  if (words_are(p, i, "nog in te vullen") > 0) return 4;
  bool alone = w->kind == WORD_PLAIN && (text_eq(w->text, TEXT("PM")) || text_eq(w->text, TEXT("NTB")) || text_eq(w->text, TEXT("TBD")) || is_all(w->text, 'X') || is_all(w->fold, 'x'));
  if (alone) return 1;
  if (word_is(p, i, "_") && word_is(p, i + 1, "_")) {
    for (n = 2; word_is(p, i + n, "_");) n++;
    return n;
  }
  if (is_day_hole(w)) return 1;
  if (word_is(p, i, "€") && (word_is(p, i + 1, "…") || words_are(p, i + 1, ". .") > 0 || words_are(p, i + 1, "- -") > 0)) return 2;
  if ((word_is(p, i, "…") || words_are(p, i, ". . .") > 0) && i > 0 && word_apart(p, i) && is_counted(p, i + (word_is(p, i, "…") ? 1 : 3))) return word_is(p, i, "…") ? 2 : 4;
  if (words_are(p, i, "p . m .") && !word_apart(p, i + 1)) return 4;
  return 0;
}

void lint_placeholders(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0, n; k < p->n; k += n > 0 ? n : 1) {
      if ((n = hole_at(p, k)) == 0) continue;
      struct place at = word_place(p, &p->words[k], &p->words[k + n - 1]);
      msg(l->model->sink, M_PLACEHOLDER, at, text_slice(p->src->text, at.off, at.off + at.len));
    }
  }
}
