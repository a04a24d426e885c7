// A norm against the words of its eis: the same number of another unit («15 werkdagen» and «15 dagen»), or the other way round
// («minstens» and «hoogstens»). And a title of an onderdeel, or of a kpi, against the text.
#include "quantity.h"
#include "rule.h"

struct texts { const struct prose *first; size_t n; }; // of one eis: they stand behind each other

static bool has_reading(const struct m_target *t) {
  for (size_t i = 0; i < t->notes.n; i++)
    if (t->notes.p[i].kind != NOTE_REMARK) return true;
  return false;
}

static struct prose cut_of(const struct lint *l, const struct source *src, struct text t) {
  struct prose p = {.src = src};
  prose_cut(l->arena, &p, t);
  return p;
}

// ---- units ----

// In the texts the same number with another unit of time, and never with this one.
static const struct prose *other_unit(const struct texts *t, const struct quantity *wanted, struct quantity *out) {
  const struct prose *found = NULL;
  for (size_t i = 0; i < t->n; i++)
    for (size_t k = 0; k < t->first[i].n; k++) {
      struct quantity q;
      int64_t x, y;
      if (!quantity_at(&t->first[i], k, &q)) continue;
      if (quantity_alike(&q, wanted, &x, &y) && x == y) return NULL;
      if (q.milli == wanted->milli && quantity_is_time(q.in) && q.in != wanted->in && !found) found = &t->first[i], *out = q;
      k = q.to - 1;
    }
  return found;
}

static void look_at_unit(const struct lint *l, const struct source *src, const struct node *n, const struct texts *t) {
  struct prose p = cut_of(l, src, n->text);
  struct quantity wanted, q;
  if (p.n == 0 || !quantity_at(&p, 0, &wanted) || !quantity_is_time(wanted.in)) return;
  const struct prose *in = other_unit(t, &wanted, &q);
  if (!in) return;
  struct message *m = msg(l->model->sink, M_NORM_UNIT, node_place(src, n), n->text, quantity_words(in, &q));
  msg_note(l->model->sink, m, M_NOTE_IN_TEXT, quantity_place(in, &q));
}

// ---- directions ----

enum side { NO_SIDE, LEAST, MOST, BOTH };

// «niet hoger dan», «geen enkele deelnemer zit langer dan»: denied in the words before it.
static bool is_denied(const struct prose *p, size_t at) {
  static const char *const no[] = {"niet", "nooit", "geen", "niemand", "nergens"};
  enum { FAR = 5 };
  for (size_t i = at; i > 0 && i + FAR > at && p->words[i - 1].kind == WORD_PLAIN; i--)
    if (AMONG(p->words[i - 1].fold, no)) return true;
  return false;
}

static enum side side_before(const struct prose *p, size_t from) {
  static const char *const least[] = {"minstens", "minimaal", "tenminste", "minste"}, *const most[] = {"hoogstens", "maximaal", "hoogste", "hooguit"};
  static const char *const more[] = {"meer", "hoger", "groter", "langer", "ouder"}, *const less[] = {"minder", "lager", "kleiner", "korter", "jonger"};
  if (from == 0) return NO_SIDE;
  if (from > 2 && word_is(p, from - 1, "dan") && is_denied(p, from - 2)) // «niet hoger dan 8 %»
    return AMONG(p->words[from - 2].fold, more) ? MOST : AMONG(p->words[from - 2].fold, less) ? LEAST : NO_SIDE;
  if (AMONG(p->words[from - 1].fold, least)) return LEAST;
  return AMONG(p->words[from - 1].fold, most) ? MOST : NO_SIDE;
}

static bool is_amount(const struct node *n, struct text t) {
  return (n->kind == N_NUMBER || n->kind == N_PERCENT || n->kind == N_MONEY || n->kind == N_DURATION) && t.n > 0;
}

static enum side side_in_text(const struct texts *t, const struct quantity *wanted, const struct prose **in, struct quantity *out) {
  enum side side = NO_SIDE;
  for (size_t i = 0; i < t->n; i++)
    for (size_t k = 0; k < t->first[i].n; k++) {
      struct quantity q;
      if (!quantity_at(&t->first[i], k, &q)) continue;
      k = q.to - 1;
      if (q.milli != wanted->milli) continue;
      enum side now = side_before(&t->first[i], q.from);
      side = side == NO_SIDE || side == now ? now : BOTH;
      if (now == NO_SIDE) return BOTH;
      *in = &t->first[i], *out = q;
    }
  return side;
}

// The title of the onderdeel itself, where the text takes no side.
static enum side side_in_title(const struct prose *title, const struct quantity *wanted, const struct prose **in, struct quantity *out) {
  struct texts one = {title, title->n > 0};
  return side_in_text(&one, wanted, in, out);
}

