// Facts written down as a dossier again.
#include "convert.h"
#include "read_dossier.h"

static void indent(struct buf *b, unsigned depth) { buf_repeat(b, ' ', 2 * (size_t)depth); }

static struct text leaf_name(const struct o_class *c, int64_t lo, int64_t hi) {
  for (size_t i = 0; i < c->twigs.n; i++)
    if (c->twigs.p[i].first == lo && c->twigs.p[i].first + c->twigs.p[i].leaves - 1 == hi) return c->twigs.p[i].path;
  return TEXT("iets-anders");
}

static void put_set(struct buf *b, const struct o_val *v) {
  if (v->must != v->may) buf_addz(b, "onbekend");
  else if (!v->must) buf_addz(b, "geen");
  bool first = true;
  for (int64_t i = 0; v->must == v->may && i < v->of->leaves; i++) {
    if (!(v->must >> i & 1)) continue;
    if (!first) buf_addz(b, ", ");
    buf_add(b, leaf_name(v->of, i, i));
    first = false;
  }
}

static void put_value(struct buf *b, const struct o_facts *f, const struct o_field *field, const struct o_val *v) {
  struct arena *a = b->arena;
  bool twig = v->type == O_CHOICE && !v->none && v->some && v->hi - v->lo + 1 < v->of->leaves;
  if (v->type == O_SET) put_set(b, v);
  else if (!v->some) buf_addz(b, "geen");
  else if (twig || (v->type == O_CHOICE && v->lo == v->hi && !v->none)) buf_add(b, leaf_name(v->of, v->lo, v->hi));
  else if (v->none || v->lo != v->hi) buf_addz(b, "onbekend");
  else if (v->type == O_BOOL) buf_addz(b, v->lo ? "ja" : "nee");
  else if (v->type == O_DATE) buf_add(b, date_dutch(a, (day)v->lo));
  else if (v->type == O_MONEY) buf_add(b, convert_show_money(a, v->lo));
  else if (v->type == O_DURATION) buf_add(b, convert_show_duration(a, v->lo, field->unit));
  else if (v->type == O_TEXT) buf_format(b, "\"%.*s\"", TP(intern_text(&f->model->texts, (uint32_t)v->lo)));
  else buf_format(b, "%.*s%s", TP(convert_show_number(a, v->lo)), v->type == O_PERCENT ? " %" : "");
}

// Neither known nor quite unknown: sources differ.
static bool is_partial(const struct o_field *field, const struct o_val *v) {
  struct o_val any = o_unknown(field);
  if (v->type == O_SET) return v->must != v->may && (v->must || v->may != any.may);
  return v->differs && (v->lo != v->hi || v->none || v->may);
}

static void put_other(struct buf *b, const struct o_facts *f, const struct o_row *row, unsigned i, const struct o_val *v, unsigned *source) {
  const struct o_field *field = row->entity->fields.p[i];
  buf_format(b, "#waarde %.*s %.*s %.*s bron-%u - ", TP(row->entity->name), TP(o_row_path(b->arena, row)), TP(field->name), ++*source);
  put_value(b, f, field, v);
  buf_char(b, '\n');
}

// One source for each end of what it may be.
static void put_others(struct buf *b, const struct o_facts *f, const struct o_row *row, unsigned i) {
  const struct o_val *v = &row->cells[i];
  struct o_val one = *v;
  unsigned source = 0;
  one.none = one.differs = false;
  for (unsigned end = 0; end < 2 && v->type == O_SET; end++) {
    one.must = one.may = end ? v->may : v->must;
    put_other(b, f, row, i, &one, &source);
  }
  one.may = 0;
  for (int64_t n = 0; v->type == O_TEXT && v->may >> n; n++) {
    one.lo = one.hi = n;
    if (v->may >> n & 1) put_other(b, f, row, i, &one, &source);
  }
  for (unsigned end = 0; end < 2 && v->some && v->type != O_SET && !v->may; end++) {
    one.lo = one.hi = end ? v->hi : v->lo;
    put_other(b, f, row, i, &one, &source);
  }
  one.some = false;
  if (v->none) put_other(b, f, row, i, &one, &source);
}

