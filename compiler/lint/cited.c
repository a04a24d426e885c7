// «de termijn van twintig werkdagen van eis 3.4», where eis 3.4 says fifteen; and «eis 4.3 (Melden)», where that is the title of another.
#include "quantity.h"
#include "rule.h"

// Between a quantity and «eis»: only small words.
static size_t eis_behind(const struct lint *l, const struct prose *p, size_t i) {
  static const char *const small[] = {"van", "in", "uit", "genoemd", "bedoeld", "als", "de", "zoals", "volgens", "conform", "gesteld", "bepaald", "op", "grond", "(", ",", "vermeld"};
  enum { FAR = 6 };
  for (size_t k = i; k + 1 < p->n && k < i + FAR; k++) {
    if (lint_names_eis(l, p, k)) return k + 1;
    if (!AMONG(p->words[k].fold, small)) return 0;
  }
  return 0;
}

static bool is_of(const struct lint *l, const struct prose *p, uint32_t eis) {
  return p->owner == PROSE_TARGET && (p->index == eis || l->model->targets.p[p->index].eis == eis);
}

// Has the eis quantities of this unit, and never this one? *one: the first of them.
static bool says_otherwise(const struct lint *l, uint32_t eis, const struct quantity *wanted, struct text *one) {
  *one = NO_TEXT;
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0; is_of(l, p, eis) && k < p->n; k++) {
      struct quantity q;
      int64_t x, y;
      if (!quantity_at(p, k, &q)) continue;
      k = q.to - 1;
      if ((quantity_same_unit(&q, wanted) && q.milli == wanted->milli) || (quantity_alike(&q, wanted, &x, &y) && x == y)) return false;
      if (quantity_same_unit(&q, wanted) && one->n == 0) *one = quantity_words(p, &q);
    }
  }
  return one->n > 0;
}

static void look_at_quantity(const struct lint *l, const struct prose *p, const struct quantity *q) {
  size_t number = eis_behind(l, p, q->to);
  struct text one;
  if (number == 0 || !(quantity_is_time(q->in) || q->in == IN_PERCENT || q->in == IN_EURO)) return;
  uint32_t eis = model_eis(l->model, l->set, p->words[number].text);
  if (eis == NONE || is_of(l, p, eis) || !says_otherwise(l, eis, q, &one)) return;
  msg(l->model->sink, M_CITED_NUMBER, quantity_place(p, q), quantity_words(p, q), lint_target_name(l, eis), one);
}

// «de termijn uit eis 1.7 is 48 uur»
static void look_behind(const struct lint *l, const struct prose *p, size_t number) {
  static const char *const terms[] = {"termijn", "percentage", "maximum", "minimum", "bedrag", "aantal", "duur"};
  static const char *const small[] = {"is", "van", "bedraagt", "namelijk", "(", ",", "te", "weten"}, *const before[] = {"van", "in", "uit", "de", "genoemd", "bedoeld", "eis", "volgens"};
  size_t k = number + 1, back = number;
  struct quantity q;
  struct text one;
  while (back > 0 && AMONG(p->words[back - 1].fold, before)) back--;
  if (back == 0 || !AMONG(p->words[back - 1].fold, terms)) return;
  while (k < p->n && AMONG(p->words[k].fold, small)) k++;
  if (k == number + 1 || k > number + 4 || !quantity_at(p, k, &q)) return;
  if (!(quantity_is_time(q.in) || q.in == IN_PERCENT || q.in == IN_EURO)) return;
  uint32_t eis = model_eis(l->model, l->set, p->words[number].text);
  if (eis == NONE || is_of(l, p, eis) || !says_otherwise(l, eis, &q, &one)) return;
  msg(l->model->sink, M_CITED_NUMBER, quantity_place(p, &q), quantity_words(p, &q), lint_target_name(l, eis), one);
}

// ---- titles ----

static uint32_t titled(const struct lint *l, struct text fold) {
  uint32_t found = NONE;
  for (uint32_t i = 0; i < l->model->targets.n; i++) {
    const struct m_target *t = &l->model->targets.p[i];
    if (t->kind != TARGET_EIS || t->set != l->set || !text_eq(text_fold(l->arena, t->title), fold)) continue;
    if (found != NONE) return NONE;
    found = i;
  }
  return found;
}

