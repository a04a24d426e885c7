#include "mutate.h"

#include <string.h>

#include "convert.h"
#include "duration.h"
#include "maker.h"
#include "quotient.h"
#include "written.h"

// The image with room for changes: instructions, a constant more, and a list in the pool more.
struct maker {
  struct arena *arena;
  const struct image *im;
  struct image mutant;
  struct img_code *code;
  struct img_const *consts;
  struct img_pool *pool;
  uint32_t pool_used;
  mutation_test *test;
  void *context;
  VEC(struct mutant) list;
};
enum { POOL_MORE = 4096 };

static void maker_open(struct maker *m) {
  const struct image *im = m->im;
  m->code = NEW_ARRAY(m->arena, struct img_code, im->n_code + 1);
  m->consts = NEW_ARRAY(m->arena, struct img_const, im->n_consts + 1);
  m->pool = NEW_ARRAY(m->arena, struct img_pool, im->n_pool + POOL_MORE);
  if (im->n_code > 0) memcpy(m->code, im->code, im->n_code * sizeof *m->code);
  if (im->n_consts > 0) memcpy(m->consts, im->consts, im->n_consts * sizeof *m->consts);
  if (im->n_pool > 0) memcpy(m->pool, im->pool, im->n_pool * sizeof *m->pool);
  m->pool_used = im->n_pool;
  m->mutant = *im;
  m->mutant.code = m->code;
  m->mutant.consts = m->consts;
  m->mutant.pool = m->pool;
  m->mutant.n_consts = im->n_consts + 1;
  m->mutant.n_pool = im->n_pool + POOL_MORE;
}

static uint32_t new_const(struct maker *m, int64_t v) {
  uint32_t at = m->im->n_consts;
  m->consts[at] = (struct img_const){(uint32_t)(uint64_t)v, (uint32_t)((uint64_t)v >> 32)};
  return at;
}

static void judge(struct maker *m, enum mutation_kind kind, uint32_t span, struct text change) {
  vec_push(m->arena, &m->list, (struct mutant){kind, span, change, m->test(m->context, &m->mutant)});
}

static void undo(struct maker *m, uint32_t at) {
  m->code[at] = m->im->code[at];
  m->pool_used = m->im->n_pool;
}

// One instruction becomes another; what stands in the mirror of the comparison of a quotient, with it.
static void replace(struct maker *m, uint32_t at, struct img_code by, enum mutation_kind kind, struct text change) {
  uint32_t mirror = quotient_mirror(m->im, at);
  m->code[at] = by;
  if (mirror != NONE)
    m->code[mirror].op = by.op;
  judge(m, kind, m->im->code[at].span, change);
  if (mirror != NONE)
    undo(m, mirror);
  undo(m, at);
}

// ---- comparisons and what joins them ----

static void swap_op(struct maker *m, uint32_t at, uint16_t op, enum mutation_kind kind, const char *change) {
  struct img_code by = m->im->code[at];
  by.op = op;
  replace(m, at, by, kind, text_from(change));
}


// The compiler joins conditions of its own: here the author wrote «en» or «of», on one line.
static bool is_written(const struct maker *m, uint32_t at) {
  struct text all = written_text(m->im, m->im->code[at].span), rest, one;
  struct buf bare = {.arena = m->arena}; // without what stands between quotes
  bool quoted = false, joined = false;
  for (size_t i = 0; i < all.n; i++) {
    if (all.p[i] == '\n') return false;
    if (all.p[i] == '"') quoted = !quoted;
    else if (!quoted) buf_char(&bare, all.p[i]);
  }
  for (rest = buf_text(&bare); text_split(&rest, ' ', &one);) joined |= text_eq(one, TEXT("en")) || text_eq(one, TEXT("of"));
  return joined;
}

static bool has_more(const struct maker *m, uint32_t at) {
  uint64_t mask = (uint64_t)img_const(m->im, m->im->code[at].b);
  return (mask & (mask - 1)) != 0;
}

