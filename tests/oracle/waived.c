// Waivers that give a parameter different values (§4, §5): which may be right is not known, so each of them in turn.
#include "reading.h"

enum { BITS = 10 }; // of more than so many the least value is taken

static bool is_open(const struct o_row *row, size_t i) { return row->changed[i] && row->changed_most[i] != row->changed_to[i]; }

static void count(const struct o_model *m, const struct o_row *row, unsigned *n) {
  for (size_t i = 0; i < m->parameters.n; i++) *n += is_open(row, i);
  for (size_t e = 1; e < m->entities.n; e++)
    for (size_t i = 0; i < row->lists[e].rows.n; i++) count(m, row->lists[e].rows.p[i], n);
}

static void walk(const struct o_model *m, struct o_row *row, unsigned *n, unsigned choice) {
  for (size_t i = 0; i < m->parameters.n; i++)
    if (is_open(row, i)) row->changed_now[i] = *n < BITS && choice >> *n & 1, ++*n;
  for (size_t e = 1; e < m->entities.n; e++)
    for (size_t i = 0; i < row->lists[e].rows.n; i++) walk(m, row->lists[e].rows.p[i], n, choice);
}

unsigned o_choices(const struct o_facts *f) {
  unsigned n = 0;
  if (f->model->parameters.n > 0) count(f->model, f->top, &n);
  return 1u << (n < BITS ? n : BITS);
}

void o_choose_values(const struct o_facts *f, unsigned choice) {
  unsigned n = 0;
  walk(f->model, f->top, &n, choice);
}

void o_forget_choices(const struct o_facts *f) {
  o_choose_values(f, 0);
}
