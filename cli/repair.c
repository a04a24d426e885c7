#include "repair.h"

#include <stdlib.h>

static int by_place(const void *a, const void *b) {
  const struct edit *x = *(const struct edit *const *)a, *y = *(const struct edit *const *)b;
  return x->place.off < y->place.off ? -1 : x->place.off > y->place.off;
}

struct chosen { VEC(const struct edit *) list; };

static bool touches(const struct chosen *c, const struct edit *e) {
  for (size_t i = 0; i < c->list.n; i++) {
    struct place at = c->list.p[i]->place;
    if (e->place.off <= at.off + at.len && at.off <= e->place.off + e->place.len)
      return true;
  }
  return false;
}

static bool same_tree(const struct node *x, const struct node *y);

// «niet niet X» is X.
static const struct node *without_not_not(const struct node *n) {
  while (n->kind == N_NOT && n->child->kind == N_NOT)
    n = n->child->child;
  return n;
}

static bool same_children(const struct node *x, const struct node *y) {
  for (x = x->child, y = y->child; x != NULL && y != NULL; x = x->next, y = y->next)
    if (!same_tree(without_not_not(x), without_not_not(y)))
      return false;
  return x == NULL && y == NULL;
}

static bool same_tree(const struct node *x, const struct node *y) {
  return x->kind == y->kind && x->flags == y->flags && text_eq(x->text, y->text) && same_children(x, y);
}

bool repair_proved(struct text image, const struct node *tree, struct text image_after, const struct node *tree_after) {
  return text_eq(image, image_after) || same_tree(tree, tree_after);
}

// All edits of a message, or none.
static bool choose(struct arena *a, struct chosen *c, const struct message *m, const struct source *src) {
  for (const struct edit *e = m->edits; e != NULL; e = e->next)
    if (e->place.src != src || touches(c, e))
      return false;
  for (const struct edit *e = m->edits; e != NULL; e = e->next)
    vec_push(a, &c->list, e);
  return m->edits != NULL;
}

struct text repair_text(struct arena *a, const struct sink *sink, const struct source *src, size_t *mended) {
  const struct message *first = sink->first;
  struct chosen c = {0};
  struct buf out = {.arena = a};
  size_t at = 0;
  while (first != NULL && first->edits == NULL)
    first = first->next;
  for (const struct message *m = first; m != NULL; m = m->next)
    if (m->id == first->id)
      *mended += choose(a, &c, m, src);
  if (c.list.n > 0)
    qsort(c.list.p, c.list.n, sizeof *c.list.p, by_place);
  for (size_t i = 0; i < c.list.n; i++) {
    const struct edit *e = c.list.p[i];
    buf_add(&out, text_slice(src->text, at, e->place.off));
    buf_add(&out, e->text);
    at = e->place.off + e->place.len;
  }
  buf_add(&out, text_slice(src->text, at, src->text.n));
  return buf_text(&out);
}
