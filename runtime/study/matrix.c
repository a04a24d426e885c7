#include "matrix.h"

struct making {
  struct arena *arena;
  struct sink *sink;
  const struct image *im;
  struct matrix *out;
  const struct verdict_index *index;
  uint32_t entity, field; // inschrijving and its field of the classification
  day peildatum;
};

static bool is_branch(const struct image *im, uint32_t field) {
  return im->fields[field].type == TYPE_CHOICE && !image_is_judged(im, im->fields[field].class_);
}

static bool find_class(struct making *m) {
  const struct image *im = m->im;
  m->entity = image_find_entity(im, TEXT("inschrijving"));
  m->field = m->entity == NONE ? NONE : image_find_field(im, m->entity, TEXT("zorgvorm"));
  for (uint32_t i = 0; m->entity != NONE && m->field == NONE && i < im->entities[m->entity].fields; i++)
    if (is_branch(im, im->entities[m->entity].first_field + i)) m->field = im->entities[m->entity].first_field + i;
  if (m->field == NONE || im->fields[m->field].type != TYPE_CHOICE) return false;
  m->out->class_ = im->fields[m->field].class_;
  return true;
}

static void list_leaves(struct making *m) {
  const struct img_class *c = &m->im->classes[m->out->class_];
  m->out->leaves = NEW_ARRAY(m->arena, uint32_t, c->nodes);
  for (uint32_t i = c->first_node; i < c->first_node + c->nodes; i++)
    if (m->im->nodes[i].leaves == 1 && (i + 1 == c->first_node + c->nodes || m->im->nodes[i + 1].parent != i)) m->out->leaves[m->out->n_leaves++] = i;
}

static void list_eisen(struct making *m) {
  m->out->eisen = NEW_ARRAY(m->arena, uint32_t, m->im->n_targets);
  for (uint32_t i = 0; i < m->im->n_targets; i++)
    if (m->im->targets[i].kind == TARGET_EIS) m->out->eisen[m->out->n_eisen++] = i;
}

// ---- a provider of which nothing is known but this ----

static void enrol(struct making *m, struct records *r, uint32_t node, const char *key) {
  uint32_t row = records_row(r, TEXT("inschrijving"), text_from(key), 0, NO_INDEX);
  struct text *value = NEW(m->arena, struct text);
  *value = img_text(m->im, m->im->nodes[node].path);
  records_value(r, row, (struct rec_value){.field = img_text(m->im, m->im->fields[m->field].name), .state = STATE_KNOWN, .values = value, .n_values = 1, .origin = NO_INDEX});
}

static bool judge(struct making *m, uint32_t leaf, uint32_t other, struct verdicts *out) {
  struct records *r = NEW(m->arena, struct records);
  const struct records **all = NEW(m->arena, const struct records *);
  struct columns *columns = NEW(m->arena, struct columns);
  struct run *run = NEW(m->arena, struct run);
  records_init(r, m->arena, TEXT("matrix"));
  r->peildatum = m->peildatum;
  enrol(m, r, leaf, "1");
  if (other != NONE) enrol(m, r, other, "2");
  vec_push(m->arena, &r->lists, (struct rec_list){.entity = TEXT("inschrijving"), .parent = 0, .status = LIST_COMPLETE, .origin = NO_INDEX});
  *all = r;
  struct sink quiet = {.arena = m->arena};
  if (!columns_build(m->arena, &quiet, m->im, all, 1, columns)) return false;
  vm_run(m->arena, columns, run);
  verdict_of(m->arena, m->index, run, 0, false, out);
  return true;
}

// ---- what it says of an eis ----

static bool is_part_of(const struct image *im, uint32_t part, uint32_t eis) {
  return im->targets[part].kind == TARGET_PART && im->targets[part].eis == eis && im->targets[part].exception == NONE;
}

static void add_label(struct buf *b, const struct image *im, const struct applied *by) {
  struct text label = img_text(im, im->exceptions[by->exception].label), rest = buf_text(b), had;
  while (text_split(&rest, ',', &had)) {
    had = text_trim(had);
    if (text_eq(had, label) || (had.n == label.n + 1 && text_starts(had, label))) return;
  }
  buf_format(b, "%s%.*s%s", b->n > 0 ? ", " : "", TP(label), by->everywhere || (by->sure && by->begrip) ? "" : "?");
}

static struct text labels_of(struct making *m, const struct verdicts *all, uint32_t eis) {
  struct buf b = {.arena = m->arena};
  for (uint32_t t = eis; t < m->im->n_targets && (t == eis || is_part_of(m->im, t, eis)); t++)
    for (size_t i = 0; i < all->targets[t].applied.n; i++) add_label(&b, m->im, &all->targets[t].applied.p[i]);
  return buf_text(&b);
}

static bool is_addressed(const struct image *im, const struct verdicts *all, uint32_t eis) {
  uint32_t scope = im->targets[eis].scope_reg;
  return scope == NONE || run_condition(all->run, scope, 0) == WAAR;
}

static struct matrix_cell cell_of(struct making *m, const struct verdicts *all, uint32_t eis) {
  const struct verdict *v = &all->targets[eis];
  struct matrix_cell c = {.via = labels_of(m, all, eis), .why = v->reason};
  bool shown = m->im->targets[eis].flags & TARGET_SHOWN;
  if (v->possible != NVT) c.kind = c.via.n > 0 ? CELL_DEPARTS : CELL_HOLDS;
  else if (v->via.n > 0) c.kind = CELL_LAPSED, c.via = v->via;
  else c.kind = is_addressed(m->im, all, eis) && !shown && !(m->im->targets[eis].flags & TARGET_LEAF) ? CELL_HOLE : CELL_NOT;
  return c;
}

