// Old and new beside each other: «vijf tien werkdagen», «10 14 dagen», «dient moet».
#include "quantity.h"
#include "rule.h"

static bool is_amount(const struct prose *p, size_t k) {
  int64_t milli;
  if (k >= p->n || (p->words[k].kind != WORD_NUMBER && p->words[k].letters <= 0) || number_is_name(p, k)) return false;
  return p->words[k].kind == WORD_NUMBER ? number_milli(p->words[k].text, &milli) : p->words[k].letters > 0;
}

// Two numbers, and what they count; three are cells of a table.
static bool are_numbers(const struct prose *p, size_t k) {
  if (!is_amount(p, k) || !is_amount(p, k + 1) || is_amount(p, k + 2) || (k > 0 && is_amount(p, k - 1)) || p->words[k + 1].begins || text_eq(p->words[k].fold, p->words[k + 1].fold)) return false;
  bool letters = p->words[k].kind == WORD_PLAIN, also = p->words[k + 1].kind == WORD_PLAIN;
  if (letters != also || k + 2 >= p->n || p->words[k + 2].begins) return false; // «twee 24-uursdiensten», «drie 1-persoonskamers»
  if (text_eq(p->words[k + 1].fold, TEXT("honderd")) || text_eq(p->words[k].fold, TEXT("honderd"))) return false;
  if (p->words[k].text.n > 3 && !letters) return false; // a code
  if (p->words[k + 1].text.n > 3 && !letters) return false;
  struct quantity q;
  return quantity_at(p, k + 1, &q) && (q.in != IN_WORD || p->words[k + 2].text.p[0] > 'Z');
}

// «5/10 werkdagen»: no fraction, and no two of a kind.
static bool are_slashed(const struct prose *p, size_t k) {
  struct quantity q;
  if (k + 3 >= p->n || !is_amount(p, k) || !word_is(p, k + 1, "/") || word_apart(p, k + 1) || word_apart(p, k + 2)) return false;
  if (p->words[k].kind != WORD_NUMBER || p->words[k + 2].kind != WORD_NUMBER || p->words[k].text.n > 3 || (k > 0 && word_is(p, k - 1, "/"))) return false;
  return quantity_at(p, k + 2, &q) && quantity_is_time(q.in) && q.milli > 7000;
}

static bool are_verbs(const struct prose *p, size_t k) {
  static const char *const pairs[] = {"dient moet", "moet dient", "dienen moeten", "moeten dienen", "zal dient", "dient zal", "zal moet", "moet zal", "moet kan", "dient kan",
                                      "mag moet", "moet mag", "kan dient", "wordt zal", "mag dient", "dient mag", "zal kan", "dienen zullen", "zullen dienen"};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
    if (words_are(p, k, pairs[i])) return true;
  return false;
}

void lint_beside(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0; k + 1 < p->n; k++)
      if (are_slashed(p, k)) msg(l->model->sink, M_BESIDE, word_place(p, &p->words[k], &p->words[k + 2]), p->words[k].text, p->words[k + 2].text);
      else if (are_numbers(p, k) || are_verbs(p, k))
        msg(l->model->sink, M_BESIDE, word_place(p, &p->words[k], &p->words[k + 1]), p->words[k].text, p->words[k + 1].text);
  }
}
