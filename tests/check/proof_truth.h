// Every provider there can be for a small set, and what is true of it: who is reached, which exceptions meet, clash
// or leak.
#ifndef EISEN_PROOF_TRUTH_H
#define EISEN_PROOF_TRUTH_H

#include "proof_rig.h"

// ---- all providers ----

struct facts { bool whole[TARGETS], row[TARGETS], holds[EXCEPTIONS], some[EXCEPTIONS]; unsigned branch[EXCEPTIONS]; };
struct all {
  const struct rig *r;
  unsigned rows, owns, urgents, sets, n; // how many of each
  struct facts *facts;
};

static struct world world_at(const struct all *a, unsigned i) {
  struct world w = {0};
  w.f = i % 2, i /= 2;
  w.s = i % 3, i /= 3;
  w.n = i % NUMBERS, i /= NUMBERS;
  w.m = i % a->sets, i /= a->sets;
  w.urgent = i % a->urgents, i /= a->urgents;
  w.product = i % LEAVES, i /= LEAVES;
  w.own = i % a->owns, i /= a->owns;
  w.rows = i;
  return w;
}

static unsigned free_worlds(const struct all *a) { return 2 * 3 * NUMBERS * a->sets * a->urgents; }

static unsigned with_rows(const struct all *a, unsigned i, unsigned rows) {
  unsigned below = free_worlds(a) * LEAVES * a->owns;
  return i % below + rows * below;
}

// The row under judgement is one of the rows there are; without rows there is no provider.
static bool real(const struct all *a, unsigned i, bool own) {
  struct world w = world_at(a, i);
  return w.rows && (!own || w.rows >> w.own & 1);
}

static bool for_some(const struct rig *r, const struct world *w, unsigned e) {
  const struct rig_exception *x = &r->exception[e];
  for (unsigned i = 0; i < x->scopes; i++)
    if (x->scope[i].kind == ALSO) return true;
  for (unsigned i = 0; i < x->scopes; i++)
    if (x->scope[i].kind == SOME && !whom_holds(r, w->rows, &x->scope[i])) return false;
  return true;
}

static void open_all(struct all *a, const struct rig *r) {
  *a = (struct all){.r = r, .rows = 1u << rows_there(r), .owns = LEAVES, .urgents = 2, .sets = 4};
  if (r->places) a->owns = a->urgents = a->sets = 1;
  a->n = free_worlds(a) * LEAVES * a->owns * a->rows;
  a->facts = NEW_ARRAY(r->arena, struct facts, a->n);
  for (unsigned i = 0; i < a->n; i++) {
    struct world w = world_at(a, i);
    for (unsigned t = 0; t < TARGETS; t++) {
      a->facts[i].whole[t] = r->target[t].used && target_whole(r, &w, t);
      a->facts[i].row[t] = r->target[t].used && target_row(r, &w, t);
    }
    for (unsigned e = 0; e < r->exceptions; e++) {
      a->facts[i].holds[e] = exception_holds(r, &w, e);
      a->facts[i].branch[e] = branch_taken(r, &w, e);
      a->facts[i].some[e] = for_some(r, &w, e);
    }
  }
}

// ---- what is true ----

typedef bool property(const struct all *a, const struct facts *f, const unsigned *args);

static bool exists(const struct all *a, bool own, property *p, const unsigned *args) {
  for (unsigned i = 0; i < a->n; i++)
    if (real(a, i, own) && p(a, &a->facts[i], args)) return true;
  return false;
}

static bool applies(const struct all *a, const struct facts *f, unsigned e, unsigned t) {
  return a->r->exception[e].each.used ? f->row[t] : f->whole[t];
}

static bool acts(const struct all *a, const struct facts *f, unsigned e) {
  return a->r->exception[e].cases ? f->holds[e] : f->branch[e] == 0;
}

// What it does; LEAVE when nothing.
static enum does effect(const struct all *a, const struct facts *f, unsigned e) {
  return f->branch[e] == BRANCHES ? LEAVE : a->r->exception[e].branch[f->branch[e]].does;
}

static bool aims(const struct all *a, unsigned e, unsigned t) {
  const struct rig_exception *x = &a->r->exception[e];
  return x->aim[0] == t || (x->aims == 2 && x->aim[1] == t);
}

static bool before(const struct all *a, unsigned e, unsigned other) {
  for (unsigned via = 0; via < a->r->exceptions; via++)
    if (a->r->exception[e].before[via] && (via == other || before(a, via, other))) return true;
  return false;
}

// A block of two parts goes before one on the first of them alone, unless it is said otherwise.
static bool holds_block(const struct all *a, unsigned e, unsigned other) {
  const struct rig_exception *x = &a->r->exception[e], *y = &a->r->exception[other];
  return x->aims == 2 && y->aims == 1 && (y->aim[0] == x->aim[0] || y->aim[0] == x->aim[1]) && !before(a, e, other) && !before(a, other, e);
}

static bool in_front(const struct all *a, unsigned e, unsigned other) { return before(a, e, other) || holds_block(a, e, other); }

