// The proof against every provider there can be, on small random sets: what it says is true, what it does not say is
// not there, and whoever fits the words of a message is an example.
#include "proof_read.h"

#include <stdlib.h>
#include <unistd.h>

#include "proof.h"

enum { SETS = 250, SEED = 20250623 };

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
    if (pair && (holds_block(a, e, other) || holds_block(a, other, e))) {
      unsigned part = holds_block(a, e, other) ? other : e, lost[] = {part, part == e ? other : e, t};
      if (exists(a, own, loses, lost)) expect(out, "W0417 E%u E%u %s", lost[0], lost[1], target_names[t]);
      met[other] = true;
      continue;
    }
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

// The `which`-th name between quotes.
static struct text quoted(struct text words, unsigned which) {
  struct text rest = words;
  for (size_t i = 0; i + 1 < rest.n; i++) {
    if (!text_starts(text_slice(rest, i, rest.n), TEXT("«"))) continue;
    if (which-- == 0) return text_slice(rest, i + strlen("«"), i + strlen("«E0"));
  }
  return NO_TEXT;
}

// Which two it names, and on what.
static void names_of(const struct message *m, struct text names[3]) {
  bool displaced = m->id == M_DISPLACED;
  names[0] = quoted(m->args[0], 0);
  names[1] = displaced ? quoted(m->args[1], 0) : quoted(m->args[0], 1);
  names[2] = displaced ? text_slice(m->args[0], strlen("Afwijking «E0» op "), m->args[0].n) : m->args[1];
}

static void check_provider(const struct all *a, const struct message *m, const struct text *names) {
  unsigned args[] = {label_of(names[0]), label_of(names[1]), target_of(names[2])};
  bool own = args[2] == EIS_3 && a->r->exception[args[0]].each.used;
  check_example(a, own, m->args[2], m->id == M_DISPLACED ? loses : clashes, args);
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
  struct text names[3];
  switch (m->id) {
  case M_REACHES_NOBODY: case M_APPLIES_TO_NOBODY: expect(out, "%s %.*s", code, TP(m->args[0])); return;
  case M_TOUCHES_NOTHING: case M_BRANCH_NEVER: case M_ALWAYS_OVERRULED:
    expect(out, "%s %.*s %.*s", code, TP(m->args[0]), TP(m->args[1]));
    return;
  case M_CLASH: case M_MAY_CLASH: case M_DISPLACED:
    names_of(m, names);
    expect(out, "%s %.*s %.*s %.*s", code, TP(names[0]), TP(names[1]), TP(names[2]));
    check_provider(a, m, names);
    return;
  case M_LEAK: {
    struct text label = text_slice(m->args[0], strlen("Afwijking «"), m->args[0].n - strlen("»"));
    expect(out, "%s %.*s", code, TP(label));
    check_leak_example(a, m->args[1], label_of(label), leaking_target(a, label_of(label)));
    return;
  }
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
  if (!text_eq(one, two))
    fail_msg("seed %llu\n%.*s\n-- wanted\n%.*s\n-- found\n%.*s", (unsigned long long)seed, TP(source), TP(one), TP(two));
  arena_free(arena);
}

static void test_random_sets(void **state) {
  (void)state;
  unsigned counts[M_COUNT] = {0};
  const char *sets = getenv("EISEN_PROOF_SETS");
  unsigned n = sets ? (unsigned)atoi(sets) : SETS;
  for (unsigned i = 0; i < n; i++) one_set(SEED + i, counts);
  static const enum message_id all[] = {M_REACHES_NOBODY,   M_APPLIES_TO_NOBODY, M_TOUCHES_NOTHING,
                                        M_BRANCH_NEVER,     M_ALWAYS_OVERRULED,  M_MAY_CLASH,
                                        M_CLASH,            M_DISPLACED,         M_LEAK};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (counts[all[i]] == 0) fail_msg("%s was never said", msg_code(all[i]));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_random_sets)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
