#include "coverage.h"

#include "maker.h"
#include "quotient.h"
#include "written.h"

struct list { VEC(struct cover_item) items; };

// ---- targets ----

static bool is_computed(const struct image *im, uint32_t target) {
  const struct img_target *t = &im->targets[target];
  return (t->flags & TARGET_LEAF) && !(t->flags & (TARGET_JUDGED | TARGET_SHOWN | TARGET_KPI));
}

static void add_targets(struct arena *a, struct list *l, const struct image *im) {
  uint32_t own = im->n_sets - 1;
  for (uint32_t i = 0; i < im->n_targets; i++) {
    const struct img_target *t = &im->targets[i];
    struct cover_item item = {.at = i, .span = t->span, .reg = t->row_reg, .entity = t->entity};
    if (t->set != own || (t->flags & TARGET_SHOWN))
      continue;
    if (t->kind == TARGET_EIS) {
      item.kind = COVER_EIS, item.wanted = SEEN_YES, item.reg = NONE;
      vec_push(a, &l->items, item);
    }
    item.reg = t->row_reg;
    item.kind = COVER_NORM, item.wanted = SEEN_YES | SEEN_NO;
    if (is_computed(im, i))
      vec_push(a, &l->items, item);
    item.kind = COVER_SCOPE, item.reg = t->scope_reg, item.entity = 0;
    if (t->scope_reg != NONE)
      vec_push(a, &l->items, item);
  }
}

// ---- exceptions ----

static void add_exceptions(struct arena *a, struct list *l, const struct image *im) {
  for (uint32_t i = 0; i < im->n_exceptions; i++) {
    const struct img_exception *x = &im->exceptions[i];
    if (x->set != im->n_sets - 1 || x->guard_reg == NONE)
      continue;
    unsigned wanted = is_constant(im, x->guard_reg) ? SEEN_YES : SEEN_YES | SEEN_NO; // without a condition there is no outside
    struct cover_item item = {COVER_EXCEPTION, i, x->entity, x->guard_reg, x->span, wanted, 0};
    vec_push(a, &l->items, item);
    for (uint32_t b = x->first_branch; x->branches > 1 && b < x->first_branch + x->branches; b++)
      vec_push(a, &l->items, (struct cover_item){COVER_BRANCH, b, x->entity, im->branches[b].reg, x->span, SEEN_YES, 0});
  }
}

// ---- conditions ----

static bool is_comparison(uint16_t op) {
  switch (op) {
  case OP_LT: case OP_LE: case OP_EQ: case OP_NE: case OP_WITHIN: case OP_ONE_OF: case OP_ABSENT: case OP_PRESENT: case OP_HAS_ANY:
  case OP_HAS_ALL: case OP_LATEST: case OP_LOAD_C:
    return true;
  default:
    return false;
  }
}

static bool is_table(const struct image *im, uint32_t span) {
  return text_starts(written_in(im, span), TEXT("tabel "));
}

// The words of a target as a whole: its validity is compared there, which its author did not write as a condition.
static bool is_of_target(const struct image *im, uint32_t span) {
  for (uint32_t i = 0; i < im->n_targets; i++)
    if (span_same(im, span, im->targets[i].span))
      return true;
  return false;
}

// «Grenst aan» becomes one choice per leaf, joined: what these words come to is the last that joins them. A register; NONE.
static uint32_t joined_whole(const struct image *im, uint32_t at) {
  uint32_t whole = NONE;
  if (im->code[at].op != OP_WITHIN && im->code[at].op != OP_ONE_OF) return NONE;
  for (uint32_t i = at + 1; i < im->n_code && span_same(im, im->code[i].span, im->code[at].span); i++)
    if (im->code[i].op == OP_AND || im->code[i].op == OP_OR) whole = im->code[i].dst;
  return whole;
}

// Of the comparisons that one span of words became, the last says what the words say; of a quotient or of borders what they come to
// together.
static void add_conditions(struct arena *a, struct list *l, const struct image *im) {
  size_t first = l->items.n;
  for (uint32_t i = 0; i < im->n_code; i++) {
    const struct img_code *c = &im->code[i];
    if (!is_comparison(c->op) || !written_here(im, c->span) || is_of_target(im, c->span))
      continue;
    enum cover_kind kind = is_table(im, c->span) ? COVER_ROW : COVER_CONDITION;
    uint32_t quotient = quotient_whole(im, i), whole = quotient == NONE ? joined_whole(im, i) : quotient;
    uint32_t reg = whole == NONE ? c->dst : whole;
    unsigned wanted = kind == COVER_ROW && written_row_of_all(im, c->span) ? SEEN_YES : SEEN_YES | SEEN_NO;
    struct cover_item item = {kind, reg, im->regs[reg].entity, reg, c->span, wanted, 0};
    struct cover_item *before = l->items.n > first ? &l->items.p[l->items.n - 1] : NULL;
    if (before && span_same(im, before->span, c->span))
      *before = item;
    else
      vec_push(a, &l->items, item);
  }
}

