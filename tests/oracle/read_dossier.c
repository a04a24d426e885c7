// The syntax tree of a dossier → rows with what is known of them (§5).
#include <string.h>

#include "convert.h"
#include "read_dossier.h"

struct o_val o_unknown(const struct o_field *f) {
  struct o_val v = {.type = f->type, .of = f->of, .some = true, .none = f->optional, .lo = O_MIN, .hi = O_MAX};
  if (f->type == O_BOOL) v.lo = 0, v.hi = 1;
  if (f->type == O_DATE) v.lo = DAY_MIN, v.hi = DAY_MAX;
  if (f->type == O_TEXT) v.lo = 0, v.hi = UINT32_MAX;
  if (f->type == O_CHOICE) v.lo = 0, v.hi = f->of->leaves - 1;
  if (f->type == O_SET) v.may = ((uint64_t)1 << f->of->leaves) - 1;
  return v;
}

struct o_row *o_row_new(struct arena *a, const struct o_model *m, const struct o_entity *e, struct o_row *parent) {
  struct o_row *r = NEW(a, struct o_row);
  *r = (struct o_row){.entity = e, .parent = parent};
  r->cells = NEW_ARRAY(a, struct o_val, e->fields.n);
  r->reads = NEW_ARRAY(a, unsigned, e->fields.n);
  r->says = NEW_ARRAY(a, bool, e->fields.n);
  r->lists = NEW_ARRAY(a, struct o_list, m->entities.n);
  r->judged = NEW_ARRAY(a, unsigned, m->targets.n);
  r->judged_depth = NEW_ARRAY(a, unsigned, m->targets.n);
  r->missing = NEW_ARRAY(a, unsigned, m->targets.n);
  r->waived = NEW_ARRAY(a, bool, m->targets.n);
  r->changed = NEW_ARRAY(a, bool, m->parameters.n);
  r->changed_to = NEW_ARRAY(a, int64_t, m->parameters.n);
  r->changed_most = NEW_ARRAY(a, int64_t, m->parameters.n);
  r->changed_now = NEW_ARRAY(a, bool, m->parameters.n);
  r->changed_depth = NEW_ARRAY(a, unsigned, m->parameters.n);
  for (size_t i = 0; i < e->fields.n; i++) r->cells[i] = o_unknown(e->fields.p[i]);
  return r;
}

struct o_row *o_row_at(struct o_row *row, const struct o_entity *e) {
  while (row && row->entity != e) row = row->parent;
  return row;
}

struct reader {
  struct o_model *m;
  struct o_facts *facts;
  const struct node *head;
  struct text content;
};
enum { NOT_SAID, SAID_CLOSED, SAID_OPEN }; // of a list

static void problem(struct o_model *m, const char *what) {
  if (!m->problem) m->problem = what;
}

static struct text folded(struct o_model *m, struct text t) { return text_fold(m->arena, text_squeeze(m->arena, t)); }

// ---- values ----

static bool same_name(struct o_model *m, struct text a, struct text b) { return a.n > 0 && text_eq(folded(m, a), folded(m, b)); }

// A branch by its path, code, name or title; an inner one is an unknown leaf below it. What the classification does not have is
// a leaf outside every named branch (§3).
static struct o_val choice(struct o_model *m, const struct o_field *f, struct text t) {
  struct o_val v = {.type = f->type, .of = f->of, .some = true, .lo = f->of->leaves, .hi = f->of->leaves};
  const struct o_twig *found = NULL;
  for (int round = 0; round < 4 && !found; round++)
    for (size_t i = 0; i < f->of->twigs.n; i++) {
      const struct o_twig *w = &f->of->twigs.p[i];
      struct text by[] = {w->path, w->code, w->name, w->title};
      if (!same_name(m, by[round], t)) continue;
      if (found && found != w) problem(m, "een naam van meer takken");
      found = w;
    }
  if (found) v.lo = found->first, v.hi = found->first + found->leaves - 1;
  return v;
}