static void of_op(struct maker *m, uint32_t at) {
  switch (m->im->code[at].op) {
  case OP_LT: swap_op(m, at, OP_LE, MUTATE_COMPARE, "de grens zelf hoort er ook bij"); break;
  case OP_LE: swap_op(m, at, OP_LT, MUTATE_COMPARE, "de grens zelf hoort er niet meer bij"); break;
  case OP_EQ: swap_op(m, at, OP_NE, MUTATE_COMPARE, "«is» wordt «is niet»"); break;
  case OP_NE: swap_op(m, at, OP_EQ, MUTATE_COMPARE, "«is niet» wordt «is»"); break;
  case OP_ABSENT: swap_op(m, at, OP_PRESENT, MUTATE_COMPARE, "«is geen» wordt «is aanwezig»"); break;
  case OP_PRESENT: swap_op(m, at, OP_ABSENT, MUTATE_COMPARE, "«is aanwezig» wordt «is geen»"); break;
  case OP_AND: if (is_written(m, at)) swap_op(m, at, OP_OR, MUTATE_LOGIC, "«en» wordt «of»"); break;
  case OP_OR: if (is_written(m, at)) swap_op(m, at, OP_AND, MUTATE_LOGIC, "«of» wordt «en»"); break;
  case OP_HAS_ANY: if (has_more(m, at)) swap_op(m, at, OP_HAS_ALL, MUTATE_WHOLE, "«bevat een van» wordt «bevat alle van»"); break;
  case OP_HAS_ALL: if (has_more(m, at)) swap_op(m, at, OP_HAS_ANY, MUTATE_WHOLE, "«bevat alle van» wordt «bevat een van»"); break;
  default: break;
  }
}

// ---- numbers ----

// How much one unit is of the number `t` when it stands in the image as v; 0: it does not stand there as that.
static int64_t unit_of(struct text t, int64_t v) {
  int64_t n;
  if (convert_date(t, &n) == READ_OK) return n == v ? 1 : 0;
  if (convert_number(t, &n) != READ_OK || n == 0) return 0;
  for (int64_t scale = 1000000; scale > 0; scale /= 10) // millionths, cents, whole numbers
    if (n % (1000000 / scale) == 0 && n / (1000000 / scale) == v) {
      while (v % scale != 0) scale /= 10; // 12,5: a tenth
      return scale;
    }
  return 0;
}

static int64_t unit_in(const struct maker *m, uint32_t span, int64_t v, struct text *number) {
  struct text t = written_text(m->im, span);
  for (size_t i = 0; i < t.n; i++) {
    bool minus = t.p[i] == '-' && i + 1 < t.n && t.p[i + 1] >= '0' && t.p[i + 1] <= '9';
    if ((!minus && (t.p[i] < '0' || t.p[i] > '9')) || (i > 0 && t.p[i - 1] != ' ' && t.p[i - 1] != '(')) continue;
    size_t end = i + minus;
    while (end < t.n && ((t.p[end] >= '0' && t.p[end] <= '9') || t.p[end] == '.' || t.p[end] == ',' || t.p[end] == '-')) end++;
    while (end > i && (t.p[end - 1] == ',' || t.p[end - 1] == '.')) end--;
    *number = text_slice(t, i, end);
    struct text with = text_starts(text_slice(t, end, t.n), TEXT(" miljoen")) ? text_slice(t, i, end + 8) : *number;
    int64_t unit = unit_of(with, v);
    if (unit > 0) return unit;
    i = end;
  }
  return 0;
}

static void shift(struct maker *m, uint32_t at, uint32_t operand, int64_t v, int64_t by, struct text change) {
  struct img_code code = m->im->code[at];
  uint32_t fresh = new_const(m, v + by);
  if (operand == 0) code.a = fresh;
  else code.b = fresh;
  replace(m, at, code, MUTATE_NUMBER, change);
}

// What a parameter says, where a norm asks for it: one more, and one less.
static void of_parameter(struct maker *m, uint32_t at) {
  struct img_code by = m->im->code[at];
  const struct img_parameter *p = &m->im->parameters[by.a];
  struct text name = img_text(m->im, p->name);
  int64_t v = img_const(m->im, p->value), unit = p->type == TYPE_DATE ? 1 : p->type == TYPE_MONEY ? 100 : NUMBER_SCALE;
  if (p->type == TYPE_DURATION) unit *= span_size((enum span_unit)p->class_);
  while (p->type != TYPE_DATE && v != 0 && v % unit != 0 && unit % 10 == 0) unit /= 10;
  for (int way = 1; way >= -1; way -= 2) {
    by = (struct img_code){OP_CONST_V, by.entity, by.dst, new_const(m, v + way * unit), 0, 0, by.span};
    replace(m, at, by, MUTATE_NUMBER, text_format(m->arena, "parameter %.*s wordt één %s", TP(name), way > 0 ? "meer" : "minder"));
  }
}

