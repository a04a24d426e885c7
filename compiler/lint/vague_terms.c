// «tijdig» without a term: nobody can say when it is too late.
#include "quantity.h"
#include "rule.h"

// «na afloop van elk kwartaal»: from when, not until when.
static bool is_afterwards(const struct prose *p, size_t i) {
  static const char *const each[] = {"elk", "ieder", "elke", "iedere", "het", "de", "een"};
  return i > 3 && AMONG(p->words[i - 1].fold, each) && word_is(p, i - 2, "van") && (word_is(p, i - 3, "afloop") || word_is(p, i - 3, "einde")) && (word_is(p, i - 4, "na") || (i > 4 && word_is(p, i - 5, "na")));
}

static bool says_when(const struct prose *p, size_t from, size_t to) {
  static const char *const units[] = {"minuten", "uur", "uren", "dag", "dagen", "werkdag", "werkdagen", "week", "weken", "maand", "maanden", "jaar", "jaren",
                                      "kwartaal", "uiterlijk", "vóór", "jaarlijks", "maandelijks", "wekelijks", "dagelijks", "termijn", "termijnen"};
  for (size_t i = from; i < to; i++)
    if (AMONG(p->words[i].fold, units) && !is_afterwards(p, i)) return true;
  return false;
}

// «in de regel meer dan tien personen»: how many, as laws say it; not when.
static bool counts(const struct prose *p, size_t i) {
  static const char *const words[] = {"meer", "minder", "hoogstens", "minstens", "maximaal", "minimaal", "ten"};
  return i < p->n && (AMONG(p->words[i].fold, words) || p->words[i].kind == WORD_NUMBER || number_in_letters(p->words[i].fold) > 0);
}

// «de procedure voor het afzeggen (tijdig afzeggen van afspraken)», «tijdig, vanaf de start»: it explains, or says when.
static bool is_aside(const struct prose *p, size_t k, size_t behind) {
  size_t from = sentence_begin(p, k);
  if (word_is(p, behind, ",") && (word_is(p, behind + 1, "vanaf") || word_is(p, behind + 1, "uiterlijk") || word_is(p, behind + 1, "binnen"))) return true;
  while (k > from && !word_is(p, k, "(") && !word_is(p, k, ")")) k--;
  return word_is(p, k, "(");
}

// «snel en goed», «hoe snel», «een snel antwoord»: how, not when.
static bool is_manner(const struct prose *p, size_t k, size_t behind) {
  static const char *const before[] = {"hoe", "te", "zo", "even", "heel", "zeer", "een", "niet", "en"}, *const after[] = {"en", "genoeg", "mogelijk", "dan", "of"};
  static const char *const words[] = {"snel", "spoedig", "vlot", "frequent"};
  if (!AMONG(p->words[k].fold, words)) return false;
  return (k > 0 && AMONG(p->words[k - 1].fold, before)) || (behind < p->n && AMONG(p->words[behind].fold, after));
}

// It only tells; nothing is asked.
static bool is_told(const struct lint *l, const struct prose *p) {
  return p->owner == PROSE_TARGET && model_is_shown(l->model, p->index);
}

void lint_vague_terms(struct lint *l) {
  static const char *const vague[] = {"tijdig", "zo spoedig mogelijk", "zo snel mogelijk", "regelmatig", "periodiek", "binnen een redelijke termijn",
                                      "op korte termijn", "aan het begin van ieder", "aan het begin van elk", "te zijner tijd", "in de regel", "snel", "spoedig", "zo vlug mogelijk", "binnen afzienbare tijd", "binnen redelijke termijn", "binnen een redelijke tijd",
                                      "met enige regelmaat", "van tijd tot tijd", "op gezette tijden", "geruime tijd", "frequent", "vlot", "zo vaak als nodig", "zodra dat kan", "zodra mogelijk"};
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0; k < p->n; k++)
      for (size_t f = 0; f < sizeof vague / sizeof *vague; f++) {
        size_t n = words_are(p, k, vague[f]);
        if (n == 0 || (n == 3 && counts(p, k + n)) || (k > 0 && word_is(p, k - 1, "niet")) || (n < 4 && says_when(p, sentence_begin(p, k), sentence_end(p, k)))) continue;
        if (is_aside(p, k, k + n) || is_manner(p, k, k + n) || (n == 1 && is_told(l, p))) continue;
        msg(l->model->sink, M_VAGUE_TERM, word_place(p, &p->words[k], &p->words[k + n - 1]), text_from(vague[f]));
      }
  }
}
