// Dates in the text of an eis that are in none of its norms, and the reverse. All texts and norms of one eis are laid side by side.
#include "rule.h"

struct said {
  day on;
  struct place place; // empty: it counts, and is not asked for
  bool yearless;      // of every year
};
typedef VEC(struct said) saids;
struct side {
  saids text, norm;
  struct map years; // that the text names
  bool formal, reads, has_text;
};

// «1-5-2025», «1 mei 2025», «1 mei» at word k: the words it takes; 0: no date.
static size_t read_date(const struct lint *l, const struct prose *p, size_t k, struct said *d) {
  enum { WORDS = 3, SHORTEST = 8 };
  if (p->words[k].kind != WORD_NUMBER) return 0;
  if (p->words[k].text.n >= SHORTEST && date_parse(p->words[k].text, &d->on)) return 1;
  if (k + 1 >= p->n || p->words[k + 1].kind != WORD_PLAIN) return 0;
  struct text words = text_format(l->arena, "%.*s %.*s", TP(p->words[k].text), TP(p->words[k + 1].text));
  if (k + 2 < p->n && date_parse(text_format(l->arena, "%.*s %.*s", TP(words), TP(p->words[k + 2].text)), &d->on)) return WORDS;
  d->yearless = date_parse(text_format(l->arena, "%.*s 2000", TP(words)), &d->on);
  return d->yearless ? WORDS - 1 : 0;
}

// A date that says when, not which: «uiterlijk 1 mei 2025», not «de brief van 1 mei 2025».
static bool says_when(const struct prose *p, size_t k) {
  static const char *const before[] = {"uiterlijk", "voor", "vóór", "vanaf", "tot", "per", "na", "met", "sinds", "ingang"};
  if (k > 0 && word_is(p, k - 1, "op")) k--;
  if (k > 1 && word_is(p, k - 1, "van") && word_is(p, k - 2, "ingang")) return true;
  return k > 0 && AMONG(p->words[k - 1].fold, before);
}

static void of_text(const struct lint *l, const struct prose *p, struct side *s) {
  for (size_t k = 0, n; k < p->n; k += n > 0 ? n : 1) {
    struct said d = {0};
    if (p->words[k].kind == WORD_NUMBER) map_set(&s->years, p->words[k].text, 1);
    n = read_date(l, p, k, &d);
    if (n == 0) continue;
    d.place = word_place(p, &p->words[k], &p->words[k + n - 1]);
    if (!says_when(p, k) || d.yearless) d.place.len = 0;
    vec_push(l->arena, &s->text, d);
  }
}

static void of_node(const struct lint *l, const struct source *src, const struct node *n, struct side *s, unsigned deep) {
  enum { DEEP = 8 };
  struct said d = {.place = node_place(src, n)};
  if (n->kind == N_VALIDITY) return; // when the eis holds: a version, not what it asks
  if (n->kind == N_DATE && date_parse(n->text, &d.on)) vec_push(l->arena, &s->norm, d);
  uint32_t formula = n->kind == N_REF && deep < DEEP ? model_definition(l->model, n->text) : NONE;
  if (formula != NONE) of_node(l, l->model->definitions.p[formula].src, l->model->definitions.p[formula].expr, s, deep + 1);
  for (const struct node *c = n->child; c; c = c->next)
    if (c->kind != N_PART && c->kind != N_VERBATIM) of_node(l, src, c, s, deep);
}

// All that is computed from: its lines, its norm, and the conditions of what it stands in.
static void of_target(const struct lint *l, const struct m_target *t, struct side *s) {
  for (const struct node *n = model_lines(t->node); n; n = n->next)
    if (n->kind != N_PART && n->kind != N_VERBATIM && n->kind != N_SOURCE && n->kind != N_IN_THEME) of_node(l, t->src, n, s, 0);
  if (t->norm) of_node(l, t->src, t->norm, s, 0);
  if (t->parts.n == 0 && (!t->norm || t->norm->kind == N_JUDGE)) s->formal = false;
  if (t->shown) s->formal = false;
  for (size_t i = 0; i < t->notes.n; i++) s->reads |= t->notes.p[i].kind == NOTE_READING;
}

static void of_dates(const struct lint *l, const struct node *n, saids *out) {
  struct said d = {0};
  if (n->kind == N_DATE && date_parse(n->text, &d.on)) vec_push(l->arena, out, d);
  for (const struct node *c = n->child; c; c = c->next) of_dates(l, c, out);
}

// When it holds, and what it inherits: those dates count for the text, and nobody asks for them.
static void of_scope(const struct lint *l, const struct m_target *t, saids *out) {
  for (size_t i = 0; i < t->when.n; i++) of_dates(l, t->when.p[i].node, out);
  for (size_t i = 0; i < t->scope.n; i++) of_dates(l, t->scope.p[i].node, out);
}

