// A case as a policy officer would say it.
#include "convert.h"
#include "proof_cases.h"

static const struct subject *subject_of(const struct cases *c, uint32_t subject) {
  return &c->proof->subjects.p[subject];
}

static const struct m_class *class_of(const struct cases *c, const struct x *field) {
  return &c->proof->model->classes.p[field->class_];
}

static struct text node_title(const struct m_node *n) { return n->title.n > 0 ? n->title : n->name; }

// «Activerend werk» (Stabiel arrangement, trede 3)
static struct text branch_words(struct arena *a, const struct m_class *k, uint32_t node) {
  uint32_t root = node;
  while (k->nodes.p[root].parent != NONE) root = k->nodes.p[root].parent;
  struct text top = node_title(&k->nodes.p[root]), own = node_title(&k->nodes.p[node]);
  if (root == node) return text_format(a, "«%.*s»", TP(top));
  return text_format(a, "«%.*s» (%.*s)", TP(top), TP(own));
}

// ---- which values make a class ----

// Cells of one class that are a range along each axis, as wide as words can say.
struct box { size_t from[CASES_AXES], to[CASES_AXES]; };

static size_t first_cell(const struct dimension *d, uint32_t class_) {
  size_t cell = 0;
  while (d->cells.p[cell] != class_) cell++;
  return cell;
}

static bool inside(const struct dimension *d, const struct box *b, size_t cell) {
  for (size_t i = 0; i < d->axes.n; i++) {
    size_t at = cell % d->axes.p[i].pieces.n;
    if (at < b->from[i] || at > b->to[i]) return false;
    cell /= d->axes.p[i].pieces.n;
  }
  return true;
}

static bool all_of_class(const struct dimension *d, const struct box *b, uint32_t class_) {
  for (size_t cell = 0; cell < d->cells.n; cell++)
    if (inside(d, b, cell) && d->cells.p[cell] != class_) return false;
  return true;
}

static void widen(const struct dimension *d, struct box *b, size_t axis, uint32_t class_) {
  const struct axis *x = &d->axes.p[axis];
  struct box all = *b;
  all.from[axis] = 0;
  all.to[axis] = x->pieces.n - 1;
  if (all_of_class(d, &all, class_)) *b = all;
  while (b->to[axis] + 1 < x->pieces.n && !x->pieces.p[b->to[axis] + 1].absent) {
    struct box more = *b;
    more.to[axis]++;
    if (!all_of_class(d, &more, class_)) return;
    *b = more;
  }
}

static struct box box_of(const struct dimension *d, uint32_t class_) {
  struct box b = {{0}, {0}};
  size_t cell = first_cell(d, class_);
  for (size_t i = 0; i < d->axes.n; i++) {
    b.from[i] = b.to[i] = cell % d->axes.p[i].pieces.n;
    cell /= d->axes.p[i].pieces.n;
  }
  for (size_t i = d->axes.n; i-- > 0;) widen(d, &b, i, class_);
  return b;
}

static bool any_value(const struct dimension *d, const struct box *b, size_t axis) {
  return b->from[axis] == 0 && b->to[axis] + 1 == d->axes.p[axis].pieces.n;
}

static struct piece along(const struct dimension *d, const struct box *b, size_t axis) {
  struct piece p = d->axes.p[axis].pieces.p[b->from[axis]];
  if (!p.absent) p.hi = d->axes.p[axis].pieces.p[b->to[axis]].hi;
  return p;
}

// The first branch that lies in the range: as high in the tree as can be.
static uint32_t branch_in(const struct m_class *k, struct piece p) {
  for (uint32_t i = 0; i < k->nodes.n; i++) {
    const struct m_node *n = &k->nodes.p[i];
    if (n->leaves > 0 && n->first_leaf >= p.lo && (int64_t)n->first_leaf + n->leaves - 1 <= p.hi) return i;
  }
  return 0;
}

// ---- rows ----