static bool same_cell(const struct matrix_cell *a, const struct matrix_cell *b) { return a->kind == b->kind && text_eq(a->via, b->via); }

// ---- what is asked ----

static void add_uses(const struct image *im, const struct img_target *t, bool *fields) {
  for (uint32_t i = 0; i < t->uses; i++) fields[im->uses[t->first_use + i].field] = true;
}

// Of the norms of exceptions that apply, too.
static void needs_of(struct making *m, const struct verdicts *all, uint32_t leaf) {
  const struct image *im = m->im;
  bool *fields = NEW_ARRAY(m->arena, bool, im->n_fields), *documents = NEW_ARRAY(m->arena, bool, im->n_entities);
  for (uint32_t t = 0; t < im->n_targets; t++) {
    const struct img_target *g = &im->targets[t];
    if (all->targets[t].possible == NVT || all->targets[t].displaced || !(g->flags & TARGET_LEAF) || (g->flags & TARGET_SHOWN)) continue;
    m->out->judgements[leaf] += (g->flags & TARGET_JUDGED) != 0;
    add_uses(im, g, fields);
  }
  for (uint32_t f = 0; f < im->n_fields; f++) {
    if (!fields[f] || im->fields[f].entity == m->entity) continue;
    m->out->questions[leaf]++;
    documents[im->fields[f].entity] |= (im->entities[im->fields[f].entity].kind & KIND_DOCUMENT) != 0;
  }
  for (uint32_t e = 0; e < im->n_entities; e++) m->out->documents[leaf] += documents[e];
}

// ---- all of them ----

static uint32_t root_of(const struct image *im, uint32_t node) {
  while (im->nodes[node].parent != NONE) node = im->nodes[node].parent;
  return node;
}

// Together with a leaf of each other branch; where these differ, the one that holds most. That what is added brings eisen of its own
// is no difference.
static bool together(struct making *m, uint32_t at) {
  struct matrix *x = m->out;
  uint32_t leaf = x->leaves[at], last_root = NONE;
  if (m->im->entities[m->entity].kind & KIND_SINGLE) return true; // nobody has more than one
  for (uint32_t o = 0; o < x->n_leaves; o++) {
    struct verdicts all;
    uint32_t root = root_of(m->im, x->leaves[o]);
    if (root == root_of(m->im, leaf) || root == last_root) continue;
    last_root = root;
    if (!judge(m, leaf, x->leaves[o], &all)) return false;
    for (uint32_t e = 0; e < x->n_eisen; e++) {
      struct matrix_cell c = cell_of(m, &all, x->eisen[e]), *had = &x->together[e * x->n_leaves + at];
      const struct matrix_cell *mine = &x->alone[e * x->n_leaves + at], *theirs = &x->alone[e * x->n_leaves + o];
      bool brought = mine->kind == CELL_NOT && theirs->kind != CELL_NOT; // it holds for what was added
      if (!brought && !same_cell(&c, had) && c.kind < had->kind) *had = c;
    }
  }
  return true;
}

static bool alone(struct making *m, uint32_t at) {
  struct matrix *x = m->out;
  struct verdicts all;
  if (!judge(m, x->leaves[at], NONE, &all)) return false;
  for (uint32_t e = 0; e < x->n_eisen; e++) {
    struct matrix_cell c = cell_of(m, &all, x->eisen[e]);
    x->alone[e * x->n_leaves + at] = x->together[e * x->n_leaves + at] = c;
  }
  needs_of(m, &all, at);
  return true;
}

static day first_day(const struct image *im, day peildatum) {
  if (peildatum != NO_DATE) return peildatum;
  return im->sets[im->n_sets - 1].valid_from != NO_DAY ? im->sets[im->n_sets - 1].valid_from : date_from(2025, 1, 1);
}

bool matrix_of(struct arena *a, struct sink *sink, const struct image *im, day peildatum, struct matrix *out) {
  *out = (struct matrix){.image = im};
  struct making m = {.arena = a, .sink = sink, .im = im, .out = out, .peildatum = first_day(im, peildatum)};
  if (!find_class(&m)) {
    msg(sink, M_MATRIX_NO_CLASS, NO_PLACE, img_text(im, im->sets[im->n_sets - 1].name));
    return false;
  }
  list_leaves(&m);
  list_eisen(&m);
  m.index = verdict_index_new(a, im);
  out->alone = NEW_ARRAY(a, struct matrix_cell, (size_t)out->n_eisen * out->n_leaves);
  out->together = NEW_ARRAY(a, struct matrix_cell, (size_t)out->n_eisen * out->n_leaves);
  out->questions = NEW_ARRAY(a, uint32_t, out->n_leaves);
  out->judgements = NEW_ARRAY(a, uint32_t, out->n_leaves);
  out->documents = NEW_ARRAY(a, uint32_t, out->n_leaves);
  for (uint32_t i = 0; i < out->n_leaves; i++)
    if (!alone(&m, i)) return false;
  for (uint32_t i = 0; i < out->n_leaves; i++)
    if (!together(&m, i)) return false;
  return true;
}
