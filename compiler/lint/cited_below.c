// «het Logeerplan van eis 3.4 van het Programma», where eis 3.4 of the set below is about something else; and «eis 5.1 van het
// Programma, die daarvoor vier weken geeft», where it says six. Of numbers that only one set below has.
#include "quantity.h"
#include "rule.h"

enum { NOUN = 6 };

// The eis of a set below that has this number, where this set has none; NONE.
static uint32_t below(const struct lint *l, struct text number) {
  uint32_t found = NONE;
  if (model_eis(l->model, l->set, number) != NONE) return NONE;
  for (uint32_t s = 0; s < l->model->sets.n; s++) {
    uint32_t eis = s == l->set ? NONE : model_eis(l->model, s, number);
    if (eis == NONE) continue;
    if (found != NONE) return NONE;
    found = eis;
  }
  return found;
}

static bool has_in(struct text whole, struct text part) {
  for (size_t at = 0; at + part.n <= whole.n; at++)
    if (text_eq(text_slice(whole, at, at + part.n), part)) return true;
  return false;
}

static bool speaks_of(const struct lint *l, uint32_t eis, struct text root) {
  const struct model *m = l->model;
  for (uint32_t i = 0; i < m->targets.n; i++) {
    const struct m_target *t = &m->targets.p[i];
    if ((i == eis || t->eis == eis) && (has_in(text_fold(l->arena, t->title), root) || has_in(text_fold(l->arena, t->text), root))) return true;
  }
  return false;
}

// The only eis of that set with the word in its title; NONE.
static uint32_t titled(const struct lint *l, uint32_t set, struct text noun) {
  uint32_t found = NONE;
  for (uint32_t i = 0; i < l->model->targets.n; i++) {
    const struct m_target *t = &l->model->targets.p[i];
    struct text rest = t->kind == TARGET_EIS && t->set == set ? text_fold(l->arena, t->title) : NO_TEXT, one;
    while (text_split(&rest, ' ', &one)) {
      if (!text_eq(one, noun)) continue;
      if (found != NONE && found != i) return NONE;
      found = i;
    }
  }
  return found;
}

// «het Logeerplan van eis 3.4»: the noun before it.
static void look_before(const struct lint *l, const struct prose *p, size_t at, uint32_t eis) {
  static const char *const links[] = {"van", "uit", "in", "bedoeld", "genoemd", "volgens"}, *const before[] = {"de", "het", "een", "elke", "elk", "die", "dat", "alle"};
  size_t k = at - 1;
  while (k > 0 && k + 4 > at && AMONG(p->words[k - 1].fold, links)) k--;
  if (k == at - 1 || k < 2 || p->words[k - 1].kind != WORD_PLAIN || p->words[k - 1].fold.n < NOUN || !AMONG(p->words[k - 2].fold, before)) return;
  struct text noun = p->words[k - 1].fold;
  const struct m_target *was = &l->model->targets.p[eis];
  if (was->text.n == 0 || speaks_of(l, eis, text_slice(noun, 0, noun.n > 8 ? 7 : noun.n - 1))) return;
  uint32_t other = titled(l, was->set, noun);
  if (other == NONE || other == eis) return;
  const struct m_target *t = &l->model->targets.p[other];
  msg(l->model->sink, M_REFERENCE_MOVED, word_place(p, &p->words[at], &p->words[at]), was->number, was->title, t->number, t->title);
}

// The text need not be in its source as it stands here.
static struct text words_of(const struct prose *p, const struct quantity *q) {
  const char *first = p->words[q->from].text.p, *end = p->words[q->to - 1].text.p + p->words[q->to - 1].text.n;
  return (struct text){first, (size_t)(end - first)};
}

// Has its text quantities of this unit, and never this one? *one: the first of them.
static bool says_otherwise(const struct lint *l, uint32_t eis, const struct quantity *wanted, struct text *one) {
  struct prose p = {.src = l->model->targets.p[eis].src};
  *one = NO_TEXT;
  prose_cut(l->arena, &p, l->model->targets.p[eis].text);
  for (size_t k = 0; k < p.n; k++) {
    struct quantity q;
    int64_t x, y;
    if (!quantity_at(&p, k, &q)) continue;
    k = q.to - 1;
    if ((quantity_same_unit(&q, wanted) && q.milli == wanted->milli) || (quantity_alike(&q, wanted, &x, &y) && x == y)) return false;
    if (quantity_same_unit(&q, wanted) && one->n == 0) *one = words_of(&p, &q);
  }
  return one->n > 0;
}

// «eis 5.1 van het Programma, die daarvoor vier weken geeft»
static void look_behind(const struct lint *l, const struct prose *p, size_t at, uint32_t eis) {
  static const char *const who[] = {"die", "dat", "waarin", "want", "daarin"}, *const verbs[] = {"geeft", "vraagt", "noemt", "stelt", "eist", "toestaat", "voorschrijft", "staat", "geldt", "zegt"};
  enum { DOCUMENT = 5, NEAR = 3 };
  struct quantity q;
  struct text one;
  size_t k = at + 1;
  while (k < p->n && k < at + 1 + DOCUMENT && p->words[k].kind == WORD_PLAIN) k++;
  if (!word_is(p, k, ",") || k + 1 >= p->n || !AMONG(p->words[k + 1].fold, who)) return;
  size_t from = k + 2;
  for (k = from; k < p->n && k < from + NEAR && !quantity_at(p, k, &q);) k++;
  if (k >= p->n || k == from + NEAR || !(quantity_is_time(q.in) || q.in == IN_PERCENT || q.in == IN_EURO)) return;
  if (q.to >= p->n || !AMONG(p->words[q.to].fold, verbs) || !says_otherwise(l, eis, &q, &one)) return;
  msg(l->model->sink, M_CITED_NUMBER, quantity_place(p, &q), quantity_words(p, &q), lint_target_name(l, eis), one);
}

void lint_cited_below(struct lint *l) {
  for (size_t i = 0; i < l->proses.n && l->model->sets.n > 1; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 1; k < p->n; k++) {
      if (p->words[k].kind != WORD_NUMBER || !lint_names_eis(l, p, k - 1)) continue;
      uint32_t eis = below(l, p->words[k].text);
      if (eis != NONE) look_before(l, p, k, eis), look_behind(l, p, k, eis);
    }
  }
}
