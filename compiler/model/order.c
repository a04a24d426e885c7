// The order in which a set is read. What the author's order says something about (eisen, chapters, onderdelen, norms, branches of an
// exception, themes, fields, rows) stays as it stands. All else is put in one order, by kind and then by name or by what it says, so that
// where it stands changes nothing in the image.
#include <stdlib.h>

#include "model.h"

// Declarations are ordered by name, clauses by their words; what may stand only once is left as it stands, for the message.
enum rank { KEPT, BY_NAME, BY_WORDS, BY_PLACE };

static enum rank rank_of(const struct node *n) {
  switch (n->kind) {
  case N_CLASSIFICATION: case N_ENTITY: case N_TERM: case N_DEFINITION: case N_TABLE: case N_EXCEPTION: return BY_NAME;
  case N_VERBATIM: case N_NO_TEXT: case N_SOURCE: case N_COMPLETE: case N_EACH: case N_IN_THEME: return BY_PLACE;
  case N_ROW_RULE: case N_LAST_RULE: case N_FIRST_RULE: return BY_PLACE;
  case N_EXAMPLE: case N_THEME: case N_CHAPTER: case N_EIS: case N_KPI: case N_PART: case N_NORM: case N_CASE: case N_OTHERWISE: return KEPT;
  case N_TABLE_ROW: case N_STEP: case N_STEP_IF: case N_STEP_BACK: case N_ACTION: return KEPT;
  case N_HOLDS: case N_LAPSES: case N_SATISFIED: case N_SUFFICES: case N_UNCHANGED: return KEPT;
  default: return BY_WORDS;
  }
}

struct entry {
  struct node *node;
  unsigned group;
  struct text key; // empty: its place decides
};

// Digits count as numbers: eis 2 before eis 10.
static int compare_numbers(struct text *a, struct text *b) {
  struct text digits[2], *rest[] = {a, b};
  for (int i = 0; i < 2; i++) {
    size_t zeros = 0, n = 0;
    while (zeros < rest[i]->n && rest[i]->p[zeros] == '0') zeros++;
    while (zeros + n < rest[i]->n && rest[i]->p[zeros + n] >= '0' && rest[i]->p[zeros + n] <= '9') n++;
    digits[i] = text_slice(*rest[i], zeros, zeros + n);
    *rest[i] = text_slice(*rest[i], zeros + n, rest[i]->n);
  }
  if (digits[0].n != digits[1].n) return digits[0].n < digits[1].n ? -1 : 1;
  return text_cmp(digits[0], digits[1]);
}

static bool digit_first(struct text t) { return t.n > 0 && t.p[0] >= '0' && t.p[0] <= '9'; }

int model_compare_names(struct text left, struct text right) {
  struct text a = left, b = right;
  while (a.n > 0 && b.n > 0) {
    if (digit_first(a) && digit_first(b)) {
      int order = compare_numbers(&a, &b);
      if (order != 0) return order;
      continue;
    }
    if (a.p[0] != b.p[0]) return (unsigned char)a.p[0] < (unsigned char)b.p[0] ? -1 : 1;
    a = text_slice(a, 1, a.n);
    b = text_slice(b, 1, b.n);
  }
  if (a.n != b.n) return a.n == 0 ? -1 : 1;
  return text_cmp(left, right);
}

static int compare(const void *left, const void *right) {
  const struct entry *a = left, *b = right;
  if (a->group != b->group) return a->group < b->group ? -1 : 1;
  int order = model_compare_names(a->key, b->key);
  if (order != 0) return order;
  return a->node->off < b->node->off ? -1 : a->node->off > b->node->off;
}

// What is kept comes behind the declarations that it names and the clauses that say when it holds; exceptions come last.
static struct entry entry_of(const struct source *src, struct node *n) {
  enum rank rank = rank_of(n);
  struct entry e = {n, n->kind, NO_TEXT};
  if (rank == KEPT) e.group = N_KINDS;
  if (n->kind == N_EXCEPTION) e.group = N_KINDS + 1;
  if (rank == BY_NAME) e.key = n->text;
  if (rank == BY_WORDS) e.key = text_slice(src->text, n->off, n->off + n->len);
  return e;
}

