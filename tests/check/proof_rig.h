// Small random sets of eisen, written as a source and kept as data; and every provider there can be for them. Shares
// nothing with the proof: a condition is evaluated for one provider at a time, as the language says.
#ifndef EISEN_PROOF_RIG_H
#define EISEN_PROOF_RIG_H

#include <stdio.h>
#include <string.h>

#include "check.h"
#include "text.h"

enum { LEAVES = 4, NODES = 5, TARGETS = 5, EXCEPTIONS = 4, BRANCHES = 3, NUMBERS = 6 };
enum { EIS_1, PART_A, PART_B, EIS_2, EIS_3 }; // the targets

static const struct { const char *path, *words; unsigned leaves; } nodes[NODES] = {
    {"a", "«A»", 3}, {"a.p", "«A» (P)", 1}, {"a.q", "«A» (Q)", 2}, {"b", "«B»", 4}, {"c", "«C»", 8}};
static const int numbers[NUMBERS] = {-1, 1, 2, 3, 5, 6}; // -1: geen

// A provider, and the row under judgement.
struct world {
  unsigned rows;        // enrolments: bit leaf, or bit 2 * leaf + place
  unsigned own;         // the enrolment under judgement, a bit number
  unsigned product;     // of the toewijzing under judgement
  unsigned f, s, n, m, urgent;
};

struct twig { unsigned node, place; }; // place 0: anywhere, 1: g, 2: h
enum whom { ALL, SOME, NOT, ONLY, ALSO };
struct whom_clause {
  enum whom kind;
  unsigned n;
  struct twig twig[2];
  enum { NO_EXCEPT, EXCEPT_ONLY, EXCEPT_SOME } except;
  struct twig but;
};
enum op {
  AND, OR, NOT_OF, F_TRUE, S_IS, S_IS_NOT, S_AMONG, N_LEAST, N_OVER, N_MOST, N_UNDER_, N_FROM_TO, N_NONE_, M_HAS, M_ANY, M_ALL
};
struct condition_tree {
  enum op op;
  unsigned x, y;
  struct condition_tree *a, *b;
};
struct when_clause { bool unless; struct condition_tree *c; };
struct rows_clause { bool used, under, urgent; unsigned node; }; // voor elke …

struct rig_target {
  bool used;
  struct rows_clause each;
  struct whom_clause scope[2];
  struct when_clause when[1];
  unsigned scopes, whens;
};
enum does { LAPSE, SATISFY, REPLACE, LEAVE };
struct rig_branch { struct condition_tree *condition, *where; enum does does; };
struct rig_exception {
  unsigned aim[2], aims;
  struct rows_clause each;
  struct whom_clause scope[2];
  struct when_clause when[2];
  unsigned scopes, whens, branches;
  bool cases;
  struct rig_branch branch[BRANCHES];
  bool before[EXCEPTIONS]; // as written
};
struct rig {
  struct arena *arena;
  uint64_t seed;
  bool places;
  struct rig_target target[TARGETS];
  struct rig_exception exception[EXCEPTIONS];
  unsigned exceptions;
};

// ---- chance ----

static unsigned chance(struct rig *r, unsigned n) {
  r->seed = r->seed * 6364136223846793005u + 1442695040888963407u;
  return (unsigned)((r->seed >> 33) % n);
}

static struct condition_tree *some_condition(struct rig *r, unsigned depth) {
  struct condition_tree *c = NEW(r->arena, struct condition_tree);
  if (depth > 0 && chance(r, 3) == 0) {
    c->op = (enum op)chance(r, 3);
    c->a = some_condition(r, depth - 1);
    if (c->op != NOT_OF) c->b = some_condition(r, depth - 1);
    return c;
  }
  do c->op = F_TRUE + (enum op)chance(r, M_ALL - F_TRUE + 1);
  while (r->places && c->op >= M_HAS);
  c->x = chance(r, 3);
  c->y = (c->x + 1) % 3;
  if (c->op >= N_LEAST) c->x = chance(r, 2);
  return c;
}

