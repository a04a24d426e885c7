#include "matrix.h"

#include "matrix_kind.h"

struct making {
  struct arena *arena;
  struct sink *sink;
  const struct image *im;
  struct matrix *out;
  uint32_t entity, field; // inschrijving and its field of the classification
  struct kinds *kinds;
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

// `from`: of the eis itself; its parts say of themselves.
static struct text labels_of(struct making *m, const struct kind *kind, uint32_t eis, const struct verdict *from) {
  struct buf b = {.arena = m->arena};
  for (uint32_t t = eis; t < m->im->n_targets && (t == eis || is_part_of(m->im, t, eis)); t++) {
    const struct verdict *v = t == eis ? from : &kind->open.targets[t];
    for (size_t i = 0; i < v->applied.n; i++)
      if (v != &kind->open.targets[t] || kind_reached(kind, t, &v->applied.p[i])) add_label(&b, m->im, &v->applied.p[i]);
  }
  return buf_text(&b);
}

static bool is_addressed(const struct image *im, const struct verdicts *all, uint32_t eis) {
  uint32_t scope = im->targets[eis].scope_reg;
  return scope == NONE || run_condition(all->run, scope, 0) == WAAR;
}

// An eis on rows that this kind has none of is no hole.
static bool is_hole(struct making *m, const struct kind *kind, uint32_t eis) {
  const struct img_target *t = &m->im->targets[eis];
  bool own_rows = t->entity != 0 && kind->open.targets[eis].possible != NVT;
  return is_addressed(m->im, &kind->open, eis) && !(t->flags & (TARGET_SHOWN | TARGET_LEAF)) && !own_rows;
}

static struct matrix_cell cell_of(struct making *m, const struct kind *kind, uint32_t eis) {
  const struct verdict *v;
  unsigned possible = kind_possible(m->im, kind, eis, &v);
  struct matrix_cell c = {.via = NO_TEXT, .why = v->reason};
  if (possible != NVT) c.via = labels_of(m, kind, eis, v), c.kind = c.via.n > 0 ? CELL_DEPARTS : CELL_HOLDS;
  else if (v->via.n > 0) c.kind = CELL_LAPSED, c.via = v->via;
  else c.kind = is_hole(m, kind, eis) ? CELL_HOLE : CELL_NOT;
  return c;
}

static bool same_cell(const struct matrix_cell *a, const struct matrix_cell *b) { return a->kind == b->kind && text_eq(a->via, b->via); }

// ---- what is asked ----

static void add_uses(const struct image *im, const struct img_target *t, bool *fields) {
  for (uint32_t i = 0; i < t->uses; i++) fields[im->uses[t->first_use + i].field] = true;
}

// Of the norms of exceptions that apply, too.
static void needs_of(struct making *m, const struct kind *kind, uint32_t leaf) {
  const struct image *im = m->im;
  bool *fields = NEW_ARRAY(m->arena, bool, im->n_fields), *documents = NEW_ARRAY(m->arena, bool, im->n_entities);
  for (uint32_t t = 0; t < im->n_targets; t++) {
    const struct img_target *g = &im->targets[t];
    const struct verdict *v;
    if (kind_possible(im, kind, t, &v) == NVT || v->displaced || !(g->flags & TARGET_LEAF) || (g->flags & TARGET_SHOWN)) continue;
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
    struct kind both;
    uint32_t root = root_of(m->im, x->leaves[o]);
    if (root == root_of(m->im, leaf) || root == last_root) continue;
    last_root = root;
    if (!kind_judge(m->kinds, leaf, x->leaves[o], &both)) return false;
    for (uint32_t e = 0; e < x->n_eisen; e++) {
      struct matrix_cell c = cell_of(m, &both, x->eisen[e]), *had = &x->together[e * x->n_leaves + at];
      const struct matrix_cell *mine = &x->alone[e * x->n_leaves + at], *theirs = &x->alone[e * x->n_leaves + o];
      bool brought = mine->kind == CELL_NOT && theirs->kind != CELL_NOT; // it holds for what was added
      if (!brought && !same_cell(&c, had) && c.kind < had->kind) *had = c;
    }
  }
  return true;
}

static bool alone(struct making *m, uint32_t at) {
  struct matrix *x = m->out;
  struct kind only;
  if (!kind_judge(m->kinds, x->leaves[at], NONE, &only)) return false;
  for (uint32_t e = 0; e < x->n_eisen; e++) {
    struct matrix_cell c = cell_of(m, &only, x->eisen[e]);
    x->alone[e * x->n_leaves + at] = x->together[e * x->n_leaves + at] = c;
  }
  needs_of(m, &only, at);
  return true;
}

static day first_day(const struct image *im, day peildatum) {
  if (peildatum != NO_DATE) return peildatum;
  return im->sets[im->n_sets - 1].valid_from != NO_DAY ? im->sets[im->n_sets - 1].valid_from : date_from(2025, 1, 1);
}

bool matrix_of(struct arena *a, struct sink *sink, const struct image *im, day peildatum, struct matrix *out) {
  *out = (struct matrix){.image = im};
  struct making m = {.arena = a, .sink = sink, .im = im, .out = out};
  if (!find_class(&m)) {
    msg(sink, M_MATRIX_NO_CLASS, NO_PLACE, img_text(im, im->sets[im->n_sets - 1].name));
    return false;
  }
  list_leaves(&m);
  list_eisen(&m);
  struct kinds kinds = {.arena = a, .im = im, .index = verdict_index_new(a, im), .entity = m.entity, .field = m.field, .peildatum = first_day(im, peildatum)};
  kinds_init(&kinds);
  m.kinds = &kinds;
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
