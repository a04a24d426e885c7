// A term that the norm counts from another day than the text: «binnen zes weken na de start», and «6 weken na toegewezen-op».
#include "quantity.h"
#include "rule.h"

enum { ROOT = 4 }; // letters that two words share at least

struct term { struct quantity length; struct text from; struct place place; };

static bool has_reading(const struct m_target *t) {
  for (size_t i = 0; i < t->notes.n; i++)
    if (t->notes.p[i].kind == NOTE_READING) return true;
  return false;
}

// aangemeld: aanmeld, as aanmelding is written.
static struct text without_ge(struct arena *a, struct text part) {
  for (size_t i = 0; i + ROOT < part.n; i++)
    if (text_eq(text_slice(part, i, i + 2), TEXT("ge")))
      return text_format(a, "%.*s%.*s", TP(text_slice(part, 0, i)), TP(text_slice(part, i + 2, part.n)));
  return part;
}

static bool same_root(struct text a, struct text b) {
  size_t n = 0;
  while (n < a.n && n < b.n && a.p[n] == b.p[n]) n++;
  return n >= ROOT && (n == b.n || n + 6 >= a.n);
}

// Words of one meaning: the number of their group; 0: none.
static int meaning(struct text t) {
  static const struct { const char *begin; int group; } of[] = {{"start", 1}, {"gestart", 1}, {"aanvang", 1}, {"begin", 1}, {"begonnen", 1}, {"ingang", 1}, {"ingegaan", 1}, {"eind", 2}, {"beëindig", 2},
                                                                {"afloop", 2}, {"afgelopen", 2}, {"afsluit", 2}, {"afgesloten", 2}, {"afgerond", 2}, {"afrond", 2}};
  for (size_t i = 0; i < sizeof of / sizeof *of; i++)
    if (text_starts(t, text_from(of[i].begin))) return of[i].group;
  return 0;
}

// Does the word say what the field is: start and startdatum, toewijzing and toegewezen-op?
static bool word_fits(struct arena *a, struct text fold, struct text name) {
  struct text rest = name, part;
  while (text_split(&rest, '-', &part)) {
    if (text_ends(part, TEXT("datum"))) part = text_slice(part, 0, part.n - 5);
    if (meaning(part) > 0 && meaning(part) == meaning(fold)) return true;
    if (part.n >= ROOT && fold.n >= ROOT && (same_root(fold, part) || same_root(fold, without_ge(a, part)))) return true;
  }
  return false;
}

static bool any_fits(struct arena *a, const struct prose *p, size_t from, size_t to, struct text name) {
  for (size_t k = from; k < to; k++)
    if (p->words[k].kind == WORD_PLAIN && word_fits(a, p->words[k].fold, name)) return true;
  return false;
}

// Behind «6 weken na»: up to where its clause ends.
static size_t anchor_end(const struct prose *p, size_t from) {
  enum { FAR = 7 };
  static const char *const ends[] = {"en", "of", "maar", "dan", "een", "die", "dat", "op", "door", "met", "is", "wordt", "zijn", "maakt", "heeft"};
  size_t to = from;
  while (to < p->n && to < from + FAR && p->words[to].kind == WORD_PLAIN && !AMONG(p->words[to].fold, ends)) to++;
  return to;
}

static const struct m_field *field_of(const struct model *m, struct text name) {
  const struct m_field *found = NULL;
  for (size_t i = 0; i < m->fields.n; i++) {
    if (!text_eq(m->fields.p[i].name, name) || m->fields.p[i].type != TYPE_DATE) continue;
    if (found) return NULL;
    found = &m->fields.p[i];
  }
  return found;
}

// Another day of the same list that the words name.
static const struct m_field *other_field(struct lint *l, const struct m_field *f, const struct prose *p, size_t from, size_t to) {
  const struct model *m = l->model;
  for (size_t i = 0; i < m->fields.n; i++) {
    const struct m_field *g = &m->fields.p[i];
    if (g != f && g->entity == f->entity && g->type == TYPE_DATE && g->node && any_fits(l->arena, p, from, to, g->name)) return g;
  }
  return NULL;
}