static struct twig some_twig(struct rig *r) {
  return (struct twig){chance(r, NODES), r->places && chance(r, 2) ? 1 + chance(r, 2) : 0};
}

static struct whom_clause some_whom(struct rig *r, bool exception) {
  struct whom_clause c = {.kind = (enum whom)chance(r, exception ? 5 : 4), .n = 1 + chance(r, 2)};
  for (unsigned i = 0; i < c.n; i++) c.twig[i] = some_twig(r);
  if (c.kind <= SOME && chance(r, 3) == 0) {
    c.except = chance(r, 2) ? EXCEPT_ONLY : EXCEPT_SOME;
    c.but = some_twig(r);
  }
  return c;
}

static void some_target(struct rig *r, unsigned t, bool rows) {
  struct rig_target *x = &r->target[t];
  *x = (struct rig_target){.used = true, .each = {.used = rows}};
  x->scopes = chance(r, 5) == 0 ? 2 : chance(r, 2);
  for (unsigned i = 0; i < x->scopes; i++) x->scope[i] = some_whom(r, false);
  x->whens = chance(r, 3) == 0;
  for (unsigned i = 0; i < x->whens; i++) x->when[i] = (struct when_clause){chance(r, 2), some_condition(r, 1)};
  x->each.under = rows && chance(r, 2);
  x->each.node = chance(r, NODES);
}

static void some_aim(struct rig *r, struct rig_exception *x) {
  unsigned last = r->places ? EIS_2 : EIS_3;
  x->aim[0] = chance(r, last + 1);
  x->aims = 1;
  if (x->aim[0] == PART_B) x->aim[0] = PART_A, x->aim[1] = PART_B, x->aims = 2;
  if (x->aim[0] < EIS_2 || chance(r, 3) == 0) return;
  x->each = (struct rows_clause){.used = true, .under = chance(r, 2), .node = chance(r, NODES)};
  x->each.urgent = x->aim[0] == EIS_2 && !r->places && chance(r, 3) == 0;
}

static void some_branch(struct rig *r, struct rig_branch *b, bool cases) {
  b->does = (enum does)chance(r, cases ? 4 : 3);
  if (b->does == SATISFY && chance(r, 2)) b->where = some_condition(r, 1);
}

static void some_exception(struct rig *r, struct rig_exception *x) {
  *x = (struct rig_exception){.cases = chance(r, 3) == 0, .scopes = chance(r, 3), .whens = chance(r, 3)};
  some_aim(r, x);
  for (unsigned i = 0; i < x->scopes; i++) x->scope[i] = some_whom(r, true);
  for (unsigned i = 0; i < x->whens; i++) x->when[i] = (struct when_clause){chance(r, 2), some_condition(r, 2)};
  x->branches = x->cases ? 1 + chance(r, 3) : 1;
  for (unsigned i = 0; i < x->branches; i++) {
    some_branch(r, &x->branch[i], x->cases);
    if (x->cases && (i + 1 < x->branches || i == 0 || chance(r, 2))) x->branch[i].condition = some_condition(r, 1);
  }
}

static void some_set(struct rig *r) {
  r->places = chance(r, 3) == 0;
  for (unsigned t = 0; t < TARGETS; t++) r->target[t].used = false;
  some_target(r, EIS_1, false);
  some_target(r, PART_A, false);
  some_target(r, PART_B, false);
  some_target(r, EIS_2, true);
  if (!r->places) some_target(r, EIS_3, true);
  r->exceptions = 2 + chance(r, EXCEPTIONS - 1);
  for (unsigned e = 0; e < r->exceptions; e++) {
    some_exception(r, &r->exception[e]);
    for (unsigned other = e + 1; other < r->exceptions; other++) r->exception[e].before[other] = chance(r, 4) == 0;
  }
}

// ---- writing ----

static void write_twig(struct buf *b, struct twig t) {
  if (t.place == 0) buf_format(b, "%s", nodes[t.node].path);
  else buf_format(b, "(%s in %s)", nodes[t.node].path, t.place == 1 ? "g" : "h"); // brackets: it belongs to this branch alone
}

