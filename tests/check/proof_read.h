// The words of a message, read back as the providers whom they fit.
#ifndef EISEN_PROOF_READ_H
#define EISEN_PROOF_READ_H

#include "proof_truth.h"

struct pattern {
  bool any_rows;
  unsigned n, rows[16], leaves[4]; // for each enrolment the rows that fit
  unsigned split;                  // the first of those behind «én»
  unsigned f, s, numbers, has, lacks, products, owns, urgents; // bits of what fits
};

static bool take(const char **p, const char *wanted) {
  size_t n = strlen(wanted);
  if (strncmp(*p, wanted, n) != 0) return false;
  *p += n;
  return true;
}

static unsigned take_branch(const char **p) {
  for (unsigned i = 0; i < NODES; i++) // the longer words first
    if (take(p, nodes[(i + 1) % NODES].words)) return nodes[(i + 1) % NODES].leaves;
  return 0;
}

static unsigned take_row(const struct rig *r, const char **p) {
  unsigned leaves = take(p, "voor ") ? take_branch(p) : (1u << LEAVES) - 1, rows = 0;
  assert_true(leaves);
  take(p, " ");
  unsigned place = take(p, "in «G»") ? 1 : take(p, "in «H»") ? 2 : 0;
  for (unsigned row = 0; row < rows_there(r); row++)
    if (leaves >> row_leaf(r, row) & 1 && (place == 0 || row % 2 == place - 1)) rows |= 1u << row;
  return rows;
}

static void take_rows(const struct rig *r, struct pattern *k, const char **p) {
  bool any = strncmp(*p, "een aanbieder, ", 15) == 0 && take(p, "een aanbieder");
  if (any || take(p, "elke aanbieder")) {
    k->any_rows = true;
    return;
  }
  assert_true(take(p, "een aanbieder met "));
  bool one = take(p, "een inschrijving ") || take(p, "een inschrijving");
  if (!one) assert_true(take(p, "inschrijvingen "));
  for (;;) {
    k->rows[k->n++] = take_row(r, p);
    if (k->rows[k->n - 1] == 0) fail_msg("no row in: %s", *p);
    while (**p == ' ') ++*p;
    if (take(p, "én ")) k->split = k->n;
    else if (strncmp(*p, ", voor", 6) == 0 || strncmp(*p, ", in", 4) == 0) *p += 2;
    else if (!take(p, "en ")) return;
  }
}

static unsigned take_numbers(const char **p) {
  unsigned fits = 0;
  int lo = 0, hi = 99;
  bool absent = take(p, "er niet"), present = take(p, "er"), bound = false, exact = false;
  while (!absent && !present) {
    if (take(p, "minstens «")) lo = atoi(*p);
    else if (take(p, "meer dan «")) lo = atoi(*p) + 1;
    else if (take(p, "hoogstens «")) hi = atoi(*p);
    else if (take(p, "minder dan «")) hi = atoi(*p) - 1;
    else if (take(p, "«")) lo = hi = atoi(*p), exact = true;
    else break;
    bound = true;
    while (**p >= '0' && **p <= '9') ++*p;
    assert_true(take(p, "»"));
    if (!exact) take(p, " en ");
  }
  assert_true(absent || present || bound);
  while (**p == ' ') ++*p;
  for (unsigned i = 0; i < NUMBERS; i++)
    if (absent ? numbers[i] < 0 : numbers[i] >= lo && numbers[i] <= hi) fits |= 1u << i;
  return fits;
}

static void take_members(struct pattern *k, const char **p) {
  unsigned members = 0;
  for (;;) {
    if (take(p, "«u»")) members |= 1;
    else if (take(p, "«v»")) members |= 2;
    else if (!take(p, " en ")) break;
  }
  assert_true(members);
  if (take(p, " niet bevat")) k->lacks |= members;
  else if (take(p, " bevat")) k->has |= members;
  else fail_msg("no set: %s", *p);
}

static void take_condition(struct pattern *k, const char **p) {
  if (take(p, "m ")) {
    take_members(k, p);
    return;
  }
  if (take(p, "f ")) k->f = take(p, "«ja» ") ? 2 : take(p, "«nee» ") ? 1 : 0;
  else if (take(p, "spoed van toewijzing ")) k->urgents = take(p, "«ja» ") ? 2 : take(p, "«nee» ") ? 1 : 0;
  else if (take(p, "s ")) k->s = take(p, "«x» ") ? 1 : take(p, "«y» ") ? 2 : take(p, "«z» ") ? 4 : 0;
  else if (take(p, "n ")) k->numbers = take_numbers(p);
  else if (take(p, "product van toewijzing ")) k->products = take_branch(p), take(p, " ");
  else if (take(p, "zorgvorm van inschrijving ")) k->owns = take_branch(p), take(p, " ");
  else fail_msg("no condition: %s", *p);
  if (!take(p, "is")) fail_msg("no end: %s", *p);
}

static struct pattern pattern_of(const struct rig *r, struct text words) {
  struct pattern k = {.f = 3, .s = 7, .numbers = (1u << NUMBERS) - 1, .products = 15, .owns = 15, .urgents = 3};
  const char *p = text_z(r->arena, words);
  take_rows(r, &k, &p);
  if (!take(&p, ", waarbij ")) return k;
  do take_condition(&k, &p);
  while (take(&p, " en ") || (strncmp(p, ", hoeft", 7) != 0 && strncmp(p, ", voldoet", 9) != 0 && take(&p, ", ")));
  return k;
}

static bool rows_fit(const struct rig *r, const struct pattern *k, unsigned rows, unsigned from) {
  unsigned covered = 0;
  for (unsigned i = from; i < k->n; i++) {
    if (!(rows & k->rows[i])) return false;
    covered |= k->rows[i];
  }
  (void)r;
  return k->any_rows || !(rows & ~covered);
}

static bool fits(const struct all *a, const struct pattern *k, unsigned i) {
  struct world w = world_at(a, i);
  bool has = (w.m & k->lacks) == 0 && (k->has & ~w.m) == 0;
  return rows_fit(a->r, k, w.rows, 0) && has && k->f >> w.f & 1 && k->s >> w.s & 1 && k->numbers >> w.n & 1 &&
         k->products >> w.product & 1 && k->urgents >> w.urgent & 1 && (a->owns == 1 || k->owns >> w.own & 1);
}

// Everyone whom the words fit has the property, and there is someone.
static void check_example(const struct all *a, bool own, struct text words, property *p, const unsigned *args) {
  struct pattern k = pattern_of(a->r, words);
  unsigned found = 0;
  for (unsigned i = 0; i < a->n; i++) {
    if (!real(a, i, own) || !fits(a, &k, i)) continue;
    found++;
    if (!p(a, &a->facts[i], args)) fail_msg("no example: %.*s", TP(words));
  }
  if (found == 0) fail_msg("nobody fits: %.*s", TP(words));
}

static void check_leak_example(const struct all *a, struct text words, unsigned e, unsigned t) {
  struct pattern k = pattern_of(a->r, words);
  unsigned found = 0;
  for (unsigned i = 0; i < a->n; i++) {
    unsigned rows = world_at(a, i).rows;
    if (!fits(a, &k, i) || effect(a, &a->facts[i], e) == LEAVE) continue;
    for (unsigned fewer = rows; fewer > 0; fewer = (fewer - 1) & rows)
      found += rows_fit(a->r, &k, fewer, k.split) && leaks_to(a, i, e, t, fewer);
  }
  if (k.split == 0 || found == 0) fail_msg("no leak: %.*s", TP(words));
}

#endif