// The words of one text about this term: 0 when it says nothing else, 1 when it says another day, -1 when it says this one.
static int says(struct lint *l, const struct term *t, const struct m_field *f, const struct prose *p, struct place *at) {
  static const char *const links[] = {"na", "vanaf", "voor", "vóór", "sinds", "nadat"};
  int found = 0;
  for (size_t k = 0; k < p->n; k++) {
    struct quantity q;
    int64_t x, y;
    if (!quantity_at(p, k, &q)) continue;
    k = q.to - 1;
    if (!quantity_alike(&q, &t->length, &x, &y) || x != y || q.to >= p->n || !AMONG(p->words[q.to].fold, links)) continue;
    size_t from = q.to + 1, to = anchor_end(p, from);
    if (from == to || any_fits(l->arena, p, from, to, f->name)) return -1;
    if (!other_field(l, f, p, from, to)) return -1;
    *at = word_place(p, &p->words[q.to], &p->words[to - 1]);
    found = 1;
  }
  return found;
}

static bool is_of(const struct lint *l, const struct prose *p, uint32_t target) {
  const struct model *m = l->model;
  const struct m_target *t = &m->targets.p[target];
  if (p->owner == PROSE_EXCEPTION) return t->exception == p->index;
  return p->owner == PROSE_TARGET && m->targets.p[p->index].eis == t->eis && m->targets.p[p->index].exception == t->exception;
}

static void look_at_term(struct lint *l, uint32_t target, const struct term *t, size_t first) {
  const struct m_field *f = field_of(l->model, t->from);
  struct place at = NO_PLACE;
  bool other = false;
  for (size_t i = first; f && i < l->proses.n && is_of(l, &l->proses.p[i], target); i++) {
    int now = says(l, t, f, &l->proses.p[i], &at);
    if (now < 0) return;
    other |= now > 0;
  }
  if (!other) return;
  struct message *m = msg(l->model->sink, M_COUNTED_FROM, t->place, t->from, text_slice(at.src->text, at.off, at.off + at.len));
  msg_note(l->model->sink, m, M_NOTE_IN_TEXT, at);
}

static void look(struct lint *l, uint32_t target, const struct node *n, size_t first) {
  const struct source *src = l->model->targets.p[target].src;
  const struct node *length = NULL, *from = NULL;
  if (n->kind == N_WITHIN || n->kind == N_AHEAD || n->kind == N_PERIODIC) length = node_child(n, 1), from = node_child(n, 2);
  if (n->kind == N_SHIFT) from = node_child(n, 0), length = node_child(n, 1);
  if (length && from && length->kind == N_DURATION && from->kind == N_REF) {
    struct term t = {.from = from->text, .place = node_place(src, from)};
    struct prose p = {.src = src};
    prose_cut(l->arena, &p, length->text);
    if (p.n > 0 && quantity_at(&p, 0, &t.length) && quantity_is_time(t.length.in)) look_at_term(l, target, &t, first);
  }
  for (const struct node *c = n->child; c; c = c->next)
    if (c->kind != N_VERBATIM && c->kind != N_PART) look(l, target, c, first);
}

void lint_counted_from(struct lint *l) {
  const struct model *m = l->model;
  size_t *eisen = NEW_ARRAY(l->arena, size_t, m->targets.n + 1), *exceptions = NEW_ARRAY(l->arena, size_t, m->exceptions.n + 1);
  for (size_t i = 0; i < m->targets.n; i++) eisen[i] = l->proses.n;
  for (size_t i = 0; i < m->exceptions.n; i++) exceptions[i] = l->proses.n;
  for (size_t i = l->proses.n; i-- > 0;) { // the first text of each
    const struct prose *p = &l->proses.p[i];
    if (p->owner == PROSE_EXCEPTION) exceptions[p->index] = i;
    if (p->owner != PROSE_TARGET) continue;
    const struct m_target *t = &m->targets.p[p->index];
    if (t->exception != NONE) exceptions[t->exception] = i;
    else eisen[t->eis] = i;
  }
  for (uint32_t t = 0; t < m->targets.n; t++) {
    const struct m_target *x = &m->targets.p[t];
    if (!lint_own(l, x) || !x->norm || x->norm->kind == N_JUDGE || has_reading(x) || (x->eis != NONE && has_reading(&m->targets.p[x->eis]))) continue;
    look(l, t, x->norm, x->exception != NONE ? exceptions[x->exception] : eisen[x->eis != NONE ? x->eis : t]);
  }
}