static void add_choice(const struct cases *c, struct buf *out, const struct x *field, struct piece p, bool first) {
  const struct m_field *f = &c->proof->model->fields.p[field->field];
  const struct m_class *k = class_of(c, field);
  if (out->n > 0) buf_char(out, ' ');
  if (p.absent) buf_format(out, "zonder %.*s", TP(f->name));
  else buf_format(out, "%s %.*s", first ? "voor" : "in", TP(branch_words(c->arena, k, branch_in(k, p))));
}

// The choices of a row in the order of the fields: voor PRODUCT in GEMEENTE.
static struct text row_words(const struct cases *c, const struct dimension *d, uint32_t class_) {
  const struct model *m = c->proof->model;
  const struct m_entity *e = &m->entities.p[subject_of(c, d->subject)->entity];
  struct buf out = {.arena = c->arena};
  struct box box = box_of(d, class_);
  bool first = true;
  for (size_t i = 0; i < e->fields.n; i++) {
    if (m->fields.p[e->fields.p[i]].type != TYPE_CHOICE) continue;
    for (size_t k = 0; k < d->axes.n; k++) {
      const struct x *field = subject_of(c, d->axes.p[k].subject)->x;
      if (field->field != e->fields.p[i] || any_value(d, &box, k)) continue;
      add_choice(c, &out, field, along(d, &box, k), first);
    }
    first = false;
  }
  return buf_text(&out);
}

static struct text joined(const struct cases *c, const struct text *words, size_t n) {
  struct buf out = {.arena = c->arena};
  for (size_t i = 0; i < n; i++) {
    if (i > 0) buf_addz(&out, i + 1 == n ? " en " : ", ");
    buf_add(&out, words[i]);
  }
  return buf_text(&out);
}

static struct text rows_of(const struct cases *c, const struct dimension *d, uint32_t rows, size_t *n) {
  struct text words[CASES_VARIABLES];
  *n = 0;
  for (uint32_t k = 0; k < d->bits; k++)
    if (rows >> (d->first + k) & 1) words[(*n)++] = row_words(c, d, k);
  return joined(c, words, *n);
}

struct text cases_row_words(const struct cases *c, uint32_t rows) {
  for (size_t i = 0; i < c->dimensions.n; i++) {
    const struct dimension *d = &c->dimensions.p[i];
    size_t n;
    struct text words = NO_TEXT;
    if (subject_of(c, d->subject)->kind == SUBJECT_ROWS) words = rows_of(c, d, rows, &n);
    if (words.n > 0) return words;
  }
  return NO_TEXT;
}

static void add_rows(const struct cases *c, struct buf *out, const struct dimension *d, uint32_t at) {
  const struct m_entity *e = &c->proof->model->entities.p[subject_of(c, d->subject)->entity];
  size_t n;
  struct text words = rows_of(c, d, at, &n);
  struct text plural = e->plural.n > 0 ? e->plural : e->name;
  if (n == 0) buf_format(out, " zonder %.*s", TP(plural));
  else if (n == 1) buf_format(out, " met een %.*s", TP(e->name));
  else buf_format(out, " met %.*s", TP(plural));
  if (words.n > 0) buf_format(out, " %.*s", TP(words));
}

// ---- conditions ----

static struct text number_words(const struct cases *c, const struct x *x, int64_t v) {
  struct arena *a = c->arena;
  if (x->value_type == TYPE_DATE) return date_dutch(a, (day)v);
  if (x->value_type == TYPE_MONEY) return convert_show_money(a, v);
  if (x->value_type == TYPE_DURATION) return convert_show_duration(a, v, (enum span_unit)x->class_);
  struct text number = convert_show_number(a, v);
  return x->value_type == TYPE_PERCENT ? text_format(a, "%.*s %%", TP(number)) : number;
}

static struct text range_words(const struct cases *c, const struct subject *s, struct piece p) {
  bool date = s->x->value_type == TYPE_DATE, above = !date && p.lo % 10 == 1, below = !date && p.hi % 10 == 9;
  struct text lo = number_words(c, s->x, above ? p.lo - 1 : p.lo), hi = number_words(c, s->x, below ? p.hi + 1 : p.hi);
  const char *from = date ? "vanaf" : above ? "meer dan" : "minstens";
  const char *to = date ? "tot en met" : below ? "minder dan" : "hoogstens";
  if (p.lo == p.hi) return text_format(c->arena, "«%.*s»", TP(number_words(c, s->x, p.lo)));
  if (p.lo == s->lo && p.hi == s->hi) return TEXT("er");
  if (p.lo == s->lo) return text_format(c->arena, "%s «%.*s»", to, TP(hi));
  if (p.hi == s->hi) return text_format(c->arena, "%s «%.*s»", from, TP(lo));
  return text_format(c->arena, "%s «%.*s» en %s «%.*s»", from, TP(lo), to, TP(hi));
}