static void put_partial(struct buf *b, const struct o_facts *f, const struct o_row *row) {
  for (unsigned i = 0; i < row->entity->fields.n; i++)
    if (is_partial(row->entity->fields.p[i], &row->cells[i])) put_others(b, f, row, i);
  for (size_t e = 1; e < f->model->entities.n; e++)
    for (size_t i = 0; i < row->lists[e].rows.n; i++) put_partial(b, f, row->lists[e].rows.p[i]);
}

static void put_row(struct buf *b, const struct o_facts *f, const struct o_row *row, unsigned depth) {
  const struct o_model *m = f->model;
  for (size_t i = 0; i < row->entity->fields.n; i++) {
    const struct o_field *field = row->entity->fields.p[i];
    indent(b, depth);
    buf_format(b, "%.*s: ", TP(field->name));
    if (is_partial(field, &row->cells[i])) buf_addz(b, "onbekend");
    else put_value(b, f, field, &row->cells[i]);
    buf_char(b, '\n');
  }
  for (size_t e = 1; e < m->entities.n; e++) {
    const struct o_entity *entity = m->entities.p[e];
    const struct o_list *l = &row->lists[e];
    if (entity->parent != row->entity) continue;
    if (l->open && l->since != 0) {
      indent(b, depth);
      buf_format(b, "%.*s bekend vanaf %.*s\n", TP(entity->name), TP(date_dutch(b->arena, l->since)));
    } else if (l->open) indent(b, depth), buf_format(b, "%.*s open\n", TP(entity->name));
    else if (l->rows.n == 0) indent(b, depth), buf_format(b, "%.*s: geen\n", TP(entity->name));
    for (size_t i = 0; i < l->rows.n; i++) {
      indent(b, depth);
      buf_format(b, "%.*s \"%.*s\"\n", TP(entity->name), TP(l->rows.p[i]->key));
      put_row(b, f, l->rows.p[i], depth + 1);
    }
  }
}

static void put_target(struct buf *b, const struct o_target *t) {
  if (t->kpi) {
    buf_format(b, "%.*s van %.*s", TP(t->number), TP(t->set->name));
    return;
  }
  buf_format(b, "eis %.*s", TP(t->eis->number));
  if (!t->is_eis) buf_format(b, " onderdeel %.*s", TP(t->path));
  buf_format(b, " van %.*s", TP(t->eis->set->name));
}

static void put_keys(struct buf *b, const struct o_row *row, bool first) {
  if (!row->parent) return;
  put_keys(b, row->parent, false);
  buf_format(b, "\"%.*s\"%s", TP(row->key), first ? "" : ", ");
}

static void put_at(struct buf *b, const struct o_row *row) {
  if (!row->parent) return;
  buf_format(b, " bij %.*s ", TP(row->entity->name));
  put_keys(b, row, true);
}

static void put_path(struct buf *b, const struct o_row *row) {
  if (!row->parent) return;
  put_path(b, row->parent);
  buf_format(b, "%s%.*s", row->parent->parent ? "/" : "", TP(row->key));
}

// As a comment: a dossier has no words for a judgement on the norm of an exception.
static void put_comment(struct buf *b, const struct o_target *t, const struct o_row *row, const char *word) {
  buf_format(b, "#oordeel %.*s %.*s %.*s%s%.*s %s ", TP(t->eis->set->name), TP(t->eis->number), TP(t->exception->label), t->parent ? "/" : "",
             TP(t->path), word);
  put_path(b, row);
  buf_char(b, '\n');
}

static void put_changed(struct buf *b, const struct o_facts *f, const struct o_row *row, const struct o_parameter *p, int64_t value) {
  struct o_val v = {.type = p->type, .some = true, .lo = value, .hi = value};
  buf_addz(b, "ontheffing van ");
  put_target(b, p->target);
  put_at(b, row);
  buf_format(b, ": %.*s is ", TP(p->name));
  enum span_unit unit = p->unit == UNIT_MONTH ? SPAN_MONTH : p->unit == UNIT_WORKDAY ? SPAN_WORKDAY : SPAN_MINUTE;
  put_value(b, f, &(struct o_field){.type = p->type, .unit = unit}, &v);
  buf_addz(b, " door \"expert\" van 01-01-2000\n");
}