// «eis 4.3 (Melden van incidenten)»: what stands between brackets or quotes right behind the number.
// «eis 2.5 van het programma (de meldcode)»: the word between the brackets is of no text of that eis, and the title of one other.
static bool says_nothing_of(const struct lint *l, uint32_t eis, struct text name) {
  const struct m_target *t = &l->model->targets.p[eis];
  struct text all[] = {text_fold(l->arena, t->title), text_fold(l->arena, t->text)};
  for (size_t i = 0; i < 2; i++)
    for (size_t at = 0; at + name.n <= all[i].n; at++)
      if (text_eq(text_slice(all[i], at, at + name.n), name)) return false;
  return t->text.n > 0;
}

static void look_at_aside(const struct lint *l, const struct prose *p, size_t number) {
  static const char *const articles[] = {"de", "het", "een"};
  enum { FAR = 9 };
  size_t k = number + 1;
  while (k < p->n && k < number + FAR && p->words[k].kind == WORD_PLAIN) k++;
  if (!word_is(p, k, "(") || k + 2 >= p->n) return;
  size_t inside = AMONG(p->words[k + 1].fold, articles) ? k + 2 : k + 1;
  if (!word_is(p, inside + 1, ")") || p->words[inside].kind != WORD_PLAIN || p->words[inside].fold.n < 6) return;
  uint32_t eis = NONE, other = NONE;
  for (uint32_t s = 0; s < l->model->sets.n && eis == NONE; s++) eis = model_eis(l->model, s, p->words[number].text);
  if (eis == NONE || !says_nothing_of(l, eis, p->words[inside].fold)) return;
  for (uint32_t i = 0; i < l->model->targets.n; i++) {
    const struct m_target *t = &l->model->targets.p[i];
    if (t->kind != TARGET_EIS || t->set != l->model->targets.p[eis].set || !text_eq(text_fold(l->arena, t->title), p->words[inside].fold)) continue;
    if (other != NONE) return;
    other = i;
  }
  if (other == NONE) return;
  const struct m_target *was = &l->model->targets.p[eis];
  msg(l->model->sink, M_CITED_TITLE, word_place(p, &p->words[inside], &p->words[inside]), was->number, was->title, p->words[inside].text, l->model->targets.p[other].number);
}

static void look_at_title(const struct lint *l, const struct prose *p, size_t number) {
  static const char *const open[] = {"(", "«", "“", "„", "‘", "'", "\""}, *const close[] = {")", "»", "”", "’", "'", "\""};
  enum { LONG = 12 };
  size_t from = number + 2, to = from;
  uint32_t eis = model_eis(l->model, l->set, p->words[number].text);
  if (eis == NONE || from >= p->n || !AMONG(p->words[number + 1].fold, open)) return;
  while (to < p->n && to < from + LONG && !AMONG(p->words[to].fold, close)) to++;
  if (to == from || to >= p->n || !AMONG(p->words[to].fold, close)) return;
  struct place at = word_place(p, &p->words[from], &p->words[to - 1]);
  struct text said = text_squeeze(l->arena, text_slice(p->src->text, at.off, at.off + at.len));
  uint32_t other = titled(l, text_fold(l->arena, said));
  if (other == NONE || other == eis || text_eq(text_fold(l->arena, l->model->targets.p[eis].title), text_fold(l->arena, said))) return;
  msg(l->model->sink, M_CITED_TITLE, at, l->model->targets.p[eis].number, l->model->targets.p[eis].title, said, l->model->targets.p[other].number);
}

void lint_cited(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0; k + 1 < p->n; k++) {
      struct quantity q;
      if (lint_names_eis(l, p, k)) look_at_title(l, p, k + 1), look_behind(l, p, k + 1), look_at_aside(l, p, k + 1);
      if (quantity_at(p, k, &q)) look_at_quantity(l, p, &q);
    }
  }
}