static struct o_val members(struct o_model *m, const struct o_field *f, const struct node *data) {
  struct o_val v = {.type = O_SET, .of = f->of};
  bool strange = false;
  for (const struct node *d = data->child; d; d = d->next) {
    if (d->kind == N_ABSENT) continue;
    struct o_val one = choice(m, f, d->text);
    if (one.lo != one.hi || one.lo >= f->of->leaves) strange = true; // whatever it is
    else v.must |= (uint64_t)1 << one.lo;
  }
  v.may = strange ? ((uint64_t)1 << f->of->leaves) - 1 : v.must;
  return v;
}

static struct o_val scalar(struct o_model *m, const struct o_field *f, const struct node *d) {
  struct o_val v = {.type = f->type, .of = f->of, .some = true};
  struct text t = d->kind == N_YES ? TEXT("ja") : d->kind == N_NO ? TEXT("nee") : d->text, fold = folded(m, t);
  enum reading r = READ_OK;
  switch (f->type) {
  case O_BOOL: r = convert_bool(fold, &v.lo); break;
  case O_NUMBER: r = convert_number(fold, &v.lo); break;
  case O_MONEY: r = convert_money(fold, &v.lo); break;
  case O_PERCENT: r = convert_percent(fold, &v.lo); break;
  case O_DATE: r = convert_date(fold, &v.lo); break;
  case O_DURATION: r = convert_duration(fold, f->unit, &v.lo); break;
  case O_TEXT: v.lo = intern_id(&m->texts, text_squeeze(m->arena, text_nfc(m->arena, t))); break;
  case O_CHOICE: return choice(m, f, t);
  case O_SET: break;
  }
  if (r != READ_OK) problem(m, "een waarde die niet te lezen is");
  v.hi = v.lo;
  return v;
}

struct o_val o_read_value(struct o_model *m, const struct o_field *f, const struct node *data) {
  const struct node *d = data->child;
  if (d->kind == N_UNKNOWN) return o_unknown(f);
  if (f->type == O_SET) return members(m, f, data);
  if (d->next) problem(m, "meer dan één waarde");
  if (d->kind != N_ABSENT) return scalar(m, f, d);
  if (!f->optional && !f->applies) problem(m, "geen mag hier niet");
  return (struct o_val){.type = f->type, .of = f->of, .none = true};
}

// ---- rows ----

static void read_items(struct reader *r, struct o_row *row, const struct node *items, bool *given);

// `geldig tot` a day: from that day on nobody said what it is.
static bool has_expired(struct reader *r, const struct node *value) {
  day until = 0;
  return o_child(value, 1) && date_parse(o_child(value, 1)->text, &until) && r->facts->peildatum >= until + (day)(value->flags & 1);
}

static void read_field_or_list(struct reader *r, struct o_row *row, const struct node *n, bool *given) {
  const struct o_field *f = o_field_named(row->entity, n->text);
  const struct o_entity *e = f ? NULL : o_entity_named(r->m, n->text);
  if (f) {
    row->cells[f->index] = has_expired(r, n) ? o_unknown(f) : o_read_value(r->m, f, n->child);
    given[f->index] = true;
    row->says[f->index] = !has_expired(r, n) && n->child->child->kind != N_UNKNOWN;
  } else if (e && e->parent == row->entity && n->child->child->kind == N_ABSENT) {
    row->lists[e->index].said = SAID_CLOSED;
  } else {
    problem(r->m, "een onbekend veld");
  }
}

static struct text key_of(struct reader *r, const struct node *n, const struct o_entity *e, size_t before) {
  if (o_child(n, 0)) return n->child->text;
  for (const struct node *v = o_child(n, 1)->child; v && e->key; v = v->next)
    if (v->kind == N_VALUE && text_eq(v->text, e->key->name) && v->child->child->kind != N_ABSENT) return v->child->child->text;
  return text_format(r->m->arena, "%zu", before + 1);
}

