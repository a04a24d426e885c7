// The proof against every provider there can be, on small random sets: what it says is true, what it does not say is not there,
// and whoever fits the words of a message is an example.
#include "proof_rig.h"

#include <stdlib.h>
#include <unistd.h>

#include "proof.h"

enum { SETS = 250, SEED = 20250623 };

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
  *a = (struct all){.r = r, .rows = 1u << rows_there(r), .owns = r->places ? 1 : LEAVES, .urgents = r->places ? 1 : 2, .sets = r->places ? 1 : 4};
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
    bool first = x != e && x != other && aims(a, x, t) && same_rows(a, x, e) && (before(a, x, e) || before(a, x, other));
    if (first && acts(a, f, x)) return true;
    if (displaces(a, x, e, t) && effect(a, f, x) != LEAVE) return true;
  }
  return false;
}

static bool reached(const struct all *a, const struct facts *f, const unsigned *args) { return (void)a, f->row[args[0]]; }
static bool guarded(const struct all *a, const struct facts *f, const unsigned *args) { return (void)a, f->holds[args[0]]; }
static bool taken(const struct all *a, const struct facts *f, const unsigned *args) { return (void)a, f->branch[args[0]] == args[1]; }
static bool targeted(const struct all *a, const struct facts *f, const unsigned *args) { return applies(a, f, args[0], args[1]); }
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

