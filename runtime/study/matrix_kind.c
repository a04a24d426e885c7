#include "matrix_kind.h"

static const uint32_t rows_made[KIND_RUNS] = {1, 0, 2, 120};

// ---- which rows there are ----

// The only field of that classification among those of an entity; NONE: there is none, or it is not plain which one.
static uint32_t product_of(const struct image *im, uint32_t entity, uint32_t class_) {
  const struct img_entity *e = &im->entities[entity];
  uint32_t found = NONE;
  for (uint32_t f = e->first_field; f < e->first_field + e->fields; f++) {
    if (im->fields[f].type != TYPE_CHOICE || im->fields[f].class_ != class_) continue;
    if (found != NONE) return NONE;
    found = f;
  }
  return found;
}

static day after_periods(const struct image *im, day from) {
  enum { MONTH = 31, TWICE = 2 };
  int64_t days = 0;
  for (uint32_t i = 0; i < im->n_periods; i++) {
    int64_t length = (int64_t)im->periods[i].months * MONTH + im->periods[i].days;
    if (length > days) days = length;
  }
  return im->n_kpis == 0 || from + TWICE * days > DAY_MAX ? NO_DATE : (day)(from + TWICE * days);
}

void kinds_init(struct kinds *k) {
  const struct image *im = k->im;
  k->product = NEW_ARRAY(k->arena, uint32_t, im->n_entities);
  k->made = NEW_ARRAY(k->arena, bool, im->n_entities);
  k->later = after_periods(im, k->peildatum);
  for (uint32_t e = 0; e < im->n_entities; e++) {
    k->product[e] = e == 0 || e == k->entity || im->entities[e].kind & KIND_PERIOD ? NONE : product_of(im, e, im->fields[k->field].class_);
    if (k->product[e] == NONE) continue;
    k->any = true;
    for (uint32_t up = e; up != 0; up = im->entities[up].parent) k->made[up] = up != k->entity;
  }
}

// ---- a provider of which nothing is known but this ----

static void say_branch(struct kinds *k, struct records *r, uint32_t row, uint32_t field, uint32_t node) {
  struct text *value = NEW(k->arena, struct text);
  *value = img_text(k->im, k->im->nodes[node].path);
  records_value(r, row, (struct rec_value){.field = img_text(k->im, k->im->fields[field].name), .state = STATE_KNOWN, .values = value, .n_values = 1, .origin = NO_INDEX});
}

static void complete(struct kinds *k, struct records *r, uint32_t entity, uint32_t parent) {
  vec_push(k->arena, &r->lists, (struct rec_list){.entity = img_text(k->im, k->im->entities[entity].name), .parent = parent, .status = LIST_COMPLETE, .origin = NO_INDEX});
}

static void enrol(struct kinds *k, struct records *r, uint32_t node, uint32_t number) {
  uint32_t row = records_row(r, img_text(k->im, k->im->entities[k->entity].name), text_format(k->arena, "%u", number), 0, NO_INDEX);
  say_branch(k, r, row, k->field, node);
}

// Rows below one row, `n` of each leaf; of the lists below the first as many again, below the others one.
static void add_rows(struct kinds *k, struct records *r, uint32_t parent_entity, uint32_t parent, const uint32_t *leaves, uint32_t n) {
  const struct image *im = k->im;
  for (uint32_t e = 1; e < im->n_entities; e++) {
    if (!k->made[e] || im->entities[e].parent != parent_entity) continue;
    uint32_t kinds = leaves[1] == NONE ? 1 : 2, count = im->entities[e].kind & KIND_SINGLE && n > 0 ? 1 : n * kinds;
    complete(k, r, e, parent);
    for (uint32_t i = 0; i < count; i++) {
      uint32_t row = records_row(r, img_text(im, im->entities[e].name), text_format(k->arena, "%u", i + 1), parent, NO_INDEX);
      if (k->product[e] != NONE && (count > 1 || kinds == 1)) say_branch(k, r, row, k->product[e], leaves[i % kinds]);
      add_rows(k, r, e, row, leaves, i < kinds || n == 0 ? n : 1);
    }
  }
}

static bool judge(struct kinds *k, struct records *r, struct verdicts *out) {
  const struct records **all = NEW(k->arena, const struct records *);
  struct columns *columns = NEW(k->arena, struct columns);
  struct run *run = NEW(k->arena, struct run);
  struct sink quiet = {.arena = k->arena};
  *all = r;
  if (!columns_build(k->arena, &quiet, k->im, all, 1, columns)) return false;
  vm_run(k->arena, columns, run);
  verdict_glance(k->arena, k->index, run, 0, out);
  return true;
}

static struct records *enrolled(struct kinds *k, uint32_t leaf, uint32_t other, day peildatum) {
  struct records *r = NEW(k->arena, struct records);
  records_init(r, k->arena, TEXT("matrix"));
  r->peildatum = peildatum;
  enrol(k, r, leaf, 1);
  if (other != NONE) enrol(k, r, other, 2);
  complete(k, r, k->entity, 0);
  return r;
}

bool kind_judge(struct kinds *k, uint32_t leaf, uint32_t other, struct kind *out) {
  const uint32_t leaves[] = {leaf, other};
  *out = (struct kind){0};
  if (!judge(k, enrolled(k, leaf, other, k->peildatum), &out->open)) return false;
  if (k->later != NO_DATE && !judge(k, enrolled(k, leaf, other, k->later), &out->later)) return false;
  for (; k->any && out->n_rows < KIND_RUNS; out->n_rows++) {
    struct records *r = enrolled(k, leaf, other, k->peildatum);
    add_rows(k, r, 0, 0, leaves, rows_made[out->n_rows]);
    if (!judge(k, r, &out->rows[out->n_rows])) return false;
  }
  return true;
}

// ---- what these say together ----

unsigned kind_possible(const struct image *im, const struct kind *k, uint32_t target, const struct verdict **from) {
  const struct verdict *v = &k->open.targets[target];
  unsigned possible = 0;
  *from = v;
  if (im->targets[target].flags & TARGET_KPI && k->later.targets != NULL && v->possible == NVT && v->via.n == 0 &&
      k->later.targets[target].possible != NVT) {
    *from = &k->later.targets[target];
    return (*from)->possible;
  }
  for (unsigned i = 0; i < k->n_rows; i++) possible |= k->rows[i].targets[target].possible;
  if (possible == NVT && v->possible != NVT) *from = &k->rows[0].targets[target];
  return (*from)->possible;
}

static bool names(const struct verdict *v, uint32_t exception) {
  for (size_t i = 0; i < v->applied.n; i++)
    if (v->applied.p[i].exception == exception) return true;
  return false;
}

bool kind_reached(const struct kind *k, uint32_t target, const struct applied *by) {
  for (unsigned i = 0; i < k->n_rows; i++)
    if (names(&k->rows[i].targets[target], by->exception)) return true;
  return k->n_rows == 0;
}
