// What more than one source says of a value (§5): all of it may be, unless the dossier says which source goes before the other.
//
// A dossier has no words for a second source, which only a collector is; here a comment is one:
// #waarde ENTITY KEY/KEY VELD BRON TOT VALUE, with «-» for the aanbieder, and for a value without `geldig tot`.
#include "read_dossier.h"

#include <string.h>

struct statement {
  struct text source;
  struct o_val value;
};

// ---- which source goes before which ----

static bool goes_before(const struct node *head, struct text a, struct text b, int depth) {
  for (const struct node *n = head->child; n && depth < 10; n = n->next) {
    if (n->kind != N_PREVAILS || !text_eq(n->child->text, a)) continue;
    if (text_eq(n->child->next->text, b) || goes_before(head, n->child->next->text, b, depth + 1)) return true;
  }
  return false;
}

// ---- the union ----

static bool is_alike(const struct o_val *a, const struct o_val *b) {
  return a->some == b->some && a->none == b->none && a->lo == b->lo && a->hi == b->hi && a->must == b->must && a->may == b->may;
}

// Numbers, days and leaves: all that lies between. Texts have no order: only those that were said.
static void join(struct o_val *to, const struct o_val *v) {
  if (is_alike(to, v)) return;
  if (v->type == O_SET) {
    to->must &= v->must;
    to->may |= v->may;
    return;
  }
  to->differs = true; // until one of them is chosen
  if (v->type == O_TEXT && v->some && to->some && v->lo < 64 && to->lo < 64) {
    if (!to->may) to->may = (uint64_t)1 << to->lo;
    to->may |= (uint64_t)1 << v->lo;
  }
  if (v->some && (!to->some || v->lo < to->lo)) to->lo = v->lo;
  if (v->some && (!to->some || v->hi > to->hi)) to->hi = v->hi;
  to->some = to->some || v->some;
  to->none = to->none || v->none;
}

// One that another goes before does not count.
static struct o_val agreed(const struct node *head, const struct statement *all, size_t n) {
  struct o_val out = all[0].value;
  bool first = true;
  for (size_t i = 0; i < n; i++) {
    bool counts = true;
    for (size_t k = 0; k < n; k++) counts = counts && !goes_before(head, all[k].source, all[i].source, 0);
    if (!counts) continue;
    if (first) out = all[i].value;
    else join(&out, &all[i].value);
    first = false;
  }
  return out;
}

// ---- reading ----

static const struct node *value_node(struct o_model *m, struct text word) {
  struct node *n = node_new(m->arena, text_eq(word, TEXT("geen")) ? N_ABSENT : text_eq(word, TEXT("onbekend")) ? N_UNKNOWN : N_TITLE, 0, 0);
  n->text = word.n > 1 && word.p[0] == '"' ? text_slice(word, 1, word.n - 1) : word;
  return n;
}

static const struct node *values_of(struct o_model *m, struct text words) {
  struct node *list = node_new(m->arena, N_LIST, 0, 0);
  size_t from = 0;
  for (size_t i = 0; i <= words.n; i++) {
    bool ends = i == words.n || (words.p[i] == ',' && i + 1 < words.n && words.p[i + 1] == ' '); // «€ 0,50» is one
    if (!ends) continue;
    node_add(m->arena, list, (struct node *)value_node(m, text_slice(words, from, i)));
    from = i + 2;
  }
  return list;
}

struct text o_row_path(struct arena *a, const struct o_row *row) {
  if (!row->parent) return TEXT("-");
  if (!row->parent->parent) return row->key;
  return text_format(a, "%.*s/%.*s", TP(o_row_path(a, row->parent)), TP(row->key));
}

// Does the line speak of this field of this row? Then `line` becomes what is behind: the source, the day, the value.
static bool speaks_of(struct o_model *m, struct text *line, const struct o_row *row, const struct o_field *f) {
  struct text mark, entity, path, field;
  bool whole = text_split(line, ' ', &mark) && text_eq(mark, TEXT("#waarde")) && text_split(line, ' ', &entity) && text_split(line, ' ', &path) &&
               text_split(line, ' ', &field);
  return whole && text_eq(entity, row->entity->name) && text_eq(field, f->name) && text_eq(path, o_row_path(m->arena, row));
}

static void add(struct o_facts *f, const struct o_field *field, struct text source, const struct node *values, struct text until, struct statement *all, size_t *n) {
  day end = 0;
  bool unknown = values->child->kind == N_UNKNOWN;
  bool over = date_parse(until, &end) && f->peildatum >= end;
  if (unknown || over || *n == 16) return; // who does not know says nothing
  all[(*n)++] = (struct statement){source, o_read_value((struct o_model *)f->model, field, values)};
}

void o_read_sources(struct o_facts *f, const struct node *head, struct text content, struct o_row *row, const struct o_source *own) {
  struct o_model *m = (struct o_model *)f->model;
  for (size_t i = 0; i < row->entity->fields.n; i++) {
    const struct o_field *field = row->entity->fields.p[i];
    struct statement all[16];
    size_t n = 0, more = 0;
    struct text rest = content, line, source, until;
    if (own->given[i]) all[n++] = (struct statement){own->name, row->cells[i]};
    while (text_split(&rest, '\n', &line)) {
      if (!text_starts(line, TEXT("#waarde ")) || !speaks_of(m, &line, row, field)) continue;
      if (!text_split(&line, ' ', &source) || !text_split(&line, ' ', &until)) continue;
      if (line.n > 0) add(f, field, source, values_of(m, line), until, all, &n);
      more += line.n > 0;
    }
    if (more > 0 && n > 0) row->cells[i] = agreed(head, all, n);
  }
}
