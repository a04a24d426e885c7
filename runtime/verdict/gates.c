// The conditions between the norm of a target and what is printed.
#include "gates.h"

#include "telling.h"

struct path {
  const struct image *im;
  uint32_t goal;
  bool *seen;
  VEC(uint32_t) codes; // from the norm outwards
};

static bool find_path(struct arena *a, struct path *p, uint32_t reg) {
  uint32_t regs[OPERAND_LIMIT];
  bool found = reg == p->goal;
  if (p->seen[reg] || reg < p->goal)
    return false;
  p->seen[reg] = true;
  uint32_t n = code_operands(p->im, &p->im->code[reg], regs);
  for (uint32_t i = 0; i < n && !found; i++)
    found = p->im->regs[regs[i]].type == REG_OUTCOME && find_path(a, p, regs[i]);
  if (found)
    vec_push(a, &p->codes, reg);
  return found;
}

static bool is_part_of(const struct image *im, uint32_t fold, uint32_t reg) {
  if (fold == reg)
    return true;
  return im->code[fold].op == OP_FOLD &&
         (is_part_of(im, im->code[fold].a, reg) || is_part_of(im, im->code[fold].b, reg));
}

static uint32_t root_of(const struct image *im, uint32_t reg) {
  while (im->code[reg].op == OP_DOWN_C)
    reg = im->code[reg].a;
  return reg;
}

// Scope, membership, waivers and the guard of an exception are told apart.
static bool is_told_apart(const struct view *v, const struct img_target *t, uint32_t condition) {
  const struct image *im = v->im;
  uint32_t root = root_of(im, condition);
  if (about_waivers(im, root) || root == t->scope_reg || condition == v->index->member[t - im->targets])
    return true;
  for (uint32_t b = 0; t->exception != NONE && b < im->n_branches; b++)
    if (im->branches[b].exception == t->exception && im->branches[b].reg == root)
      return true;
  return false;
}

static void add_gate(const struct view *v, const struct img_target *t, uint32_t condition, unsigned wanted,
                     gates *out) {
  const struct img_code *code = &v->im->code[condition];
  if (is_told_apart(v, t, condition))
    return;
  if (code->op == OP_AND && wanted == WAAR && !is_one_phrase(v->im, condition)) {
    add_gate(v, t, code->a, wanted, out);
    add_gate(v, t, code->b, wanted, out);
  } else {
    vec_push(v->arena, out, (struct gate){condition, wanted});
  }
}

void list_gates(const struct view *v, const struct img_target *t, gates *out) {
  const struct image *im = v->im;
  struct path p = {.im = im, .goal = t->own_reg, .seen = NEW_ARRAY(v->arena, bool, im->n_regs)};
  find_path(v->arena, &p, t->reg);
  for (size_t i = 1; i < p.codes.n; i++) {
    const struct img_code *code = &im->code[p.codes.p[i]];
    if (code->op == OP_CHOOSE)
      add_gate(v, t, code->a, code->b == p.codes.p[i - 1] ? WAAR : ONWAAR, out);
    if (t->parent != NONE && is_part_of(im, im->targets[t->parent].own_reg, p.codes.p[i]))
      return;
  }
}

// In all of the provider's rows.
static bool fails_everywhere(const struct view *v, uint32_t condition) {
  struct segment s = v->segments[v->im->regs[condition].entity];
  for (uint32_t row = s.from; row < s.to; row++)
    if (run_condition(v->run, condition, row) != ONWAAR)
      return false;
  return s.from < s.to;
}

uint32_t failed_gate(const struct view *v, const struct img_target *t, struct text *words) {
  gates all = {0};
  list_gates(v, t, &all);
  for (size_t i = 0; i < all.n; i++)
    if (all.p[i].wanted == WAAR && fails_everywhere(v, all.p[i].condition)) {
      *words = text_squeeze(v->arena, written(v->im, all.p[i].condition));
      return all.p[i].condition;
    }
  return NONE;
}

bool made_nee(const struct view *v, const struct img_target *t) {
  struct path p = {.im = v->im, .goal = t->own_reg, .seen = NEW_ARRAY(v->arena, bool, v->im->n_regs)};
  find_path(v->arena, &p, t->reg);
  for (size_t i = 0; i < p.codes.n; i++) {
    const struct img_code *code = &v->im->code[p.codes.p[i]];
    if (code->op == OP_COMPLETE && code->entity == 0 && run_outcome(v->run, code->a, v->provider) == DEELS)
      return true;
    if (t->parent != NONE && is_part_of(v->im, v->im->targets[t->parent].own_reg, p.codes.p[i]))
      break;
  }
  return false;
}
