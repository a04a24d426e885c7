// What an explanation says twice, side by side.
#include "telling.h"

// The steps that step `at` has below it end before this one.
static size_t end_of(const steps *all, size_t at) {
  size_t end = at + 1;
  while (end < all->n && all->p[end].depth > all->p[at].depth)
    end++;
  return end;
}

static bool same_step(const struct step *a, const struct step *b) {
  return a->depth == b->depth && a->holds == b->holds && a->outcome == b->outcome && text_eq(a->text, b->text) &&
         text_eq(a->origin, b->origin);
}

static bool same_steps(const struct step *a, const struct step *b, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (!same_step(&a[i], &b[i]))
      return false;
  return true;
}

// Whether steps from … end-1 stand in those that were kept, beginning at the same depth.
static bool is_kept(const steps *kept, const struct step *from, size_t n) {
  for (size_t i = 0; i + n <= kept->n; i = end_of(kept, i))
    if (end_of(kept, i) == i + n && same_steps(&kept->p[i], from, n))
      return true;
  return false;
}

void steps_once(struct arena *a, steps *all) {
  steps kept = {0};
  for (size_t i = 0, end; i < all->n; i = end) {
    end = end_of(all, i);
    if (is_kept(&kept, &all->p[i], end - i))
      continue;
    for (size_t k = i; k < end; k++)
      vec_push(a, &kept, all->p[k]);
  }
  *all = kept;
}