// A row of a document or event that is dated after the peildatum does not count; one without a known date has happened.
static bool happened(struct reader *r, struct o_row *row) {
  if (!row->entity->date) return true;
  struct o_val *d = &row->cells[row->entity->date->index];
  if (!d->some) return true;
  if (d->lo > r->facts->peildatum) return d->some = !d->none, d->none; // a source says that it has no date
  if (d->hi > r->facts->peildatum) d->hi = r->facts->peildatum;
  if (d->lo == DAY_MIN) d->none = false;
  return true;
}

static void read_sources(struct reader *r, struct o_row *row, const struct node *items) {
  struct o_source own = {TEXT("dossier.eis"), row->says};
  for (const struct node *n = items->child; n; n = n->next)
    if (n->kind == N_SOURCE) own.name = n->child->text;
  o_read_sources(r->facts, r->head, r->content, row, &own);
}

static void read_row(struct reader *r, struct o_row *parent, const struct node *n) {
  const struct o_entity *e = o_entity_named(r->m, n->text);
  if (!e || (e->index > 0 && e->parent != parent->entity)) {
    problem(r->m, "een rij op een verkeerde plaats");
    return;
  }
  bool *given = NEW_ARRAY(r->m->arena, bool, e->fields.n);
  if (e->index == 0) {
    read_items(r, r->facts->top, o_child(n, 1), given);
    read_sources(r, r->facts->top, o_child(n, 1));
    return;
  }
  if (e->single && parent->lists[e->index].told > 0) problem(r->m, "twee rijen waar er één mag zijn");
  struct o_row *row = o_row_new(r->m->arena, r->m, e, parent);
  row->key = key_of(r, n, e, parent->lists[e->index].told++);
  read_items(r, row, o_child(n, 1), given);
  read_sources(r, row, o_child(n, 1));
  if (e->key && !given[e->key->index]) { // the key of a row is the value of its key field
    struct node key = {.kind = N_TITLE, .text = row->key};
    row->cells[e->key->index] = scalar(r->m, e->key, &key);
  }
  if (parent->lists[e->index].said == NOT_SAID) parent->lists[e->index].said = SAID_CLOSED;
  if (happened(r, row)) vec_push(r->m->arena, &parent->lists[e->index].rows, row);
}

static void read_items(struct reader *r, struct o_row *row, const struct node *items, bool *given) {
  for (const struct node *n = items->child; n; n = n->next) {
    if (n->kind == N_ROW) read_row(r, row, n);
    if (n->kind == N_VALUE) read_field_or_list(r, row, n, given);
    if (n->kind != N_LIST_OPEN && n->kind != N_LIST_SAMPLE) continue;
    const struct o_entity *e = o_entity_named(r->m, n->text);
    if (!e || e->parent != row->entity) {
      problem(r->m, "een lijst op een verkeerde plaats");
      continue;
    }
    row->lists[e->index].said = n->kind == N_LIST_OPEN ? SAID_OPEN : SAID_CLOSED; // a sample is judged as the whole (§5)
    if (n->kind == N_LIST_OPEN && o_child(n, 0)) date_parse(n->child->text, &row->lists[e->index].since);
  }
}

// A list of which nothing was said at all is unknown, that is: open and without rows.
static void close_lists(const struct o_model *m, struct o_row *row) {
  for (size_t i = 1; i < m->entities.n; i++) {
    if (m->entities.p[i]->parent != row->entity) continue;
    struct o_list *l = &row->lists[i];
    l->open = l->said == SAID_OPEN || l->said == NOT_SAID;
    for (size_t k = 0; k < l->rows.n; k++) close_lists(m, l->rows.p[k]);
  }
}

// ---- judgements and waivers ----

