// Exceptions that contradict each other: which two, and the message that names them.
#include "telling.h"

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

// On this target, in order, the exceptions that compete for it: those of a select that says whether one takes its place stand so too.
static uint32_t in_place(const struct image *im, uint32_t t, const struct img_code *code, uint32_t place) {
  uint32_t at = 0, found = NONE;
  for (uint32_t i = 0; i < im->n_exceptions; i++) {
    const struct img_exception *x = &im->exceptions[i];
    bool aims = false, adds = x->branches > 0 && im->branches[x->first_branch].effect == EFFECT_SUPPLEMENT;
    for (uint32_t a = x->first_aim; a < x->first_aim + x->aims; a++)
      aims = aims || (im->aims[a].target == t && !im->aims[a].begrip);
    if (!aims || adds)
      continue;
    if (at == select_count(im, code) || !has_condition(im, i, root_of(im, select_condition(im, code, at))))
      return NONE;
    found = at == place ? i : found;
    at++;
  }
  return at == select_count(im, code) ? found : NONE;
}

uint32_t option_exception(const struct view *v, uint32_t t, const struct img_code *code, uint32_t place) {
  const struct verdict_index *index = v->index;
  uint32_t root = root_of(v->im, select_condition(v->im, code, place)), found = NONE;
  for (size_t i = 0; i < index->options.n; i++) {
    const struct option *o = &index->options.p[i];
    if (!o->begrip && o->code == code->dst && o->place == place)
      return o->exception;
  }
  if (!is_displacement(v->im, code->dst))
    found = select_meaning(v->im, t, code, place);
  for (uint32_t up = t; up != NONE && found == NONE; up = target_of(v, up)->parent)
    found = in_place(v->im, up, code, place);
  for (uint32_t up = t; up != NONE && found == NONE; up = target_of(v, up)->parent)
    found = among_those_on(v->im, up, root);
  return found != NONE ? found : among_those_on(v->im, target_of(v, t)->eis, root);
}

static struct text label(const struct image *im, uint32_t exception) {
  return img_text(im, im->exceptions[exception].label);
}

static bool is_eis(const struct image *im, uint32_t exception) {
  return text_starts(label(im, exception), TEXT("eis "));
}

// «A»; with its set where that of the other is another.
static struct text name_beside(struct arena *a, const struct image *im, uint32_t one, uint32_t other, bool quoted) {
  const struct img_exception *x = &im->exceptions[one];
  bool quotes = quoted && !is_eis(im, one);
  struct text name = text_format(a, "%s%.*s%s", quotes ? "«" : "", TP(label(im, one)), quotes ? "»" : "");
  return x->set == im->exceptions[other].set ? name : text_format(a, "%.*s van %.*s", TP(name), TP(img_text(im, im->sets[x->set].name)));
}

// «De afwijkingen «A» en «B»», «Eis 4 en afwijking «A»».
static struct text both_names(struct arena *a, const struct image *im, const uint32_t pair[2], bool quoted) {
  bool eisen = is_eis(im, pair[0]) || is_eis(im, pair[1]);
  struct text one = name_beside(a, im, pair[0], pair[1], quoted), two = name_beside(a, im, pair[1], pair[0], quoted);
  if (!eisen)
    return text_format(a, "de afwijkingen %.*s en %.*s", TP(one), TP(two));
  return text_format(a, "%s%.*s en %s%.*s", is_eis(im, pair[0]) ? "" : "afwijking ", TP(one), is_eis(im, pair[1]) ? "" : "afwijking ", TP(two));
}

static bool has_clash(const struct verdict *v) {
  return v->cause == CAUSE_CLASH && v->clash[0] != NONE && v->clash[1] != NONE;
}

// The word that both give another meaning; nothing: they are about the norm.
static struct text clash_word(const struct image *im, const uint32_t pair[2]) {
  bool both = exception_redefines(im, pair[0]) && exception_redefines(im, pair[1]);
  return both ? exception_word(im, pair[0]) : NO_TEXT;
}

struct text clash_words(struct arena *a, const struct image *im, const struct verdict *v) {
  if (!has_clash(v))
    return NO_TEXT;
  struct text about = clash_word(im, v->clash), names = both_names(a, im, v->clash, false);
  if (about.n == 0)
    return text_format(a, "%.*s spreken elkaar tegen", TP(names));
  return text_format(a, "%.*s spreken elkaar tegen over het woord «%.*s»", TP(names), TP(about));
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
    struct text about = clash_word(im, v->clash);
    if (about.n > 0)
      where = text_format(sink->arena, "het woord «%.*s» in %.*s", TP(about), TP(where));
    msg(sink, M_CLASH_NOW, place, capital(sink->arena, both_names(sink->arena, im, v->clash, true)), where);
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
