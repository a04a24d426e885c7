// A number in a title against the text below it: «Melden binnen 6 weken», and a text that says 8 weken.
#include "rule.h"

struct titled {
  const struct prose *first; // the texts of an eis stand behind each other
  size_t n;
};

static bool is_name(struct text fold) {
  static const char *const names[] = {"trede", "bijlage", "niveau", "categorie", "perceel", "klasse", "fase", "artikel"};
  return AMONG(fold, names);
}

// Of one thing and of more.
static bool same_unit(struct text a, struct text b) {
  static const char *const pairs[][2] = {{"dag", "dagen"}, {"werkdag", "werkdagen"}, {"week", "weken"}, {"maand", "maanden"}, {"jaar", "jaren"}, {"uur", "uren"}};
  if (text_eq(a, b)) return true;
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    struct text one = text_from(pairs[i][0]), more = text_from(pairs[i][1]);
    if ((text_eq(a, one) && text_eq(b, more)) || (text_eq(a, more) && text_eq(b, one))) return true;
  }
  return false;
}

static bool is_unit(const struct prose *p, size_t i) {
  static const char *const units[] = {"%", "dag", "dagen", "werkdag", "werkdagen", "week", "weken", "maand", "maanden", "jaar", "jaren", "uur", "uren"};
  return i < p->n && AMONG(p->words[i].fold, units);
}

// The number of this thing at word i of a text: «8 weken» for weken, «trede 4» for trede. -1: none.
static long number_of(const struct prose *p, size_t i, struct text unit, bool before) {
  if (before) return i > 0 && text_eq(p->words[i - 1].fold, unit) ? word_number(p, i) : -1;
  return i + 1 < p->n && same_unit(p->words[i + 1].fold, unit) ? word_number(p, i) : -1;
}

// «een half jaar», «kwartaal»: the same term may be said in another unit.
static bool is_other_time(struct text fold, struct text unit) {
  static const char *const times[] = {"dag", "dagen", "werkdag", "werkdagen", "week", "weken", "maand", "maanden", "kwartaal", "kwartalen", "jaar", "jaren", "halfjaar",
                                      "uur", "uren", "dagelijks", "wekelijks", "maandelijks", "jaarlijks", "halfjaarlijks"};
  return AMONG(fold, times) && !same_unit(fold, unit);
}

// In the text one other number of the same thing, and nowhere this one, of whatever.
static const struct prose *contradicted(const struct titled *t, long wanted, struct text unit, bool before, size_t *at) {
  const struct prose *other = NULL;
  long had = -1;
  for (size_t i = 0; i < t->n; i++)
    for (size_t k = 0; k < t->first[i].n; k++) {
      const struct prose *p = &t->first[i];
      if (word_number(p, k) == wanted || (!before && is_other_time(p->words[k].fold, unit))) return NULL;
      long now = number_of(p, k, unit, before);
      if (now < 2 || now == had) continue;
      if (other) return NULL;
      other = p;
      had = now;
      *at = k;
    }
  return other;
}

static void look(const struct lint *l, const struct m_target *t, const struct titled *texts) {
  const struct node *title = node_child(t->node, 0);
  struct prose p = {.src = t->src};
  if (title->kind != N_TITLE) return;
  prose_cut(l->arena, &p, title->text);
  for (size_t k = 0; k < p.n; k++) {
    long wanted = word_number(&p, k);
    bool before = k > 0 && is_name(p.words[k - 1].fold);
    if (wanted < 2 || (!before && !is_unit(&p, k + 1))) continue;
    size_t at = 0, unit = before ? k - 1 : k + 1;
    const struct prose *other = contradicted(texts, wanted, p.words[unit].fold, before, &at);
    if (!other) continue;
    struct place here = word_place(&p, &p.words[before ? unit : k], &p.words[before ? k : unit]);
    struct place there = word_place(other, &other->words[before ? at - 1 : at], &other->words[before ? at : at + 1]);
    struct text said = text_slice(other->src->text, there.off, there.off + there.len);
    struct message *m = msg(l->model->sink, M_TITLE_NUMBER, here, text_slice(t->src->text, here.off, here.off + here.len), said);
    msg_note(l->model->sink, m, M_NOTE_IN_TEXT, there);
  }
}

static uint32_t eis_of(const struct lint *l, const struct prose *p) {
  const struct m_target *t = p->owner == PROSE_TARGET ? &l->model->targets.p[p->index] : NULL;
  return !t || t->exception != NONE ? NONE : t->kind == TARGET_EIS ? p->index : t->eis;
}

void lint_titles(struct lint *l) {
  for (size_t i = 0; i < l->proses.n;) {
    struct titled t = {&l->proses.p[i], 1};
    uint32_t eis = eis_of(l, t.first);
    while (eis != NONE && i + t.n < l->proses.n && eis_of(l, &t.first[t.n]) == eis) t.n++;
    if (eis != NONE && lint_own(l, &l->model->targets.p[eis])) look(l, &l->model->targets.p[eis], &t);
    i += t.n;
  }
}