static void of_number(struct maker *m, uint32_t at) {
  const struct img_code *c = &m->im->code[at];
  if (c->op == OP_PARAMETER) of_parameter(m, at);
  bool term = c->op == OP_ADD_TERM || c->op == OP_ADD_LAW || c->op == OP_ADD_WORKDAYS;
  if (c->op != OP_CONST_V && !term) return;
  int64_t v = img_const(m->im, term ? c->b : c->a), unit = 1;
  struct text number = NO_TEXT;
  if (!term) unit = unit_in(m, c->span, v, &number);
  if (unit == 0 || (term && v == 0)) return;
  if (term) number = text_format(m->arena, "%lld", (long long)(v < 0 ? -v : v));
  shift(m, at, term, v, unit, text_format(m->arena, "%.*s wordt één meer", TP(number)));
  shift(m, at, term, v, -unit, text_format(m->arena, "%.*s wordt één minder", TP(number)));
}

static void of_unit(struct maker *m, uint32_t at) {
  struct img_code by = m->im->code[at];
  static const uint32_t other[] = {[UNIT_DAY] = UNIT_WEEK, [UNIT_WORKDAY] = UNIT_DAY, [UNIT_WEEK] = UNIT_MONTH, [UNIT_MONTH] = UNIT_WEEK, [UNIT_YEAR] = UNIT_MONTH};
  static const char *const words[] = {[UNIT_DAY] = "dagen worden weken", [UNIT_WORKDAY] = "werkdagen worden dagen", [UNIT_WEEK] = "weken worden maanden",
                                      [UNIT_MONTH] = "maanden worden weken", [UNIT_YEAR] = "jaren worden maanden"};
  if (by.op == OP_ADD_WORKDAYS) {
    by.op = OP_ADD_TERM;
    by.c = UNIT_DAY;
    replace(m, at, by, MUTATE_UNIT, TEXT("werkdagen worden dagen"));
  } else if ((by.op == OP_ADD_TERM || by.op == OP_ADD_LAW) && by.c <= UNIT_YEAR) {
    const char *change = words[by.c];
    by.c = other[by.c];
    replace(m, at, by, MUTATE_UNIT, text_from(change));
  }
}

// ---- parts ----

static struct text part_words(const struct maker *m, uint32_t reg, const char *otherwise) {
  for (uint32_t i = 0; i < m->im->n_targets; i++) {
    const struct img_target *t = &m->im->targets[i];
    if (t->kind == TARGET_PART && (t->reg == reg || t->row_reg == reg)) return text_format(m->arena, "onderdeel %.*s telt niet mee", TP(img_text(m->im, t->path)));
  }
  return text_format(m->arena, "%s telt niet mee", otherwise);
}

// Is its first operand a fold of the same onderdelen?
static bool is_fold_of(const struct maker *m, uint32_t at) {
  uint32_t first = maker_of(m->im, m->im->code[at].a);
  return first < at && m->im->code[first].op == OP_FOLD && m->im->code[first].span == m->im->code[at].span;
}

static void of_part(struct maker *m, uint32_t at) {
  struct img_code by = m->im->code[at];
  if (by.op == OP_COMPLETE) {
    by = (struct img_code){OP_FOLD, by.entity, by.dst, by.a, by.a, 0, by.span};
    replace(m, at, by, MUTATE_WHOLE, TEXT("«volledig» vervalt"));
  }
  if (m->im->code[at].op != OP_FOLD) return;
  by.b = by.a;
  if (!is_always_nvt(m->im, m->im->code[at].b)) replace(m, at, by, MUTATE_PART, part_words(m, m->im->code[at].b, "het laatste onderdeel"));
  if (is_fold_of(m, at) || is_always_nvt(m->im, by.a)) return; // what stands before was left out there
  by.a = by.b = m->im->code[at].b;
  replace(m, at, by, MUTATE_PART, part_words(m, m->im->code[at].a, "het eerste onderdeel"));
}

// ---- scopes and exceptions ----

static void of_scopes(struct maker *m) {
  const struct image *im = m->im;
  bool *done = NEW_ARRAY(m->arena, bool, im->n_regs);
  for (uint32_t i = 0; i < im->n_targets; i++) {
    const struct img_target *t = &im->targets[i];
    if (t->set != im->n_sets - 1 || t->scope_reg == NONE || done[t->scope_reg]) continue;
    uint32_t at = maker_of(im, t->scope_reg);
    done[t->scope_reg] = true;
    if (at == NONE || im->code[at].op == OP_CONST_C) continue;
    struct img_code by = {OP_CONST_C, im->code[at].entity, im->code[at].dst, new_const(m, WAAR), 0, 0, t->span};
    m->code[at] = by;
    judge(m, MUTATE_SCOPE, t->span, TEXT("geldt voor iedereen"));
    undo(m, at);
  }
}

