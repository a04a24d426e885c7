// Which rows go is decided from the top down, as a parent stands before its children; then they are copied once.
#include "elsewhere.h"

static struct text folded(struct arena *a, struct text t) {
  return text_fold(a, text_squeeze(a, t));
}

static void add_names(struct arena *a, const struct image *im, struct map *names) {
  for (uint32_t c = 0; c < im->n_classes; c++) {
    const struct img_class *class_ = &im->classes[c];
    if (!text_eq(img_text(im, class_->name), TEXT("zorgvorm")))
      continue;
    for (uint32_t i = class_->first_node; i < class_->first_node + class_->nodes; i++) {
      const struct img_node *node = &im->nodes[i];
      const struct text each[] = {img_text(im, node->path), img_text(im, node->code), img_text(im, node->name), img_text(im, node->title)};
      for (size_t k = 0; k < sizeof each / sizeof each[0]; k++)
        if (each[k].n > 0)
          map_set(names, folded(a, each[k]), 1);
    }
  }
}

static bool names_product(const struct rec_value *v) {
  return v->state == STATE_KNOWN && v->n_values == 1 && (text_eq(v->field, TEXT("product")) || text_eq(v->field, TEXT("zorgvorm")));
}

static bool is_elsewhere(struct arena *a, const struct rec_row *row, struct map *own, struct map *others) {
  for (size_t i = 0; i < row->values.n; i++) {
    if (!names_product(&row->values.p[i]))
      continue;
    struct text name = folded(a, row->values.p[i].values[0]);
    if (map_find(own, name) == NULL && map_find(others, name) != NULL)
      return true;
  }
  return false;
}

// For each row its number among those that stay, or NO_INDEX. The aanbieder stays. Returns how many stay.
static uint32_t number_rows(struct arena *a, const struct records *r, struct map *own, struct map *others, uint32_t *to) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < r->rows.n; i++) {
    const struct rec_row *row = &r->rows.p[i];
    bool below = row->parent != NO_INDEX;
    to[i] = below && (to[row->parent] == NO_INDEX || is_elsewhere(a, row, own, others)) ? NO_INDEX : n++;
  }
  return n;
}

// A client whose toewijzingen are all elsewhere is no client of this set.
static void drop_clients(struct arena *a, const struct records *r, uint32_t *to) {
  uint32_t *here = NEW_ARRAY(a, uint32_t, r->rows.n), *gone = NEW_ARRAY(a, uint32_t, r->rows.n), n = 0;
  for (uint32_t i = 0; i < r->rows.n; i++)
    if (r->rows.p[i].parent != NO_INDEX && text_eq(r->rows.p[i].entity, TEXT("toewijzing")))
      (to[i] == NO_INDEX ? gone : here)[r->rows.p[i].parent]++;
  for (uint32_t i = 0; i < r->rows.n; i++) {
    bool away = r->rows.p[i].parent != NO_INDEX && (to[i] == NO_INDEX || to[r->rows.p[i].parent] == NO_INDEX || (gone[i] > 0 && here[i] == 0));
    to[i] = away ? NO_INDEX : n++;
  }
}

static const struct records *without(struct arena *a, const struct records *r, const uint32_t *to) {
  struct records *here = NEW(a, struct records);
  *here = *r;
  here->rows.p = NULL, here->rows.n = 0, here->rows.cap = 0;
  here->lists.p = NULL, here->lists.n = 0, here->lists.cap = 0;
  for (size_t i = 0; i < r->rows.n; i++) {
    struct rec_row row = r->rows.p[i];
    if (to[i] == NO_INDEX)
      continue;
    row.parent = row.parent == NO_INDEX ? NO_INDEX : to[row.parent];
    vec_push(a, &here->rows, row);
  }
  for (size_t i = 0; i < r->lists.n; i++) {
    struct rec_list list = r->lists.p[i];
    if (list.parent != NO_INDEX && to[list.parent] == NO_INDEX)
      continue;
    list.parent = list.parent == NO_INDEX ? NO_INDEX : to[list.parent];
    vec_push(a, &here->lists, list);
  }
  return here;
}

const struct records *records_here(struct arena *a, const struct image *im, const struct image *const *all, size_t n,
                                   const struct records *r) {
  if (n < 2)
    return r;
  struct map own = {.arena = a}, others = {.arena = a};
  for (size_t i = 0; i < n; i++)
    add_names(a, all[i], all[i] == im ? &own : &others);
  uint32_t *to = NEW_ARRAY(a, uint32_t, r->rows.n);
  if (number_rows(a, r, &own, &others, to) == r->rows.n)
    return r;
  drop_clients(a, r, to);
  return without(a, r, to);
}