static void write_whom(struct buf *b, const char *indent, const struct whom_clause *c) {
  static const char *const start[] = {
      "geldt voor alle zorgvormen", "geldt voor ", "geldt niet voor ", "bij uitsluitend ", "ook bij "};
  buf_format(b, "%s%s", indent, start[c->kind]);
  for (unsigned i = 0; i < c->n && c->kind != ALL; i++) {
    if (i > 0) buf_addz(b, " of ");
    write_twig(b, c->twig[i]);
  }
  if (c->except != NO_EXCEPT) {
    buf_addz(b, c->except == EXCEPT_ONLY ? ", behalve bij uitsluitend " : ", behalve ");
    write_twig(b, c->but);
  }
  buf_char(b, '\n');
}

static void write_condition(struct buf *b, const struct condition_tree *c) {
  static const char s[] = "xyz", m[] = "uv";
  int limit = c->x ? 5 : 2;
  switch (c->op) {
  case AND: case OR:
    buf_char(b, '(');
    write_condition(b, c->a);
    buf_addz(b, c->op == AND ? " en " : " of ");
    write_condition(b, c->b);
    buf_char(b, ')');
    return;
  case NOT_OF:
    buf_addz(b, "niet (");
    write_condition(b, c->a);
    buf_char(b, ')');
    return;
  case F_TRUE: buf_addz(b, "f"); return;
  case S_IS: buf_format(b, "s is %c", s[c->x]); return;
  case S_IS_NOT: buf_format(b, "s is niet %c", s[c->x]); return;
  case S_AMONG: buf_format(b, "s is een van (%c, %c)", s[c->x], s[c->y]); return;
  case N_LEAST: buf_format(b, "n is minstens %d", limit); return;
  case N_OVER: buf_format(b, "n is meer dan %d", limit); return;
  case N_MOST: buf_format(b, "n is hoogstens %d", limit); return;
  case N_UNDER_: buf_format(b, "n is minder dan %d", limit); return;
  case N_FROM_TO: buf_addz(b, "n is van 2 tot en met 5"); return;
  case N_NONE_: buf_addz(b, "n is geen"); return;
  case M_HAS: buf_format(b, "m bevat %c", m[c->x]); return;
  case M_ANY: buf_addz(b, "m bevat een van (u, v)"); return;
  case M_ALL: buf_addz(b, "m bevat alle van (u, v)"); return;
  }
}

static void write_when(struct buf *b, const char *indent, const struct when_clause *w) {
  buf_format(b, "%s%s ", indent, w->unless ? "tenzij" : "indien");
  write_condition(b, w->c);
  buf_char(b, '\n');
}

static void write_each(struct buf *b, const struct rows_clause *each, const char *entity) {
  if (!each->used) return;
  buf_format(b, "  voor elke %s%s", entity, each->urgent ? " met spoed" : "");
  if (each->under) buf_format(b, " onder %s", nodes[each->node].path);
  buf_char(b, '\n');
}

static void write_target(struct buf *b, const struct rig *r, unsigned t, const char *indent) {
  const struct rig_target *x = &r->target[t];
  for (unsigned i = 0; i < x->scopes; i++) write_whom(b, indent, &x->scope[i]);
  for (unsigned i = 0; i < x->whens; i++) write_when(b, indent, &x->when[i]);
  write_each(b, &x->each, t == EIS_2 ? "toewijzing" : "inschrijving");
}

static const char *aim_words(const struct rig_exception *x) {
  static const char *const aims[] = {"eis 1 van t", "onderdeel a van eis 1 van t", "", "eis 2 van t", "eis 3 van t"};
  return x->aims == 2 ? "onderdeel a en b van eis 1 van t" : aims[x->aim[0]];
}

static void write_effect(struct buf *b, const char *indent, const char *aim, const struct rig_branch *br) {
  buf_format(b, "%s%s", indent, br->does == REPLACE || br->does == LEAVE ? "" : aim);
  if (br->does == LAPSE) buf_addz(b, "is niet van toepassing");
  if (br->does == LEAVE) buf_addz(b, "blijft gelden");
  if (br->does == REPLACE) buf_addz(b, "geldt: oordeel");
  if (br->does == SATISFY) buf_addz(b, "is voldaan");
  if (br->where) {
    buf_addz(b, " indien ");
    write_condition(b, br->where);
  }
  buf_char(b, '\n');
}