// … of its onderdelen too.
static void of_parts(const struct lint *l, uint32_t eis, saids *out) {
  for (uint32_t i = eis + 1; i < l->model->targets.n && l->model->targets.p[i].eis == eis; i++)
    for (const struct node *n = model_lines(l->model->targets.p[i].node); n; n = n->next) of_dates(l, n, out);
}

static bool same_date(const struct said *a, const struct said *b) {
  int year, month, dom, other_month, other_dom;
  if (!a->yearless && !b->yearless) return a->on == b->on;
  date_split(a->on, &year, &month, &dom);
  date_split(b->on, &year, &other_month, &other_dom);
  return month == other_month && dom == other_dom;
}

static bool has(const saids *list, const struct said *d) {
  for (size_t i = 0; i < list->n; i++)
    if (same_date(&list->p[i], d)) return true;
  return false;
}

// «in 2025» may be any day of it.
static bool names_year(const struct lint *l, const struct side *s, day on) {
  int year, month, dom;
  date_split(on, &year, &month, &dom);
  return map_find(&s->years, text_format(l->arena, "%d", year)) != NULL;
}

static struct text words_at(struct place at) { return text_slice(at.src->text, at.off, at.off + at.len); }

// «geldig vanaf 01-07-2028» of an onderdeel with the title «vanaf 1 januari 2028»: that date is what it is about.
static void look_at_validity(const struct lint *l, uint32_t eis, const struct side *s) {
  const struct model *m = l->model;
  for (uint32_t i = eis + 1; i < m->targets.n && m->targets.p[i].eis == eis && m->targets.p[i].exception == NONE; i++) {
    const struct m_target *t = &m->targets.p[i];
    const struct node *list = model_lines(t->node);
    struct side titled = {.years = {.arena = l->arena}};
    struct prose title = {.src = t->src};
    prose_cut(l->arena, &title, t->title);
    of_text(l, &title, &titled);
    if (titled.text.n == 0 || titled.text.p[0].yearless) continue;
    for (const struct node *n = list ? list->child : NULL; n; n = n->next) {
      struct said d = {.place = n->child ? node_place(t->src, n->child) : NO_PLACE};
      bool own = n->kind == N_VALIDITY && n->child && n->child->kind == N_DATE && date_parse(n->child->text, &d.on);
      if (own && !has(&titled.text, &d) && !has(&s->text, &d)) msg(m->sink, M_DATE_NORM, d.place, words_at(d.place), lint_target_name(l, i));
    }
  }
}

static void compare(const struct lint *l, uint32_t eis, const struct side *s) {
  const struct m_target *t = &l->model->targets.p[eis];
  const struct m_set *set = &l->model->sets.p[t->set];
  saids inherited = {0};
  bool told = false; // the date of the norm instead of that of the text: said once
  of_scope(l, t, &inherited);
  of_parts(l, eis, &inherited);
  look_at_validity(l, eis, s);
  for (size_t i = 0; i < s->norm.n && s->has_text && !s->reads; i++) {
    const struct said *d = &s->norm.p[i];
    bool first_day = d->on == set->valid_from || d->on == set->valid_to; // from when the set itself counts
    if (d->place.src != l->src || has(&s->text, d) || names_year(l, s, d->on) || first_day) continue;
    told = true;
    msg(l->model->sink, M_DATE_NORM, d->place, words_at(d->place), lint_target_name(l, eis));
  }
  for (size_t i = 0; i < s->text.n && s->formal && !told; i++) {
    const struct said *d = &s->text.p[i];
    if (d->place.len == 0 || has(&s->norm, d) || has(&inherited, d) || d->on == set->valid_from || d->on == set->valid_to) continue;
    msg(l->model->sink, M_DATE_TEXT, d->place, words_at(d->place), lint_target_name(l, eis));
  }
}

void lint_text_dates(struct lint *l) {
  const struct model *m = l->model;
  struct side *sides = NEW_ARRAY(l->arena, struct side, m->targets.n);
  for (uint32_t t = 0; t < m->targets.n; t++) {
    uint32_t eis = m->targets.p[t].kind == TARGET_EIS ? t : m->targets.p[t].eis;
    if (m->targets.p[t].exception != NONE || !lint_own(l, &m->targets.p[t])) continue;
    if (t == eis) sides[eis].formal = true;
    sides[eis].years.arena = l->arena;
    of_target(l, &m->targets.p[t], &sides[eis]);
  }
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    if (p->owner != PROSE_TARGET || m->targets.p[p->index].exception != NONE) continue;
    uint32_t eis = m->targets.p[p->index].kind == TARGET_EIS ? p->index : m->targets.p[p->index].eis;
    sides[eis].has_text = true;
    of_text(l, p, &sides[eis]);
  }
  for (uint32_t t = 0; t < m->targets.n; t++)
    if (m->targets.p[t].kind == TARGET_EIS && lint_own(l, &m->targets.p[t])) compare(l, t, &sides[t]);
}
