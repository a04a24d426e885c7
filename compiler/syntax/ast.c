#include "ast.h"

struct node *node_new(struct arena *a, enum node_kind kind, uint32_t off, uint32_t len) {
  struct node *n = NEW(a, struct node);
  n->kind = kind;
  n->off = off;
  n->len = len;
  return n;
}

static void widen(struct node *parent, const struct node *child) {
  if (child->len == 0) return;
  if (parent->len == 0) {
    parent->off = child->off;
    parent->len = child->len;
    return;
  }
  uint32_t end = parent->off + parent->len, child_end = child->off + child->len;
  if (child->off < parent->off) parent->off = child->off;
  if (child_end > end) end = child_end;
  parent->len = end - parent->off;
}

struct node *node_add(struct arena *a, struct node *parent, struct node *child) {
  if (!child) child = node_new(a, N_NONE, 0, 0);
  if (parent->last) parent->last->next = child;
  else parent->child = child;
  parent->last = child;
  if (child->depth >= parent->depth) parent->depth = child->depth + 1;
  widen(parent, child);
  return parent;
}

struct node *node_child(const struct node *n, unsigned index) {
  struct node *c = n->child;
  while (index-- > 0) c = c->next;
  return c;
}

bool node_is(const struct node *n, enum node_kind kind) { return n && n->kind == kind; }

const char *node_kind_name(enum node_kind kind) {
  static const char *const names[] = {
#define NODE(k) #k,
#include "ast.def"
#undef NODE
  };
  return kind < N_KINDS ? names[kind] : "?";
}

struct place node_place(const struct source *src, const struct node *n) { return (struct place){src, n->off, n->len}; }

struct place name_place(const struct source *src, const struct node *n) {
  bool here = n->text.n > 0 && n->text.p >= src->text.p && n->text.p < src->text.p + src->text.n;
  return here ? (struct place){src, (uint32_t)(n->text.p - src->text.p), (uint32_t)n->text.n} : node_place(src, n);
}

struct place clause_place(const struct source *src, const struct node *n) {
  uint32_t from = n->off, end = n->off + n->len;
  while (from > 0 && src->text.p[from - 1] != '\n') from--;
  while (from < n->off && (src->text.p[from] == ' ' || src->text.p[from] == '\t')) from++;
  return (struct place){src, from, end - from};
}