static struct o_target *target_of(struct o_model *m, const struct node *aim, struct text by_default) {
  struct text set = o_child(aim, 1) ? o_child(aim, 1)->text : by_default;
  const struct node *parts = o_child(aim, 2);
  struct text part = parts && parts->child ? parts->child->text : NO_TEXT;
  for (size_t i = 0; i < m->targets.n; i++) {
    struct o_target *t = m->targets.p[i];
    if (t->exception) { // "2.1-U8/a", or "2.1-U8": of the norm that an exception puts in the place of an eis
      struct text own = t->parent ? text_format(m->arena, "%.*s/%.*s", TP(t->exception->label), TP(t->path)) : t->exception->label;
      if (t->eis && text_eq(t->eis->set->name, set) && text_eq(t->eis->number, aim->text) && text_eq(own, part)) return t;
      continue;
    }
    if (!text_eq(t->set->name, set) || !text_eq(t->eis->number, aim->text)) continue;
    if (part.n > 0 ? text_eq(t->path, part) : t->is_eis) return t;
  }
  problem(m, "een oordeel of ontheffing over iets onbekends");
  return NULL;
}

// "A/2": the keys of a row from the top.
static struct text path_of(struct o_model *m, const struct o_row *row) {
  if (!row->parent || !row->parent->parent) return row->key;
  return text_format(m->arena, "%.*s/%.*s", TP(path_of(m, row->parent)), TP(row->key));
}

// Does the path name this row or one that it hangs under? Empty: every row.
static bool addressed(struct o_model *m, const struct o_row *row, struct text path) {
  if (path.n == 0) return true;
  for (; row->parent; row = row->parent)
    if (text_eq(path_of(m, row), path)) return true;
  return false;
}

static struct text path_in(struct o_model *m, const struct node *at) {
  struct text path = NO_TEXT;
  for (const struct node *t = at ? o_child(at, 1)->child : NULL; t; t = t->next)
    path = path.n > 0 ? text_format(m->arena, "%.*s/%.*s", TP(path), TP(t->text)) : t->text;
  return path;
}

bool o_same_name(const struct o_target *a, const struct o_target *b) {
  return a == b || (a->exception && a->exception == b->exception && text_eq(a->path, b->path) && !a->parent == !b->parent);
}

static bool any_computed(const struct o_target *t) {
  if (t->shown) return true; // nothing below it decides, whoever judges
  for (size_t i = 0; i < t->parts.n; i++)
    if (any_computed(t->parts.p[i])) return true;
  return t->parts.n == 0 && !o_is_judged(t);
}

// Which judgements count (§2): on a computed leaf only `in plaats van de berekening`; nvt needs a note; none after the peildatum.
static bool counts(struct reader *r, const struct o_target *t, const struct node *verdict) {
  const struct node *note = o_child(verdict, 0), *date = o_child(verdict, 2);
  day d;
  if (date && date_parse(date->text, &d) && d > r->facts->peildatum) return false;
  if (!(verdict->flags & 1) && any_computed(t)) return false;
  return !text_eq(verdict->text, TEXT("nvt")) || (note && text_trim(note->text).n > 0);
}

static unsigned word_of(struct text t) {
  return text_eq(t, TEXT("ja")) ? O_JA : text_eq(t, TEXT("nee")) ? O_NEE : text_eq(t, TEXT("deels")) ? O_DEELS : O_NVT;
}

struct ruling {
  const struct o_target *target;
  const struct o_entity *entity; // of the rows it is given for
  struct text path;
  unsigned outcome; // 0: a waiver
  const struct o_parameter *parameter; // of a waiver that changes it
  int64_t value;
};

// How far below the aanbieder the row is that the path names; 0: it names none.
static unsigned depth_of(struct o_model *m, const struct o_row *row, struct text path) {
  unsigned depth = 0;
  while (path.n > 0 && !text_eq(path_of(m, row), path)) row = row->parent;
  for (; path.n > 0 && row->parent; row = row->parent) depth++;
  return depth;
}