static void put_rulings(struct buf *b, const struct o_facts *f, const struct o_row *row) {
  static const char *const words[] = {[O_NVT] = "nvt", [O_JA] = "ja", [O_NEE] = "nee", [O_DEELS] = "deels"};
  const struct o_model *m = f->model;
  for (size_t i = 0; i < m->targets.n; i++) {
    const struct o_target *t = m->targets.p[i];
    for (unsigned bit = 1; bit <= row->judged[i]; bit *= 2) {
      if (!(row->judged[i] & bit)) continue;
      if (t->exception) {
        put_comment(b, t, row, words[bit]);
        continue;
      }
      put_target(b, t);
      put_at(b, row);
      buf_format(b, ": %s in plaats van de berekening \"Gezien.\"\n", words[bit]);
    }
    if (row->waived[i]) {
      buf_addz(b, "ontheffing van ");
      put_target(b, t);
      put_at(b, row);
      buf_addz(b, ": door \"expert\" van 01-01-2000\n");
    }
  }
  for (size_t i = 0; i < m->parameters.n; i++) {
    const struct o_parameter *p = m->parameters.p[i];
    if (!row->changed[i]) continue;
    put_changed(b, f, row, p, row->changed_to[i]);
    if (row->changed_most[i] != row->changed_to[i]) put_changed(b, f, row, p, row->changed_most[i]);
  }
  for (size_t e = 1; e < m->entities.n; e++)
    for (size_t i = 0; i < row->lists[e].rows.n; i++) put_rulings(b, f, row->lists[e].rows.p[i]);
}

struct text o_print(struct arena *a, const struct o_facts *f) {
  struct buf b = {.arena = a};
  buf_format(&b, "taal 1\ndossier \"%.*s\"\n  peildatum %.*s\n", TP(f->provider), TP(date_dutch(a, f->peildatum)));
  if (f->period_said) buf_format(&b, "  toetsperiode %.*s tot en met %.*s\n", TP(date_dutch(a, f->period_from)), TP(date_dutch(a, f->period_to)));
  buf_addz(&b, "aanbieder\n");
  put_row(&b, f, f->top, 1);
  put_rulings(&b, f, f->top);
  put_partial(&b, f, f->top);
  return buf_text(&b);
}

static struct o_row *copy_row(struct arena *a, const struct o_model *m, const struct o_row *from, struct o_row *parent) {
  struct o_row *to = o_row_new(a, m, from->entity, parent);
  to->key = from->key;
  for (size_t i = 0; i < from->entity->fields.n; i++) to->cells[i] = from->cells[i], to->reads[i] = from->reads[i];
  for (size_t i = 0; i < m->targets.n; i++) {
    to->judged[i] = from->judged[i];
    to->judged_depth[i] = from->judged_depth[i];
    to->missing[i] = from->missing[i];
    to->waived[i] = from->waived[i];
  }
  to->changed = from->changed;
  for (size_t i = 0; i < m->parameters.n; i++) to->changed_to[i] = from->changed_to[i], to->changed_most[i] = from->changed_most[i];
  for (size_t e = 1; e < m->entities.n; e++) {
    to->lists[e].open = from->lists[e].open;
    to->lists[e].since = from->lists[e].since;
    to->lists[e].reads = from->lists[e].reads;
    for (size_t i = 0; i < from->lists[e].rows.n; i++)
      vec_push(a, &to->lists[e].rows, copy_row(a, m, from->lists[e].rows.p[i], to));
  }
  return to;
}

struct o_facts *o_copy(struct arena *a, const struct o_facts *f) {
  struct o_facts *to = NEW(a, struct o_facts);
  *to = *f;
  to->top = copy_row(a, f->model, f->top, NULL);
  return to;
}
