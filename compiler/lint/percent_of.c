// «maximaal 10%»: of what?
#include "quantity.h"
#include "rule.h"

// A word that says of what it is a part, or that itself is a share.
static bool says_of_what(const struct prose *p, size_t from, size_t to) {
  static const char *const of[] = {"van", "der", "het", "de", "aandeel", "deel", "percentage", "korting", "indexering", "rente", "dekking", "uitval", "gemiddeld", "score", "scoort", "per"};
  for (size_t i = from; i < to; i++)
    if (AMONG(p->words[i].fold, of)) return true;
  return false;
}

static bool is_share(struct text fold) {
  static const char *const shares[] = {"aandeel", "deel", "percentage", "percentages", "gedeelte", "gedeeld", "ratio", "solvabiliteit", "liquiditeit", "rendement", "btw", "respons"};
  static const char *const ends[] = {"graad", "quote", "percentage", "percentages", "verzuim", "verloop", "uitval", "bezetting", "leegstand", "korting", "opslag", "rente", "indexering", "indexatie", "marge",
                                      "terugval", "respons", "inflatie", "cijfer", "score", "ratio"};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (text_ends(fold, text_from(ends[i]))) return true;
  return AMONG(fold, shares);
}

static bool has_share(const struct prose *p, size_t from, size_t to) {
  for (size_t i = from; i < to; i++)
    if (p->words[i].kind == WORD_PLAIN && is_share(p->words[i].fold)) return true;
  return false;
}

// «Aandeel uitstootvrije voertuigen: - vanaf 2026: minstens 25 %»: the words before it, or the text of the eis of this onderdeel. «Van de
// medewerkers is minstens 30 %» begins with of what.
static bool said_before(const struct lint *l, const struct prose *p, size_t k) {
  enum { BACK = 40 }; // words: of this list
  if (has_share(p, k > BACK ? k - BACK : 0, k) || word_is(p, sentence_begin(p, k), "van")) return true;
  uint32_t eis = p->owner == PROSE_TARGET ? l->model->targets.p[p->index].eis : NONE;
  for (size_t i = (size_t)(p - l->proses.p); eis != NONE && i-- > 0;) { // the texts of one eis stand behind each other
    const struct prose *other = &l->proses.p[i];
    if (other->owner != PROSE_TARGET || (other->index != eis && l->model->targets.p[other->index].eis != eis)) return false;
    if (other->index == eis) return has_share(other, 0, other->n);
  }
  return false;
}

// «besteedt 2 % aan …»: a part of something, that is said nowhere in the sentence.
static bool is_spent(const struct prose *p, size_t k) {
  static const char *const whole[] = {"de", "het", "die", "dat", "deze", "dit", "zijn", "haar", "hun", "elke", "iedere", "alle"};
  if (!word_is(p, k + 2, "aan") || k == 0 || p->words[k - 1].kind != WORD_PLAIN) return false;
  for (size_t i = sentence_begin(p, k); i < k; i++)
    if (word_is(p, i, "van") && AMONG(p->words[i + 1].fold, whole)) return false;
  return true;
}

static bool has_no_whole(const struct lint *l, const struct prose *p, size_t k) {
  static const char *const bound[] = {"maximaal", "minimaal", "hoogstens", "minstens", "tenminste", "minste", "hoogste"};
  if (is_spent(p, k)) return true;
  size_t end = sentence_end(p, k);
  bool ends = end <= k + 3; // nothing behind the percentage says of what
  return AMONG(p->words[k - 1].fold, bound) && ends && !says_of_what(p, k + 2, end) && !said_before(l, p, k);
}

void lint_percent_of(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 1; k + 1 < p->n; k++) {
      if (p->words[k].kind != WORD_NUMBER || !word_is(p, k + 1, "%") || !has_no_whole(l, p, k)) continue;
      msg(l->model->sink, M_PERCENT_OF, word_place(p, &p->words[k], &p->words[k + 1]), p->words[k].text);
    }
  }
}