struct coverage *coverage_new(struct arena *a, const struct image *im) {
  struct list l = {0};
  struct coverage *c = NEW(a, struct coverage);
  add_targets(a, &l, im);
  add_exceptions(a, &l, im);
  add_conditions(a, &l, im);
  *c = (struct coverage){im, l.items.p, l.items.n};
  return c;
}

// ---- what a run saw ----

static unsigned seen_condition(unsigned bits) { return bits == WAAR ? SEEN_YES : bits == ONWAAR ? SEEN_NO : 0; }
static unsigned seen_outcome(unsigned bits) { return bits == JA ? SEEN_YES : bits == NEE || bits == DEELS ? SEEN_NO : 0; }

static void look(struct cover_item *item, const struct run *run) {
  for (uint32_t r = 0; r < run_rows(run, item->reg) && (item->seen & item->wanted) != item->wanted; r++)
    item->seen |= item->kind == COVER_NORM ? seen_outcome(run_outcome(run, item->reg, r))
                                           : seen_condition(run_condition(run, item->reg, r));
}

void coverage_run(struct coverage *c, const struct run *run) {
  for (size_t i = 0; i < c->n; i++)
    if (c->items[i].reg != NONE)
      look(&c->items[i], run);
}

void coverage_expected(struct coverage *c, uint32_t target) {
  const struct img_target *t = &c->image->targets[target];
  uint32_t eis = t->kind == TARGET_EIS ? target : t->eis;
  for (size_t i = 0; i < c->n; i++)
    if (c->items[i].kind == COVER_EIS && c->items[i].at == eis)
      c->items[i].seen |= SEEN_YES;
}

// ---- in words ----

const char *cover_kind_words(enum cover_kind kind) {
  static const char *const words[] = {[COVER_EIS] = "eisen", [COVER_NORM] = "normen", [COVER_SCOPE] = "voor wie", [COVER_EXCEPTION] = "afwijkingen",
                                      [COVER_BRANCH] = "takken", [COVER_CONDITION] = "voorwaarden", [COVER_ROW] = "tabelrijen"};
  return words[kind];
}

static struct text target_place(struct arena *a, const struct image *im, uint32_t target) {
  const struct img_target *t = &im->targets[target];
  if (t->kind == TARGET_EIS)
    return text_format(a, "%s%.*s", t->flags & TARGET_KPI ? "" : "eis ", TP(img_text(im, t->number)));
  if (t->exception != NONE && t->path.len == 0)
    return text_format(a, "afwijking %.*s", TP(img_text(im, im->exceptions[t->exception].label)));
  if (t->exception != NONE)
    return text_format(a, "afwijking %.*s, onderdeel %.*s", TP(img_text(im, im->exceptions[t->exception].label)), TP(img_text(im, t->path)));
  return text_format(a, "eis %.*s, onderdeel %.*s", TP(img_text(im, im->targets[t->eis].number)), TP(img_text(im, t->path)));
}

struct text cover_place(struct arena *a, const struct coverage *c, const struct cover_item *item) {
  const struct image *im = c->image;
  switch (item->kind) {
  case COVER_EIS: case COVER_NORM: case COVER_SCOPE:
    return target_place(a, im, item->at);
  case COVER_EXCEPTION:
    return img_exception_words(a, im, item->at);
  case COVER_BRANCH:
    return text_format(a, "afwijking %.*s, tak %u", TP(img_text(im, im->exceptions[im->branches[item->at].exception].label)),
                       item->at - im->exceptions[im->branches[item->at].exception].first_branch + 1);
  default:
    return written_in(im, item->span);
  }
}

struct text cover_words(struct arena *a, const struct coverage *c, const struct cover_item *item) {
  return written_line(a, c->image, item->span);
}

const char *cover_missing(const struct cover_item *item) {
  unsigned missing = item->wanted & ~item->seen;
  static const char *const words[COVER_KINDS][4] = {
      [COVER_EIS] = {"", "geen voorbeeld verwacht er iets van", "", ""},
      [COVER_NORM] = {"", "nooit ja", "nooit nee", "nooit ja en nooit nee"},
      [COVER_SCOPE] = {"", "nooit voor wie hij geldt", "nooit voor wie hij niet geldt", "nooit"},
      [COVER_EXCEPTION] = {"", "geldt nooit", "geldt altijd", "nooit bekend of zij geldt"},
      [COVER_BRANCH] = {"", "nooit genomen", "", ""},
      [COVER_CONDITION] = {"", "nooit waar", "nooit onwaar", "nooit waar en nooit onwaar"},
      [COVER_ROW] = {"", "nooit waar", "nooit onwaar", "nooit waar en nooit onwaar"}};
  return words[item->kind][missing];
}