// The options of a select without those whose condition is `reg`; the masks of what goes before what move along.
static bool without(struct maker *m, uint32_t at, uint32_t reg) {
  const struct img_pool *list = &m->im->pool[m->im->code[at].b];
  uint32_t n = list[0].v / 4, kept[64], left = 0;
  for (uint32_t i = 0; i < n; i++)
    if (list[1 + 4 * i].v != reg) kept[left++] = i;
  if (left == n || m->pool_used + 1 + 4 * left > m->im->n_pool + POOL_MORE) return false;
  struct img_pool *out = &m->pool[m->pool_used];
  out[0].v = 4 * left;
  for (uint32_t i = 0; i < left; i++) {
    const struct img_pool *from = &list[1 + 4 * kept[i]];
    uint64_t mask = (uint64_t)from[3].v << 32 | from[2].v, moved = 0;
    for (uint32_t k = 0; k < left; k++) moved |= (mask >> kept[k] & 1) << k;
    struct img_pool *to = &out[1 + 4 * i];
    to[0] = from[0], to[1] = from[1], to[2].v = (uint32_t)moved, to[3].v = (uint32_t)(moved >> 32);
  }
  m->code[at].b = m->pool_used;
  m->pool_used += 1 + 4 * left;
  return true;
}

// It stands in selects; an addition is chosen under its condition.
static bool drop(struct maker *m, uint32_t at, uint32_t reg, uint32_t span) {
  const struct img_code *c = &m->im->code[at];
  if (c->op == OP_SELECT_U || c->op == OP_SELECT_C) return without(m, at, reg);
  if (c->op != OP_CHOOSE || c->a != reg || c->span != span) return false;
  m->code[at].b = c->c;
  return true;
}

static void of_exception(struct maker *m, uint32_t exception) {
  const struct image *im = m->im;
  const struct img_exception *x = &im->exceptions[exception];
  bool any = false;
  if (x->set != im->n_sets - 1) return;
  for (uint32_t b = x->first_branch; b < x->first_branch + x->branches; b++)
    for (uint32_t i = 0; im->branches[b].reg != NONE && i < im->n_code; i++) any |= drop(m, i, im->branches[b].reg, x->span);
  if (any) judge(m, MUTATE_EXCEPTION, x->span, TEXT("de afwijking geldt nooit"));
  memcpy(m->code, im->code, im->n_code * sizeof *m->code);
  m->pool_used = im->n_pool;
}

// The validity of a set stands in the words of the first target that it is asked for; its author wrote no comparison there.
static bool of_validity(const struct image *im, uint32_t at) {
  for (uint32_t i = 0; i < im->n_targets; i++)
    if (span_same(im, im->code[at].span, im->targets[i].span) && (im->code[at].op == OP_LE || im->code[at].op == OP_LT)) return true;
  return false;
}

struct mutation *mutation_run(struct arena *a, const struct image *im, mutation_test *test, void *context) {
  struct maker m = {.arena = a, .im = im, .test = test, .context = context};
  struct mutation *out = NEW(a, struct mutation);
  maker_open(&m);
  for (uint32_t i = 0; i < im->n_code; i++) {
    if (!written_here(im, im->code[i].span)) continue;
    if (!quotient_inner(im, i) && !of_validity(im, i) && !written_row_of_all(im, im->code[i].span)) of_op(&m, i);
    of_number(&m, i);
    of_unit(&m, i);
    of_part(&m, i);
  }
  of_scopes(&m);
  for (uint32_t i = 0; i < im->n_exceptions; i++) of_exception(&m, i);
  *out = (struct mutation){im, m.list.p, m.list.n};
  return out;
}

// ---- in words ----

const char *mutation_kind_words(enum mutation_kind kind) {
  static const char *const words[] = {[MUTATE_COMPARE] = "vergelijking", [MUTATE_NUMBER] = "getal", [MUTATE_UNIT] = "eenheid", [MUTATE_LOGIC] = "en/of",
                                      [MUTATE_SCOPE] = "voor wie", [MUTATE_EXCEPTION] = "afwijking", [MUTATE_PART] = "onderdeel", [MUTATE_WHOLE] = "volledig"};
  return words[kind];
}

struct text mutant_place(const struct mutation *m, const struct mutant *one) { return written_in(m->image, one->span); }

struct text mutant_words(struct arena *a, const struct mutation *m, const struct mutant *one) { return written_line(a, m->image, one->span); }
