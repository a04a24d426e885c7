// An exception that says in its text something else than it does, or that changes nothing.
#include "quantity.h"
#include "rule.h"

static bool text_says(const struct lint *l, uint32_t e, const char *const *phrases, size_t n, struct place *at) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    if (p->owner != PROSE_EXCEPTION || p->index != e) continue;
    for (size_t k = 0; k < p->n; k++)
      for (size_t f = 0; f < n; f++) {
        size_t len = words_are(p, k, phrases[f]);
        if (len == 0) continue;
        *at = word_place(p, &p->words[k], &p->words[k + len - 1]);
        return true;
      }
  }
  return false;
}
#define SAYS(l, e, phrases, at) text_says(l, e, phrases, sizeof phrases / sizeof *phrases, at)

// «in afwijking van» in the text and aanvullend in the effect, or the reverse.
static void does_it_say_so(const struct lint *l, uint32_t e) {
  static const char *const departs[] = {"in afwijking van", "in plaats van eis", "afwijkend van", "vervangt"};
  static const char *const adds[] = {"aanvullend op", "in aanvulling op", "aanvullende eis", "naast eis"};
  const struct m_exception *x = &l->model->exceptions.p[e];
  struct place at, other;
  bool says_departs = SAYS(l, e, departs, &at), says_adds = SAYS(l, e, adds, says_departs ? &other : &at);
  if (says_departs == says_adds) return;
  bool replaces = false;
  for (size_t i = 0; i < x->branches.n; i++) replaces |= x->branches.p[i].effect == EFFECT_REPLACE;
  if (says_departs && x->adds) msg(l->model->sink, M_ADDS_NOT_REPLACES, at, x->label);
  if (says_adds && replaces) msg(l->model->sink, M_REPLACES_NOT_ADDS, at, x->label);
}

// The same tree, but for places.
static bool same_tree(const struct node *a, const struct node *b) {
  if (a->kind != b->kind || a->flags != b->flags || !text_eq(a->text, b->text)) return false;
  const struct node *x = a->child, *y = b->child;
  for (; x && y; x = x->next, y = y->next)
    if (!same_tree(x, y)) return false;
  return !x && !y;
}

// The norm of an exception against what it takes the place of, leaf by leaf.
static bool same_norm(const struct model *m, uint32_t a, uint32_t b) {
  const struct m_target *x = &m->targets.p[a], *y = &m->targets.p[b];
  if (x->parts.n != y->parts.n || x->complete != y->complete || x->when.n != y->when.n || !x->each != !y->each) return false;
  if (!x->norm != !y->norm || (x->norm && !same_tree(x->norm, y->norm))) return false;
  for (size_t i = 0; i < x->when.n; i++)
    if (!same_tree(x->when.p[i].node, y->when.p[i].node)) return false;
  for (size_t i = 0; i < x->parts.n; i++)
    if (!same_norm(m, x->parts.p[i], y->parts.p[i])) return false;
  return x->norm || x->parts.n > 0;
}

static void does_it_change(const struct lint *l, uint32_t e) {
  const struct m_exception *x = &l->model->exceptions.p[e];
  if (x->aims.n != 1 || x->aims.p[0].target == NONE || x->branches.n != 1 || x->adds) return;
  const struct m_branch *b = &x->branches.p[0];
  if (b->effect != EFFECT_REPLACE || b->norm == NONE || !same_norm(l->model, b->norm, x->aims.p[0].target)) return;
  msg(l->model->sink, M_CHANGES_NOTHING, name_place(x->src, x->node), x->label, lint_target_name(l, x->aims.p[0].target));
}

static bool aims_at(const struct model *m, const struct m_exception *x, struct text number) {
  for (size_t i = 0; i < x->aims.n; i++) {
    uint32_t t = x->aims.p[i].target;
    if (t == NONE || text_eq(m->targets.p[m->targets.p[t].eis].number, number)) return true;
  }
  return x->aims.n == 0 || x->term != NONE || x->definition != NONE;
}

// «In afwijking van eis 3.5», of an exception of eis 3.4. A text that names the right one as well, says why.
static void does_it_aim_so(const struct lint *l, uint32_t e) {
  const struct model *m = l->model;
  const struct m_exception *x = &m->exceptions.p[e];
  const struct prose *in = NULL;
  size_t at = 0;
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    if (p->owner != PROSE_EXCEPTION || p->index != e) continue;
    for (size_t k = 1; k < p->n; k++) {
      if (p->words[k].kind != WORD_NUMBER) continue;
      if (aims_at(m, x, p->words[k].text)) return;
      if (!in && (word_is(p, k - 1, "eis") || word_is(p, k - 1, "eisen"))) in = p, at = k;
    }
  }
  if (!in) return;
  uint32_t eis = m->targets.p[x->aims.p[0].target].eis;
  msg(m->sink, M_OTHER_AIM, word_place(in, &in->words[at - 1], &in->words[at]), x->label, in->words[at].text, lint_target_name(l, eis));
}

// Does the eis that it departs from say so, in its texts?
static bool is_said(const struct lint *l, const struct m_exception *x, const struct quantity *wanted, struct text *other) {
  const struct model *m = l->model;
  *other = NO_TEXT;
  for (size_t a = 0; a < x->aims.n; a++) {
    if (x->aims.p[a].target == NONE) return true;
    const struct m_target *t = &m->targets.p[m->targets.p[x->aims.p[a].target].eis];
    struct text texts[] = {t->text, t->title};
    for (size_t i = 0; i < 2; i++) {
      struct prose p = {.src = t->src};
      prose_cut(l->arena, &p, texts[i]);
      for (size_t k = 0; k < p.n; k++) {
        struct quantity q;
        int64_t one, two;
        if (!quantity_at(&p, k, &q)) continue;
        if ((quantity_same_unit(&q, wanted) && q.milli == wanted->milli) || (quantity_alike(&q, wanted, &one, &two) && one == two)) return true;
        if (quantity_same_unit(&q, wanted) && other->n == 0) *other = text_format(l->arena, "%.*s %.*s", TP(p.words[k].text), TP(q.unit)); // of a copy: it has no place
      }
    }
  }
  return other->n == 0;
}

// «in plaats van 4 maanden», «niet 10 maar 20 werkdagen», where the eis says three. Whole eisen only: an onderdeel has its own text.
static void does_it_quote_so(const struct lint *l, uint32_t e) {
  const struct m_exception *x = &l->model->exceptions.p[e];
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    if (p->owner != PROSE_EXCEPTION || p->index != e) continue;
    for (size_t k = 0; k < p->n; k++) {
      size_t n = words_are(p, k, "in plaats van");
      size_t at = n > 0 && (word_is(p, k + n, "de") || word_is(p, k + n, "na") || word_is(p, k + n, "binnen")) ? k + n + 1 : k + n;
      struct quantity q;
      struct text other;
      if (n == 0 || !quantity_at(p, at, &q) || q.in < IN_PERCENT || is_said(l, x, &q, &other)) continue;
      msg(l->model->sink, M_CITED_NUMBER, quantity_place(p, &q), quantity_words(p, &q), lint_target_name(l, l->model->targets.p[x->aims.p[0].target].eis), other);
    }
  }
}

void lint_exceptions(struct lint *l) {
  for (uint32_t e = 0; e < l->model->exceptions.n; e++) {
    if (l->model->exceptions.p[e].src != l->src || l->model->exceptions.p[e].external) continue;
    does_it_say_so(l, e);
    does_it_change(l, e);
    does_it_aim_so(l, e);
    does_it_quote_so(l, e);
  }
}