static void write_branches(struct buf *b, const struct rig_exception *x) {
  struct text aim = text_format(b->arena, "%s ", aim_words(x));
  if (x->cases || x->branch[0].does == REPLACE) buf_format(b, "  in afwijking van %s\n", aim_words(x));
  if (!x->cases) write_effect(b, "  ", aim.p, &x->branch[0]);
  for (unsigned i = 0; i < x->branches && x->cases; i++) {
    const struct rig_branch *br = &x->branch[i];
    if (!br->condition) buf_addz(b, "  anders:\n");
    else {
      buf_addz(b, "  indien ");
      write_condition(b, br->condition);
      buf_addz(b, ":\n");
    }
    write_effect(b, "    ", "", br);
  }
}

static void write_exception(struct buf *b, const struct rig *r, unsigned e) {
  const struct rig_exception *x = &r->exception[e];
  buf_format(b, "afwijking E%u \"e\"\n", e);
  for (unsigned i = 0; i < x->scopes; i++) write_whom(b, "  ", &x->scope[i]);
  for (unsigned i = 0; i < x->whens; i++) write_when(b, "  ", &x->when[i]);
  for (unsigned other = 0; other < r->exceptions; other++)
    if (x->before[other]) buf_format(b, "  gaat voor E%u\n", other);
  write_each(b, &x->each, x->aim[0] == EIS_2 ? "toewijzing" : "inschrijving");
  write_branches(b, x);
}

static struct text write_set(const struct rig *r) {
  struct buf b = {.arena = r->arena};
  buf_addz(&b, "taal 1\neisenset t \"T\"\n"
               "indeling zorgvorm\n  a \"A\"\n    p \"P\"\n    q \"Q\"\n  b \"B\"\n  c \"C\"\n"
               "indeling gemeente\n  g \"G\"\n  h \"H\"\n"
               "gegevens aanbieder\n  f ja/nee\n  s een van (x, y, z)\n  n getal of geen\n  m verzameling van (u, v)\n"
               "gegevens inschrijving (inschrijvingen) per aanbieder\n  zorgvorm zorgvorm\n  gemeente gemeente\n"
               "gegevens toewijzing (toewijzingen) per aanbieder\n  product zorgvorm\n  spoed ja/nee\n"
               "eis 1 \"e\"\n");
  write_target(&b, r, EIS_1, "  ");
  for (unsigned t = PART_A; t <= PART_B; t++) {
    buf_format(&b, "  %c \"o\"\n", t == PART_A ? 'a' : 'b');
    write_target(&b, r, t, "    ");
    buf_addz(&b, "    norm oordeel\n");
  }
  for (unsigned t = EIS_2; t <= EIS_3; t++) {
    if (!r->target[t].used) continue;
    buf_format(&b, "eis %u \"e\"\n", t == EIS_2 ? 2u : 3u);
    write_target(&b, r, t, "  ");
    buf_addz(&b, "  norm oordeel\n");
  }
  for (unsigned e = 0; e < r->exceptions; e++) write_exception(&b, r, e);
  return buf_text(&b);
}

// ---- meaning ----

static unsigned row_leaf(const struct rig *r, unsigned row) { return r->places ? row / 2 : row; }
static unsigned rows_there(const struct rig *r) { return r->places ? 2 * LEAVES : LEAVES; }

static bool under(unsigned node, unsigned leaf) { return nodes[node].leaves >> leaf & 1; }

static bool in_twig(const struct rig *r, unsigned row, struct twig t) {
  return under(t.node, row_leaf(r, row)) && (t.place == 0 || row % 2 == t.place - 1);
}