// One that names a row lower down goes before the others; of those that name one equally low each may be right.
static void judge(struct reader *r, struct o_row *row, const struct ruling *g) {
  unsigned depth = depth_of(r->m, row, g->path), i = (unsigned)g->target->index;
  if (row->judged[i] && depth < row->judged_depth[i]) return;
  row->judged[i] = depth > row->judged_depth[i] ? g->outcome : row->judged[i] | g->outcome;
  row->judged_depth[i] = depth;
}

// As of judgements: what names a row lower down goes before the others, of those that name one equally low each may be right.
static void change(struct reader *r, struct o_row *row, const struct ruling *g) {
  unsigned depth = depth_of(r->m, row, g->path), i = g->parameter->index;
  if (row->changed[i] && depth < row->changed_depth[i]) return;
  bool first = !row->changed[i] || depth > row->changed_depth[i];
  row->changed[i] = true;
  row->changed_depth[i] = depth;
  row->changed_to[i] = first || g->value < row->changed_to[i] ? g->value : row->changed_to[i];
  row->changed_most[i] = first || g->value > row->changed_most[i] ? g->value : row->changed_most[i];
}

static void rule(struct reader *r, struct o_row *row, const struct ruling *g) {
  if (row->entity == g->entity && addressed(r->m, row, g->path)) {
    if (g->parameter) change(r, row, g);
    else if (g->outcome) judge(r, row, g);
    else row->waived[g->target->index] = true;
  }
  for (size_t i = 1; i < r->m->entities.n; i++)
    for (size_t k = 0; k < row->lists[i].rows.n; k++) rule(r, row->lists[i].rows.p[k], g);
}

static bool names_row(struct reader *r, struct o_row *row, const struct ruling *g) {
  if (row->entity == g->entity) return row->parent && addressed(r->m, row, g->path);
  for (size_t i = 1; i < r->m->entities.n; i++)
    for (size_t k = 0; k < row->lists[i].rows.n; k++)
      if (names_row(r, row->lists[i].rows.p[k], g)) return true;
  return false;
}

void o_judge_row(const struct o_model *m, struct o_row *row, const struct o_target *t, unsigned outcome) {
  for (size_t i = 0; i < m->targets.n; i++) {
    const struct o_target *u = m->targets.p[i];
    bool here = (o_has_parts(u) ? u->level : u->rows) == row->entity;
    if (u == t || (o_same_name(t, u) && here && o_is_judged(u))) row->judged[i] = outcome;
  }
}

static void read_judgement(struct reader *r, const struct node *n, struct text set) {
  const struct o_target *t = target_of(r->m, n->child, set);
  const struct node *verdict = o_child(n, 2);
  if (!t || !counts(r, t, verdict)) return;
  // A leaf is judged in each row it looks at, an eis with parts in the row it stands in.
  struct ruling g = {t, o_has_parts(t) ? t->level : t->rows, path_in(r->m, o_child(n, 1)), word_of(verdict->text), NULL, 0};
  if (g.entity->index == 0 && g.path.n > 0) return;
  rule(r, r->facts->top, &g);
}

static void change_parameter(struct reader *r, const struct node *n, const struct o_target *t, struct text by) {
  struct ruling g = {.target = t, .path = path_in(r->m, o_child(n, 1))};
  g.parameter = o_waived_parameter(r->m, t, o_child(n, 7), by, &g.value);
  if (!g.parameter) return;
  g.entity = g.parameter->target->rows;
  if (g.entity->index == 0 && g.path.n > 0) return;
  rule(r, r->facts->top, &g);
}

