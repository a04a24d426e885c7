// Judgements of two sources, of which one goes before the other.
#include "records.h"

static bool same_aim(const struct rec_judgement *a, const struct rec_judgement *b) {
  return text_eq(a->set, b->set) && text_eq(a->eis, b->eis) && text_eq(a->part, b->part) && text_eq(a->row, b->row);
}

static bool is_beaten(const struct records *r, const struct rec_judgement *j) {
  struct text source = records_origin_of(r, j->origin).source;
  for (size_t i = 0; i < r->judgements.n; i++) {
    const struct rec_judgement *other = &r->judgements.p[i];
    if (other->outcome != j->outcome && same_aim(other, j) && records_prevails(r, records_origin_of(r, other->origin).source, source))
      return true;
  }
  return false;
}

void records_judge(struct records *r) {
  if (r->prevails.n == 0 || r->judgements.n == 0)
    return;
  struct rec_judgement *left = NEW_ARRAY(r->arena, struct rec_judgement, r->judgements.n);
  size_t n = 0;
  for (size_t i = 0; i < r->judgements.n; i++)
    if (!is_beaten(r, &r->judgements.p[i]))
      left[n++] = r->judgements.p[i];
  for (size_t i = 0; i < n; i++)
    r->judgements.p[i] = left[i];
  r->judgements.n = n;
}