// ---- the words of a message as providers ----

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
  if (take(p, "elke aanbieder")) {
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
    else if (!take(p, "en ") && !(strncmp(*p, ", voor", 6) == 0 && take(p, ", ")) && !(strncmp(*p, ", in", 4) == 0 && take(p, ", "))) return;
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

// ---- comparing ----

static const char *const target_names[] = {"eis 1", "onderdeel a van eis 1", "onderdeel b van eis 1", "eis 2", "eis 3"};
static const char *const capital_names[] = {"Eis 1", "Onderdeel a van eis 1", "Onderdeel b van eis 1", "Eis 2", "Eis 3"};

struct findings { struct arena *arena; VEC(struct text) lines; };

#define expect(out, ...) vec_push((out)->arena, &(out)->lines, text_format((out)->arena, __VA_ARGS__))

static void expect_on(const struct all *a, struct findings *out, unsigned e, unsigned t, const bool *idle, bool *met) {
  bool own = t == EIS_3 && a->r->exception[e].each.used;
  if (exists(a, own, targeted, (unsigned[]){e, t}) && !exists(a, own, touched, (unsigned[]){e, t})) {
    expect(out, "E0412 E%u %s", e, target_names[t]);
    return;
  }
  if (exists(a, own, active, (unsigned[]){e, t}) && !exists(a, own, decisive, (unsigned[]){e, t})) {
    expect(out, "W0414 E%u %s", e, target_names[t]);
    return;
  }
  for (unsigned other = 0; other < a->r->exceptions; other++) {
    unsigned args[] = {e, other, t};
    if (displaces(a, other, e, t) && !before(a, other, e) && exists(a, own, loses, args))
      expect(out, "W0417 E%u E%u %s", e, other, target_names[t]);
    bool pair = other < e && aims(a, other, t) && same_rows(a, e, other) && !idle[other] && !met[other];
    if (!pair || before(a, e, other) || before(a, other, e) || !exists(a, own, clashes, args)) continue;
    met[other] = true;
    expect(out, "%s E%u E%u %s", inevitable(a, own, args) ? "E0416" : "W0415", e, other, target_names[t]);
  }
}

static bool own_row(const struct all *a, unsigned e) {
  return a->r->exception[e].aim[0] == EIS_3 && a->r->exception[e].each.used;
}

static void expect_all(const struct all *a, struct findings *out) {
  bool idle[EXCEPTIONS] = {false};
  for (unsigned t = 0; t < TARGETS; t++) {
    bool above = t != PART_A && t != PART_B;
    above = above || exists(a, false, reached, (unsigned[]){EIS_1});
    if (a->r->target[t].used && above && !exists(a, t == EIS_3, reached, &t)) expect(out, "E0410 %s", capital_names[t]);
  }
  for (unsigned e = 0; e < a->r->exceptions; e++) {
    const struct rig_exception *x = &a->r->exception[e];
    bool met[EXCEPTIONS] = {false}, leak = false;
    idle[e] = !exists(a, own_row(a, e), guarded, &e);
    if (idle[e]) expect(out, "E0411 E%u", e);
    for (unsigned b = 0; b < x->branches && !idle[e]; b++)
      if ((x->cases || x->branch[b].where) && !exists(a, own_row(a, e), taken, (unsigned[]){e, b}))
        expect(out, "W0413 E%u %s", e, x->cases && !x->branch[b].condition ? "anders" : "indien");
    for (unsigned i = 0; i < x->aims && !idle[e]; i++) {
      expect_on(a, out, e, x->aim[i], idle, met);
      if (leak || !leaks(a, e, x->aim[i])) continue;
      leak = true;
      expect(out, "E0418 E%u", e);
    }
  }
}

static unsigned label_of(struct text t) { return (unsigned)(t.p[1] - '0'); }

static unsigned target_of(struct text words) {
  for (unsigned t = 0; t < TARGETS; t++)
    if (text_eq(words, text_from(target_names[t]))) return t;
  fail_msg("no target: %.*s", TP(words));
  return 0;
}

static void check_provider(const struct all *a, const struct message *m) {
  unsigned args[] = {label_of(m->args[0]), label_of(m->args[1]), target_of(m->args[2])};
  bool own = args[2] == EIS_3 && a->r->exception[args[0]].each.used;
  check_example(a, own, m->args[3], m->id == M_DISPLACED ? loses : clashes, args);
}

// The first target of the exception that leaks.
static unsigned leaking_target(const struct all *a, unsigned e) {
  const struct rig_exception *x = &a->r->exception[e];
  for (unsigned i = 0; i < x->aims; i++)
    if (leaks(a, e, x->aim[i])) return x->aim[i];
  return x->aim[0];
}

static void add_found(const struct all *a, struct findings *out, const struct message *m) {
  const char *code = msg_code(m->id);
  switch (m->id) {
  case M_REACHES_NOBODY: case M_APPLIES_TO_NOBODY: expect(out, "%s %.*s", code, TP(m->args[0])); return;
  case M_TOUCHES_NOTHING: case M_BRANCH_NEVER: case M_ALWAYS_OVERRULED:
    expect(out, "%s %.*s %.*s", code, TP(m->args[0]), TP(m->args[1]));
    return;
  case M_CLASH: case M_MAY_CLASH: case M_DISPLACED:
    expect(out, "%s %.*s %.*s %.*s", code, TP(m->args[0]), TP(m->args[1]), TP(m->args[2]));
    check_provider(a, m);
    return;
  case M_LEAK:
    expect(out, "%s %.*s", code, TP(m->args[0]));
    check_leak_example(a, m->args[1], label_of(m->args[0]), leaking_target(a, label_of(m->args[0])));
    return;
  default: expect(out, "%s", code); return;
  }
}

static int by_text(const void *a, const void *b) { return text_cmp(*(const struct text *)a, *(const struct text *)b); }

static struct text sorted(struct findings *f) {
  if (f->lines.n > 0) qsort(f->lines.p, f->lines.n, sizeof *f->lines.p, by_text);
  return text_join(f->arena, f->lines.p, f->lines.n, TEXT("\n"));
}

// ---- running ----

static void prove(struct arena *arena, struct sink *sink, struct text source) {
  char path[] = "/tmp/eisen-proof-XXXXXX";
  int fd = mkstemp(path);
  assert_true(fd >= 0);
  assert_int_equal(write(fd, source.p, source.n), (ssize_t)source.n);
  close(fd);
  struct library library = {.arena = arena, .sink = sink};
  struct model m = {.arena = arena, .sink = sink, .library = &library};
  bool read = model_build(&m, text_from(path));
  unlink(path);
  if (read) check_proof(&m, check_shapes(&m));
  else fail_msg("not read:\n%.*s", TP(source));
}

static void one_set(uint64_t seed, unsigned *counts) {
  struct arena *arena = check_arena();
  struct rig r = {.arena = arena, .seed = seed};
  some_set(&r);
  struct text source = write_set(&r);
  struct sink sink = {.arena = arena};
  prove(arena, &sink, source);
  struct all a;
  open_all(&a, &r);
  struct findings wanted = {.arena = arena}, found = {.arena = arena};
  expect_all(&a, &wanted);
  for (const struct message *m = sink.first; m; m = m->next) {
    add_found(&a, &found, m);
    counts[m->id]++;
  }
  struct text one = sorted(&wanted), two = sorted(&found);
  if (!text_eq(one, two)) fail_msg("seed %llu\n%.*s\n-- wanted\n%.*s\n-- found\n%.*s", (unsigned long long)seed, TP(source), TP(one), TP(two));
  arena_free(arena);
}

static void test_random_sets(void **state) {
  (void)state;
  unsigned counts[M_COUNT] = {0};
  const char *sets = getenv("EISEN_PROOF_SETS");
  unsigned n = sets ? (unsigned)atoi(sets) : SETS;
  for (unsigned i = 0; i < n; i++) one_set(SEED + i, counts);
  static const enum message_id all[] = {M_REACHES_NOBODY, M_APPLIES_TO_NOBODY, M_TOUCHES_NOTHING, M_BRANCH_NEVER, M_ALWAYS_OVERRULED,
                                        M_MAY_CLASH, M_CLASH, M_DISPLACED, M_LEAK};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (counts[all[i]] == 0) fail_msg("%s was never said", msg_code(all[i]));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_random_sets)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