// A waiver is for an eis, an onderdeel or a row, and holds from … until (not including) a day (§4).
static void read_waiver(struct reader *r, const struct node *n, struct text set) {
  const struct o_target *t = target_of(r->m, n->child, set);
  day from = NO_DAY, to = NO_DAY;
  struct text by = o_child(n, 2)->text;
  if (!t || !o_right_version(t, o_child(n, 6))) return;
  if (o_child(n, 3)) date_parse(o_child(n, 3)->text, &from);
  if (o_child(n, 4)) date_parse(o_child(n, 4)->text, &to);
  if ((from != NO_DAY && from > r->facts->peildatum) || (to != NO_DAY && r->facts->peildatum >= to)) return;
  if (o_child(n, 7)) {
    change_parameter(r, n, t, by);
    return;
  }
  if (!o_may_waive(r->m->arena, t, by)) return;
  struct ruling g = {t, t->level, path_in(r->m, o_child(n, 1)), 0, NULL, 0};
  if (g.path.n > 0 && t->each && !names_row(r, r->facts->top, &g)) g.entity = t->rows;
  if (g.entity->index == 0 && g.path.n > 0) return;
  rule(r, r->facts->top, &g);
}

static struct text read_head(struct reader *r, const struct node *root) {
  struct text set = NO_TEXT;
  for (const struct node *n = o_child(root, 0)->child; n; n = n->next) {
    if (n->kind == N_AT_DATE) date_parse(n->child->text, &r->facts->peildatum);
    if (n->kind == N_BY_SET) set = n->text;
    if (n->kind == N_PERIOD)
      r->facts->period_said = date_parse(n->child->text, &r->facts->period_from) && date_parse(n->child->next->text, &r->facts->period_to);
  }
  return set;
}

// A judgement on a norm of an exception is written as a comment, since a dossier has no words for it:
// #oordeel SET EIS LABEL/PATH OUTCOME KEY/KEY
static void read_comment(struct reader *r, struct text line) {
  struct text word[6] = {NO_TEXT};
  for (int i = 0; i < 5; i++) text_split(&line, ' ', &word[i]);
  for (size_t i = 0; i < r->m->targets.n; i++) {
    const struct o_target *t = r->m->targets.p[i];
    if (!t->exception || !t->eis || !text_eq(t->eis->set->name, word[1]) || !text_eq(t->eis->number, word[2])) continue;
    struct text own = t->parent ? text_format(r->m->arena, "%.*s/%.*s", TP(t->exception->label), TP(t->path)) : t->exception->label;
    struct ruling g = {t, o_has_parts(t) ? t->level : t->rows, line, word_of(word[4]), NULL, 0};
    bool person = false; // a person judges one of that name
    for (size_t k = 0; k < r->m->targets.n; k++) person = person || (o_is_judged(r->m->targets.p[k]) && o_same_name(t, r->m->targets.p[k]));
    if (any_computed(t) || (person && !o_is_judged(t)) || (g.entity->index > 0) != (line.n > 0)) continue; // branches share their names: it is about those it fits
    if (text_eq(own, word[3])) rule(r, r->facts->top, &g);
  }
}

static void read_comments(struct reader *r, struct text content) {
  struct text line;
  while (text_split(&content, '\n', &line))
    if (text_starts(line, TEXT("#oordeel "))) read_comment(r, line);
}

struct o_facts *o_read_dossier(struct o_model *m, const struct node *root, struct text content) {
  struct o_facts *f = NEW(m->arena, struct o_facts);
  struct reader r = {.m = m, .facts = f, .head = o_child(root, 0), .content = content};
  *f = (struct o_facts){.model = m, .provider = root->text, .rough = NEW(m->arena, bool), .hull = NEW(m->arena, bool), .ties = NEW(m->arena, unsigned), .wide = NEW(m->arena, bool)};
  struct text set = read_head(&r, root);
  f->top = o_row_new(m->arena, m, m->entities.p[0], NULL);
  const struct node *items = o_child(root, 1);
  bool *given = NEW_ARRAY(m->arena, bool, m->entities.p[0]->fields.n);
  read_items(&r, f->top, items, given);
  close_lists(m, f->top);
  for (const struct node *n = items->child; n; n = n->next) {
    if (n->kind == N_JUDGEMENT) read_judgement(&r, n, set);
    if (n->kind == N_WAIVER) read_waiver(&r, n, set);
  }
  read_comments(&r, content);
  return m->problem ? NULL : f;
}