static void relink(struct node *list, const struct entry *entries, size_t n) {
  list->child = entries[0].node;
  list->last = entries[n - 1].node;
  for (size_t i = 0; i < n; i++) entries[i].node->next = i + 1 < n ? entries[i + 1].node : NULL;
}

static void order_list(struct arena *scratch, const struct source *src, struct node *list) {
  size_t n = 0;
  for (struct node *c = list->child; c; c = c->next) n++;
  if (n < 2) return;
  arena_reset(scratch);
  struct entry *entries = NEW_ARRAY(scratch, struct entry, n);
  size_t last = 0, unordered = 0; // the last in order so far; those before this one must be sorted, all behind them come later
  n = 0;
  for (struct node *c = list->child; c; c = c->next, n++) {
    entries[n] = entry_of(src, c);
    if (compare(&entries[last], &entries[n]) <= 0) last = n;
    else unordered = n + 1;
  }
  if (unordered == 0) return;
  qsort(entries, unordered, sizeof *entries, compare);
  relink(list, entries, n);
}

struct node *model_lines(const struct node *n) {
  switch (n->kind) {
  case N_CHAPTER: case N_THEME: case N_CASE: return node_child(n, 1);
  case N_EIS: case N_EXCEPTION: case N_TERM: case N_TABLE: case N_KPI: return node_child(n, 2);
  case N_DEFINITION: return node_child(n, 3);
  case N_STEP: return node_child(n, 1);
  case N_PART: return node_child(n, 4);
  case N_HOLDS: case N_OTHERWISE: return n->child;
  case N_NORM: return n->child->kind == N_TOPICS ? node_child(n->child, 1) : NULL;
  default: return NULL;
  }
}

static void order_tails(struct arena *scratch, const struct source *src, const struct node *entity) {
  for (const struct node *f = node_child(entity, 4)->child; f; f = f->next)
    if (f->kind == N_FIELD) order_list(scratch, src, node_child(f, 1));
}

static void order_block(struct arena *scratch, const struct source *src, struct node *list) {
  order_list(scratch, src, list);
  for (struct node *n = list->child; n; n = n->next) {
    if (n->kind == N_LIST) order_list(scratch, src, n);
    if (n->kind == N_ENTITY) order_tails(scratch, src, n);
    struct node *lines = model_lines(n);
    if (lines) order_block(scratch, src, lines);
    if (n->kind == N_KPI) order_block(scratch, src, node_child(n, 3));
  }
}

void model_order(struct arena *a, const struct source *src, const struct node *root) {
  struct arena *scratch = arena_child(a);
  order_list(scratch, src, node_child(root, 1));
  order_block(scratch, src, node_child(root, 2));
  arena_free(scratch);
}

// ---- exceptions, wherever in the set they stand ----

static int by_label(const void *left, const void *right) {
  const struct m_exception *a = left, *b = right;
  int order = model_compare_names(a->label, b->label);
  if (order != 0) return order;
  if (a->node->off != b->node->off) return a->node->off < b->node->off ? -1 : 1;
  return a->also < b->also ? -1 : a->also > b->also; // a line of a chapter, for each of its eisen
}

void model_order_exceptions(struct model *m, size_t from) {
  size_t n = m->exceptions.n - from;
  if (n == 0) return;
  struct m_exception *first = m->exceptions.p + from;
  qsort(first, n, sizeof *first, by_label);
  for (size_t i = 0; i < n; i++) {
    struct text key = model_key(m, m->sets.p[first[i].set].name, first[i].label);
    uintptr_t *at = map_find(&m->labels, key);
    bool first_so_called = i == 0 || !text_eq(first[i - 1].label, first[i].label);
    if (at && first_so_called) *at = from + i;
  }
}