static void look_at_side(const struct lint *l, const struct source *src, const struct node *literal, enum side norm, const struct texts *t, const struct prose *title) {
  struct prose p = cut_of(l, src, literal->text);
  struct quantity wanted, q;
  const struct prose *in = NULL;
  if (!is_amount(literal, literal->text) || !quantity_at(&p, 0, &wanted) || wanted.milli < 1000) return;
  enum side said = side_in_text(t, &wanted, &in, &q);
  if (said == NO_SIDE || (said == BOTH && title->n > 0)) said = side_in_title(title, &wanted, &in, &q);
  if ((said != LEAST && said != MOST) || said == norm) return;
  struct text words = text_from(said == LEAST ? "minstens" : "hoogstens"), other = text_from(norm == LEAST ? "minstens" : "hoogstens");
  struct message *m = msg(l->model->sink, M_NORM_SIDE, node_place(src, literal), other, quantity_words(in, &q), words);
  msg_note(l->model->sink, m, M_NOTE_IN_TEXT, quantity_place(in, &q));
}

static void walk(const struct lint *l, const struct source *src, const struct node *n, const struct texts *t, const struct prose *title) {
  if (n->kind == N_NOT || n->kind == N_PART || n->kind == N_VERBATIM) return;
  if (n->kind == N_DURATION) look_at_unit(l, src, n, t);
  bool least = n->kind == N_AT_LEAST || n->kind == N_MORE || (n->kind == N_QUANTITY && text_eq(n->text, TEXT("minstens")));
  bool most = n->kind == N_AT_MOST || n->kind == N_LESS || (n->kind == N_QUANTITY && text_eq(n->text, TEXT("hoogstens")));
  if (least || most) {
    const struct node *literal = n->kind == N_QUANTITY ? n->child : n->child ? n->child->next : NULL;
    if (literal) look_at_side(l, src, literal, least ? LEAST : MOST, t, title);
  }
  for (const struct node *c = n->child; c; c = c->next) walk(l, src, c, t, title);
}

// ---- titles of onderdelen ----

// The title says «binnen 30 seconden», and the texts of the eis 30 of something else, or another number of seconden and never 30.
static const struct prose *contradicts(const struct texts *t, const struct quantity *wanted, struct quantity *out) {
  const struct prose *found = NULL;
  size_t others = 0;
  for (size_t i = 0; i < t->n; i++)
    for (size_t k = 0; k < t->first[i].n; k++) {
      struct quantity q;
      int64_t x, y;
      if (!quantity_at(&t->first[i], k, &q)) continue;
      k = q.to - 1;
      bool alike = quantity_alike(&q, wanted, &x, &y);
      if ((alike && x == y) || (q.milli == wanted->milli && q.in == wanted->in)) return NULL;
      if (!quantity_is_time(q.in) || q.milli != wanted->milli) continue;
      found = &t->first[i], *out = q, others++;
    }
  return others == 1 ? found : NULL;
}

static void look_at_title(const struct lint *l, const struct m_target *part, const struct texts *t) {
  const struct node *title = part->node ? node_child(part->node, 0) : NULL;
  if (!title || title->kind != N_TITLE) return;
  struct prose p = cut_of(l, part->src, title->text);
  for (size_t k = 0; k < p.n; k++) {
    struct quantity wanted, q;
    if (!quantity_at(&p, k, &wanted)) continue;
    k = wanted.to - 1;
    if (!quantity_is_time(wanted.in)) continue;
    const struct prose *in = contradicts(t, &wanted, &q);
    if (!in) continue;
    struct message *m = msg(l->model->sink, M_TITLE_UNIT, quantity_place(&p, &wanted), quantity_words(&p, &wanted), quantity_words(in, &q));
    msg_note(l->model->sink, m, M_NOTE_IN_TEXT, quantity_place(in, &q));
  }
}

static uint32_t eis_of(const struct lint *l, const struct prose *p) {
  const struct m_target *t = p->owner == PROSE_TARGET ? &l->model->targets.p[p->index] : NULL;
  return !t || t->exception != NONE ? NONE : t->kind == TARGET_EIS ? p->index : t->eis;
}

static void look(const struct lint *l, uint32_t eis, const struct texts *t) {
  const struct model *m = l->model;
  bool reads = has_reading(&m->targets.p[eis]);
  for (uint32_t i = eis; i < m->targets.n && (i == eis || m->targets.p[i].eis == eis) && m->targets.p[i].exception == NONE; i++) {
    const struct m_target *part = &m->targets.p[i];
    reads |= has_reading(part);
    const struct node *title = i > eis && part->node ? node_child(part->node, 0) : NULL;
    struct prose words = title && title->kind == N_TITLE ? cut_of(l, part->src, title->text) : (struct prose){.src = part->src};
    if (part->norm && part->norm->kind != N_JUDGE && !reads) walk(l, part->src, part->norm, t, &words);
    if (i > eis) look_at_title(l, part, t);
  }
}

void lint_norm_words(struct lint *l) {
  for (size_t i = 0; i < l->proses.n;) {
    struct texts t = {&l->proses.p[i], 1};
    uint32_t eis = eis_of(l, t.first);
    while (eis != NONE && i + t.n < l->proses.n && eis_of(l, &t.first[t.n]) == eis) t.n++;
    if (eis != NONE && lint_own(l, &l->model->targets.p[eis])) look(l, eis, &t);
    i += t.n;
  }
}
