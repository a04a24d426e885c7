// Exceptions that contradict each other: which two, and the message that names them.
#include "view.h"

static uint32_t root_of(const struct image *im, uint32_t reg) {
  while (im->code[reg].op == OP_DOWN_C)
    reg = im->code[reg].a;
  return reg;
}

static bool has_condition(const struct image *im, uint32_t exception, uint32_t root) {
  const struct img_exception *x = &im->exceptions[exception];
  if (root_of(im, x->guard_reg) == root)
    return true;
  for (uint32_t b = x->first_branch; b < x->first_branch + x->branches; b++)
    if (root_of(im, im->branches[b].reg) == root)
      return true;
  return false;
}

// Of the exceptions on this target the one that has the condition.
static uint32_t among_those_on(const struct image *im, uint32_t t, uint32_t root) {
  for (uint32_t i = 0; t != NONE && i < im->n_aims; i++)
    if (im->aims[i].target == t && has_condition(im, im->aims[i].exception, root))
      return im->aims[i].exception;
  return NONE;
}

uint32_t option_exception(const struct view *v, uint32_t t, const struct img_code *code, uint32_t place) {
  const struct verdict_index *index = v->index;
  uint32_t root = root_of(v->im, select_condition(v->im, code, place)), found = NONE;
  for (size_t i = 0; i < index->options.n; i++) {
    const struct option *o = &index->options.p[i];
    if (!o->begrip && o->code == code->dst && o->place == place)
      return o->exception;
  }
  for (uint32_t up = t; up != NONE && found == NONE; up = target_of(v, up)->parent)
    found = among_those_on(v->im, up, root);
  return found != NONE ? found : among_those_on(v->im, target_of(v, t)->eis, root);
}

static struct text label(const struct image *im, uint32_t exception) {
  return img_text(im, im->exceptions[exception].label);
}

struct text clash_words(struct arena *a, const struct image *im, const struct verdict *v) {
  if (v->cause != CAUSE_CLASH || v->clash[0] == NONE || v->clash[1] == NONE)
    return NO_TEXT;
  return text_format(a, "de afwijkingen %.*s en %.*s spreken elkaar tegen", TP(label(im, v->clash[0])), TP(label(im, v->clash[1])));
}

static bool is_told(const struct verdicts *all, uint32_t parent, const struct verdict *v) {
  return parent != NONE && all->targets[parent].clash[0] == v->clash[0] && all->targets[parent].clash[1] == v->clash[1];
}

void verdict_tell_clashes(struct sink *sink, struct place place, const struct verdict_index *index, const struct verdicts *all) {
  const struct image *im = index->im;
  for (uint32_t t = 0; t < im->n_targets; t++) {
    const struct verdict *v = &all->targets[t];
    const struct img_target *target = &im->targets[t];
    if (clash_words(sink->arena, im, v).n == 0 || target->eis == NONE || is_told(all, target->parent, v))
      continue;
    const struct img_target *eis = &im->targets[target->eis];
    struct text where = text_format(sink->arena, "eis %.*s van %.*s", TP(img_text(im, eis->number)), TP(img_text(im, im->sets[eis->set].name)));
    msg(sink, M_CLASH_NOW, place, label(im, v->clash[0]), label(im, v->clash[1]), where);
  }
}

static bool two_may_win(const struct view *v, const struct img_code *code, uint32_t row) {
  uint32_t found = 0;
  for (uint32_t i = 0; i < select_count(v->im, code) && found < 2; i++)
    found += option_may_win(v, code, i, row);
  return found == 2;
}

bool verdict_may_clash(struct arena *a, const struct verdict_index *index, const struct run *run, uint32_t provider) {
  struct view v = view_of(a, index, run, provider);
  bool found = false;
  for (uint32_t i = 0; i < v.im->n_code && !found; i++) {
    const struct img_code *code = &v.im->code[i];
    if (code->op != OP_SELECT_U || select_count(v.im, code) < 2)
      continue;
    struct segment s = v.segments[code->entity];
    for (uint32_t row = s.from; row < s.to && !found; row++)
      found = two_may_win(&v, code, row);
  }
  arena_free(v.scratch);
  return found;
}