// Can a field be named: of the row itself, of the only row of a child, or of the first or last?
static bool names_field(const struct x *x) {
  bool of_child = x->kind == X_ONE || x->kind == X_FIRST || x->kind == X_LAST;
  return x->kind == X_FIELD || (of_child && x->type != T_CONDITION && x->a->kind == X_FIELD);
}

static struct text field_words(const struct cases *c, const struct x *x) {
  const struct model *m = c->proof->model;
  const struct m_field *f = &m->fields.p[x->kind == X_FIELD ? x->field : x->a->field];
  const char *which = x->kind == X_FIRST ? "eerste " : x->kind == X_LAST ? "laatste " : "";
  if (f->entity == 0) return f->name;
  return text_format(c->arena, "%.*s van %s%.*s", TP(f->name), which, TP(m->entities.p[f->entity].name));
}

static struct text value_words(const struct cases *c, const struct subject *s, struct piece p) {
  const struct x *x = s->x;
  if (p.absent) return TEXT("er niet");
  if (x->type == T_CONDITION) return p.lo ? TEXT("«ja»") : TEXT("«nee»");
  if (x->value_type == TYPE_CHOICE) return branch_words(c->arena, class_of(c, x), branch_in(class_of(c, x), p));
  if (x->value_type != TYPE_TEXT) return range_words(c, s, p);
  if (p.lo != p.hi) return TEXT("iets anders");
  return text_format(c->arena, "«%.*s»", TP(intern_text(&c->proof->texts, (uint32_t)p.lo)));
}

// `er is een X met …` stands in the tree as X.
static size_t phrase_start(struct text t, size_t off) {
  static const char *const starts[] = {"er is een ", "er is geen "};
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
    if (text_ends(text_slice(t, 0, off), text_from(starts[i]))) return off - text_from(starts[i]).n;
  return off;
}

static struct text author_words(const struct cases *c, const struct form *f) {
  if (!f->place.src) return TEXT("de voorwaarde");
  struct text t = f->place.src->text;
  return text_squeeze(c->arena, text_slice(t, phrase_start(t, f->place.off), f->place.off + f->place.len));
}

// The same without its denial: `er is geen X` is `er is een X`. false when it is not written that way.
static bool affirmed(struct arena *a, struct text *words) {
  static const char *const no[] = {"er is geen ", " is niet "}, *const yes[] = {"er is een ", " is "};
  for (size_t w = 0; w < sizeof no / sizeof *no; w++)
    for (size_t i = 0; i < words->n; i++) {
      struct text rest = text_slice(*words, i, words->n), denial = text_from(no[w]);
      if (!text_starts(rest, denial)) continue;
      struct text before = text_slice(*words, 0, i), behind = text_slice(rest, denial.n, rest.n);
      *words = text_format(a, "%.*s%s%.*s", TP(before), yes[w], TP(behind));
      return true;
    }
  return false;
}

// What the author asked, and whether it is so.
static struct text asked_words(const struct cases *c, const struct dimension *d, uint64_t signature) {
  size_t q = 0;
  while (q < d->questions.n && !(signature >> q & 1)) q++;
  bool holds = q < d->questions.n;
  const struct form *f = d->questions.p[holds ? q : 0];
  struct text words = author_words(c, f);
  bool contrary = f->contrary && !affirmed(c->arena, &words);
  return text_format(c->arena, "«%.*s» %s is", TP(words), holds != contrary ? "waar" : "niet waar");
}