// Does it decide before e is looked at: on the whole eis, or on the whole of which e looks at the rows?
static bool displaces(const struct all *a, unsigned other, unsigned e, unsigned t) {
  if (other == e) return false;
  if (t == PART_A || t == PART_B) return aims(a, other, EIS_1);
  return t >= EIS_2 && aims(a, other, t) && a->r->exception[e].each.used && !a->r->exception[other].each.used;
}

static bool same_rows(const struct all *a, unsigned e, unsigned other) {
  return a->r->exception[e].each.used == a->r->exception[other].each.used;
}

static bool decided_above(const struct all *a, const struct facts *f, unsigned e, unsigned other, unsigned t) {
  for (unsigned x = 0; x < a->r->exceptions; x++) {
    bool beside = x != e && x != other && aims(a, x, t) && same_rows(a, x, e);
    if (beside && (in_front(a, x, e) || in_front(a, x, other)) && acts(a, f, x)) return true;
    if (displaces(a, x, e, t) && effect(a, f, x) != LEAVE) return true;
  }
  return false;
}

static bool reached(const struct all *a, const struct facts *f, const unsigned *args) {
  return (void)a, f->row[args[0]];
}
static bool guarded(const struct all *a, const struct facts *f, const unsigned *args) {
  return (void)a, f->holds[args[0]];
}
static bool taken(const struct all *a, const struct facts *f, const unsigned *args) {
  return (void)a, f->branch[args[0]] == args[1];
}
static bool targeted(const struct all *a, const struct facts *f, const unsigned *args) {
  return applies(a, f, args[0], args[1]);
}
static bool touched(const struct all *a, const struct facts *f, const unsigned *args) {
  return applies(a, f, args[0], args[1]) && f->holds[args[0]];
}
static bool active(const struct all *a, const struct facts *f, const unsigned *args) {
  return applies(a, f, args[0], args[1]) && acts(a, f, args[0]);
}
static bool decisive(const struct all *a, const struct facts *f, const unsigned *args) {
  return active(a, f, args) && !decided_above(a, f, args[0], args[0], args[1]);
}
static bool clashes(const struct all *a, const struct facts *f, const unsigned *args) {
  unsigned e = args[0], other = args[1], t = args[2];
  if (!applies(a, f, e, t) || !acts(a, f, e) || !acts(a, f, other)) return false;
  enum does one = effect(a, f, e), two = effect(a, f, other);
  return (one != two || one == REPLACE) && !decided_above(a, f, e, other, t);
}
static bool loses(const struct all *a, const struct facts *f, const unsigned *args) {
  unsigned part = args[0], whole = args[1], t = args[2];
  enum does one = effect(a, f, part), two = effect(a, f, whole);
  return applies(a, f, part, t) && one != LEAVE && two != LEAVE && (one != two || one == REPLACE);
}

// In some case of enrolments and rows, whatever the free conditions are that leave the target applying?
static bool inevitable(const struct all *a, bool own, const unsigned *args) {
  unsigned free = free_worlds(a);
  for (unsigned first = 0; first < a->n; first += free) {
    bool some = false, all = true;
    for (unsigned i = first; i < first + free && real(a, first, own); i++) {
      bool here = applies(a, &a->facts[i], args[0], args[2]);
      some = some || here;
      all = all && (!here || clashes(a, &a->facts[i], args));
    }
    if (some && all) return true;
  }
  return false;
}

// ---- the leak ----

static bool leaf_counts(const struct all *a, unsigned i, unsigned leaf) {
  struct world w = world_at(a, i);
  unsigned products = 0;
  for (unsigned row = 0; row < rows_there(a->r); row++)
    if (w.rows >> row & 1) products |= 1u << row_leaf(a->r, row);
  if (!a->facts[i].row[leaf]) return false;
  if (leaf == EIS_2 && a->r->target[leaf].each.under && !(products >> w.product & 1)) return false;
  return leaf != EIS_3 || w.rows >> w.own & 1;
}

static bool lost_before(const struct all *a, unsigned i, unsigned e, unsigned t) {
  if (a->facts[i].some[e]) return false;
  if (t != EIS_1) return leaf_counts(a, i, t);
  return leaf_counts(a, i, PART_A) || leaf_counts(a, i, PART_B);
}

static bool leaks_to(const struct all *a, unsigned i, unsigned e, unsigned t, unsigned fewer) {
  bool own = a->r->exception[e].each.used && t == EIS_3;
  return effect(a, &a->facts[i], e) != LEAVE && applies(a, &a->facts[i], e, t) && real(a, i, own) &&
         lost_before(a, with_rows(a, i, fewer), e, t);
}

static bool leaks(const struct all *a, unsigned e, unsigned t) {
  const struct rig_exception *x = &a->r->exception[e];
  bool some = false;
  for (unsigned i = 0; i < x->scopes; i++) some = some || x->scope[i].kind == SOME;
  if (!some || x->each.under) return false;
  for (unsigned i = 0; i < a->n; i++) {
    unsigned rows = world_at(a, i).rows;
    if (effect(a, &a->facts[i], e) == LEAVE) continue;
    for (unsigned fewer = rows; fewer > 0; fewer = (fewer - 1) & rows)
      if (leaks_to(a, i, e, t, fewer)) return true;
  }
  return false;
}

#endif
