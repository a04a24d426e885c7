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

static enum side side_at(const struct prose *p, size_t from, size_t to) {
  static const char *const least[] = {"minstens", "minimaal", "tenminste", "minste"}, *const most[] = {"hoogstens", "maximaal", "hoogste", "hooguit"};
  static const char *const more[] = {"meer", "hoger", "groter", "langer", "ouder"}, *const less[] = {"minder", "lager", "kleiner", "korter", "jonger"};
  if (from == 0) return NO_SIDE;
  if (from > 2 && word_is(p, from - 1, "dan") && is_denied(p, from - 2)) // «niet hoger dan 8 %»
    return AMONG(p->words[from - 2].fold, more) ? MOST : AMONG(p->words[from - 2].fold, less) ? LEAST : NO_SIDE;
  if (words_are(p, to, "of meer") || words_are(p, to, "of later") || words_are(p, to, "of hoger") || words_are(p, to, "of ouder") || words_are(p, to, "of langer")) return LEAST;
  if (words_are(p, to, "of minder") || words_are(p, to, "of lager") || words_are(p, to, "of jonger") || words_are(p, to, "of korter")) return MOST;
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
      enum side now = side_at(&t->first[i], q.from, q.to);
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
  if (n->kind == N_NOT || n->kind == N_PART || n->kind == N_VERBATIM || n->kind == N_ACTION) return;
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

// The only amount of a norm; false: it has more.
static bool only_literal(const struct node *n, const struct node **out) {
  if (is_amount(n, n->text)) {
    if (*out) return false;
    *out = n;
  }
  for (const struct node *c = n->child; c; c = c->next)
    if (c->kind != N_PART && c->kind != N_VERBATIM && !only_literal(c, out)) return false;
  return true;
}

static bool says(const struct texts *t, const struct quantity *wanted) {
  for (size_t i = 0; i < t->n; i++)
    for (size_t k = 0; k < t->first[i].n; k++) {
      struct quantity q;
      if (quantity_at(&t->first[i], k, &q) && (q.in == wanted->in || q.in == IN_NOTHING) && q.milli == wanted->milli) return true;
    }
  return false;
}

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

// The title of an onderdeel that says one amount, and a norm that says one other of the same measure.
static void look_at_title_norm(const struct lint *l, const struct m_target *part, const struct prose *title, const struct texts *t) {
  struct quantity said = {0}, q, wanted;
  const struct node *only = NULL;
  for (size_t k = 0; k < title->n; k++) {
    if (!quantity_at(title, k, &q)) continue;
    if (said.to > 0) return;
    said = q, k = q.to - 1;
  }
  if (said.to == 0 || said.in <= IN_WORD || !only_literal(part->norm, &only) || !only) return;
  struct prose p = cut_of(l, part->src, only->text);
  int64_t x, y;
  if (!quantity_at(&p, 0, &wanted) || (wanted.in != said.in && !quantity_alike(&wanted, &said, &x, &y)) || (wanted.in == said.in && wanted.milli == said.milli)) return;
  if ((quantity_alike(&wanted, &said, &x, &y) && x == y) || !says(t, &wanted) || !says(t, &said)) return; // L0502 tells of what the text does not say
  struct message *m = msg(l->model->sink, M_NORM_UNIT, node_place(part->src, only), only->text, quantity_words(title, &said));
  msg_note(l->model->sink, m, M_NOTE_IN_TEXT, quantity_place(title, &said));
}

static uint32_t eis_of(const struct lint *l, const struct prose *p) {
  const struct m_target *t = p->owner == PROSE_TARGET ? &l->model->targets.p[p->index] : NULL;
  return !t || t->exception != NONE ? NONE : t->kind == TARGET_EIS ? p->index : t->eis;
}

static void look(const struct lint *l, uint32_t eis, const struct texts *t) {
  const struct model *m = l->model;
  bool reads = has_reading(&m->targets.p[eis]);
  const struct prose none = {.src = l->src};
  if (m->targets.p[eis].kpi && !reads) walk(l, m->targets.p[eis].src, m->targets.p[eis].node, t, &none);
  for (uint32_t i = eis; i < m->targets.n && (i == eis || m->targets.p[i].eis == eis) && m->targets.p[i].exception == NONE; i++) {
    const struct m_target *part = &m->targets.p[i];
    reads |= has_reading(part);
    const struct node *title = i > eis && part->node ? node_child(part->node, 0) : NULL;
    struct prose words = title && title->kind == N_TITLE ? cut_of(l, part->src, title->text) : (struct prose){.src = part->src};
    if (part->norm && part->norm->kind != N_JUDGE && !reads) walk(l, part->src, part->norm, t, &words);
    if (i > eis) look_at_title(l, part, t);
    if (part->norm && !reads) look_at_title_norm(l, part, &words, t);
  }
}

static uint32_t exception_of(const struct lint *l, const struct prose *p) {
  if (p->owner == PROSE_EXCEPTION) return p->index;
  return p->owner == PROSE_TARGET ? l->model->targets.p[p->index].exception : NONE;
}

static void look_at_exception(const struct lint *l, uint32_t e, uint32_t first, const struct texts *t) {
  const struct model *m = l->model;
  for (size_t i = 0; i < m->exceptions.p[e].notes.n; i++)
    if (m->exceptions.p[e].notes.p[i].kind != NOTE_REMARK) return;
  for (uint32_t i = first; i < m->targets.n && m->targets.p[i].exception == e; i++) {
    const struct m_target *part = &m->targets.p[i];
    const struct node *title = part->path.n > 0 && part->node ? node_child(part->node, 0) : NULL;
    struct prose words = title && title->kind == N_TITLE ? cut_of(l, part->src, title->text) : (struct prose){.src = part->src};
    if (!part->norm || part->norm->kind == N_JUDGE || has_reading(part)) continue;
    walk(l, part->src, part->norm, t, &words);
    look_at_title_norm(l, part, &words, t);
  }
}

// Of each exception the first target of its norm; NONE: it has none.
static uint32_t *norms_of(const struct lint *l) {
  const struct model *m = l->model;
  uint32_t *first = NEW_ARRAY(l->arena, uint32_t, m->exceptions.n + 1);
  for (size_t i = 0; i < m->exceptions.n; i++) first[i] = NONE;
  for (uint32_t i = (uint32_t)m->targets.n; i-- > 0;)
    if (m->targets.p[i].exception != NONE) first[m->targets.p[i].exception] = i;
  return first;
}

static void look_at_exceptions(const struct lint *l) {
  const uint32_t *first = norms_of(l);
  for (size_t i = 0; i < l->proses.n;) {
    struct texts t = {&l->proses.p[i], 1};
    uint32_t e = exception_of(l, t.first);
    while (e != NONE && i + t.n < l->proses.n && exception_of(l, &t.first[t.n]) == e) t.n++;
    if (e != NONE && first[e] != NONE && l->model->exceptions.p[e].src == l->src) look_at_exception(l, e, first[e], &t);
    i += t.n;
  }
}

void lint_norm_words(struct lint *l) {
  look_at_exceptions(l);
  for (size_t i = 0; i < l->proses.n;) {
    struct texts t = {&l->proses.p[i], 1};
    uint32_t eis = eis_of(l, t.first);
    while (eis != NONE && i + t.n < l->proses.n && eis_of(l, &t.first[t.n]) == eis) t.n++;
    if (eis != NONE && lint_own(l, &l->model->targets.p[eis])) look(l, eis, &t);
    i += t.n;
  }
}