static void count_inside(const struct rig *r, unsigned rows, const struct twig *twig, unsigned n, bool *some,
                         bool *all) {
  *some = false;
  *all = true;
  for (unsigned row = 0; row < rows_there(r); row++) {
    if (!(rows >> row & 1)) continue;
    bool in = false;
    for (unsigned i = 0; i < n; i++) in = in || in_twig(r, row, twig[i]);
    *some = *some || in;
    *all = *all && in;
  }
}

static bool whom_holds(const struct rig *r, unsigned rows, const struct whom_clause *c) {
  bool some, all, holds = true;
  count_inside(r, rows, c->twig, c->n, &some, &all);
  if (c->kind == SOME || c->kind == ALSO) holds = some;
  if (c->kind == NOT) holds = !some;
  if (c->kind == ONLY) holds = all && rows;
  if (c->except == NO_EXCEPT) return holds;
  count_inside(r, rows, &c->but, 1, &some, &all);
  return holds && !(c->except == EXCEPT_ONLY ? all : some);
}

static bool condition_holds(const struct world *w, const struct condition_tree *c) {
  int n = numbers[w->n], limit = c->x ? 5 : 2;
  switch (c->op) {
  case AND: return condition_holds(w, c->a) && condition_holds(w, c->b);
  case OR: return condition_holds(w, c->a) || condition_holds(w, c->b);
  case NOT_OF: return !condition_holds(w, c->a);
  case F_TRUE: return w->f;
  case S_IS: return w->s == c->x;
  case S_IS_NOT: return w->s != c->x;
  case S_AMONG: return w->s == c->x || w->s == c->y;
  case N_LEAST: return n >= 0 && n >= limit;
  case N_OVER: return n >= 0 && n > limit;
  case N_MOST: return n >= 0 && n <= limit;
  case N_UNDER_: return n >= 0 && n < limit;
  case N_FROM_TO: return n >= 2 && n <= 5;
  case N_NONE_: return n < 0;
  case M_HAS: return w->m >> c->x & 1;
  case M_ANY: return w->m != 0;
  case M_ALL: return w->m == 3;
  }
  return false;
}

static bool clauses_hold(const struct rig *r, const struct world *w, const struct whom_clause *scope, unsigned scopes,
                         const struct when_clause *when, unsigned whens) {
  for (unsigned i = 0; i < scopes; i++)
    if (!whom_holds(r, w->rows, &scope[i])) return false;
  for (unsigned i = 0; i < whens; i++)
    if (condition_holds(w, when[i].c) == when[i].unless) return false;
  return true;
}

static bool each_holds(const struct rig *r, const struct world *w, const struct rows_clause *each, unsigned target) {
  unsigned leaf = target == EIS_2 ? w->product : row_leaf(r, w->own);
  return !each->used || ((!each->under || under(each->node, leaf)) && (!each->urgent || w->urgent));
}

static bool target_whole(const struct rig *r, const struct world *w, unsigned t) {
  const struct rig_target *x = &r->target[t];
  bool holds = clauses_hold(r, w, x->scope, x->scopes, x->when, x->whens);
  return holds && (t == EIS_1 || t > PART_B || target_whole(r, w, EIS_1));
}

static bool target_row(const struct rig *r, const struct world *w, unsigned t) {
  return target_whole(r, w, t) && each_holds(r, w, &r->target[t].each, t);
}

static bool exception_holds(const struct rig *r, const struct world *w, unsigned e) {
  const struct rig_exception *x = &r->exception[e];
  return clauses_hold(r, w, x->scope, x->scopes, x->when, x->whens) && each_holds(r, w, &x->each, x->aim[0]);
}

// The branch that is taken and has its effect; BRANCHES: none.
static unsigned branch_taken(const struct rig *r, const struct world *w, unsigned e) {
  const struct rig_exception *x = &r->exception[e];
  if (!exception_holds(r, w, e)) return BRANCHES;
  for (unsigned i = 0; i < x->branches; i++) {
    const struct rig_branch *b = &x->branch[i];
    if (b->condition && !condition_holds(w, b->condition)) continue;
    return !b->where || condition_holds(w, b->where) ? i : BRANCHES;
  }
  return BRANCHES;
}

#endif