static struct text one_value(const struct cases *c, const struct dimension *d, uint32_t at) {
  const struct subject *s = subject_of(c, d->subject);
  uint32_t class_ = dimension_class(d, at);
  struct box box = box_of(d, class_);
  struct piece p = along(d, &box, 0);
  if (s->x->kind == X_PEILDATUM) {
    struct text date = date_dutch(c->arena, (day)(p.lo > s->lo ? p.lo : p.hi));
    return text_format(c->arena, "de peildatum «%.*s» is", TP(date));
  }
  if (!names_field(s->x)) return asked_words(c, d, d->classes.p[class_]);
  return text_format(c->arena, "%.*s %.*s is", TP(field_words(c, s->x)), TP(value_words(c, s, p)));
}

// A set has a member of a class, or none of them.
static struct text members_words(const struct cases *c, const struct dimension *d, uint32_t class_, bool has) {
  const struct subject *s = subject_of(c, d->subject);
  const struct m_class *k = class_of(c, s->x);
  struct text names[64];
  size_t n = 0;
  for (size_t cell = 0; cell < d->cells.n; cell++) {
    struct piece p = cell_piece(d, cell, 0);
    for (int64_t i = p.lo; i <= p.hi && d->cells.p[cell] == class_; i++)
      names[n++] = branch_words(c->arena, k, branch_in(k, (struct piece){i, i, false}));
  }
  struct text list = joined(c, names, has ? 1 : n);
  struct text set = names_field(s->x) ? field_words(c, s->x) : author_words(c, d->questions.p[0]);
  return text_format(c->arena, "%.*s %.*s %sbevat", TP(set), TP(list), has ? "" : "niet ");
}

// ---- what matters ----

struct telling {
  const struct cases *c;
  const uint64_t *t; // the cases that fit what was said, with those left out that cannot be
  uint32_t at;
};

// Leaves variables unsaid when it makes no difference. Gives whether they must be said.
static bool matters(struct telling *k, unsigned first, unsigned bits) {
  const uint64_t *without = cases_always(k->c, k->t, first, bits);
  if (!cases_has(without, k->at)) return true;
  k->t = without;
  return false;
}

static size_t condition_list(struct telling *k, struct text *words) {
  size_t n = 0;
  for (size_t i = 0; i < k->c->dimensions.n; i++) {
    const struct dimension *d = &k->c->dimensions.p[i];
    enum subject_kind kind = subject_of(k->c, d->subject)->kind;
    if (kind == SUBJECT_VALUE && matters(k, d->first, d->bits)) words[n++] = one_value(k->c, d, k->at);
    for (uint32_t v = 0; v < d->bits && kind == SUBJECT_SET; v++)
      if (matters(k, d->first + v, 1)) words[n++] = members_words(k->c, d, v, k->at >> (d->first + v) & 1);
  }
  return n;
}

static struct telling telling_of(const struct cases *c, const uint64_t *t, uint32_t at) {
  return (struct telling){c, cases_or(c, t, cases_not(c, c->real)), at};
}

static struct text waarbij(struct telling *k) {
  struct text words[CASES_VARIABLES];
  size_t n = condition_list(k, words);
  return n == 0 ? NO_TEXT : text_format(k->c->arena, ", waarbij %.*s", TP(joined(k->c, words, n)));
}

struct text cases_condition_words(const struct cases *c, const uint64_t *t, uint32_t at) {
  struct telling k = telling_of(c, t, at);
  return waarbij(&k);
}

struct text cases_provider(const struct cases *c, const uint64_t *t, uint32_t at) {
  struct telling k = telling_of(c, t, at);
  struct buf out = {.arena = c->arena};
  for (size_t i = 0; i < c->dimensions.n; i++) {
    const struct dimension *d = &c->dimensions.p[i];
    if (subject_of(c, d->subject)->kind != SUBJECT_ROWS || !matters(&k, d->first, d->bits)) continue;
    if (out.n == 0) buf_addz(&out, "een aanbieder");
    add_rows(c, &out, d, at);
  }
  struct text rest = waarbij(&k);
  if (out.n == 0) buf_addz(&out, rest.n > 0 ? "een aanbieder" : "elke aanbieder");
  buf_add(&out, rest);
  return buf_text(&out);
}
