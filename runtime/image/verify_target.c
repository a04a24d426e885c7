// The eisen and their parts, and what hangs on them.
#include "duration.h"
#include "verify.h"

// Preorder: the parent of a part is the target before it, or one above that. A top has no parent and closes all before it.
static bool enter_target(struct check *c, uint32_t i) {
  uint32_t parent = c->im->targets[i].parent;
  while (c->open != parent && c->open != NONE) {
    c->open = c->im->targets[c->open].parent;
    c->depth--;
  }
  if (c->open != parent)
    return check_fail(c, "parent", NOT_HERE);
  if (c->depth == TREE_DEPTH)
    return check_fail(c, "parent", TOO_DEEP);
  c->open = i;
  c->depth++;
  return true;
}

// An eis stands alone; a part belongs to what its parent belongs to; the top of a replacement norm has its exception.
static bool belongs(const struct check *c, uint32_t i) {
  const struct img_target *all = c->im->targets, *t = &all[i];
  if (t->kind == TARGET_EIS) {
    if (t->parent != NONE)
      return check_fail(c, "parent", NOT_HERE);
    if (t->exception != NONE)
      return check_fail(c, "exception", NOT_HERE);
    return t->eis == i || check_fail(c, "eis", NOT_HERE);
  }
  if (t->parent != NONE) {
    if (t->exception != all[t->parent].exception)
      return check_fail(c, "exception", NOT_HERE);
    return t->eis == all[t->parent].eis || check_fail(c, "eis", NOT_HERE);
  }
  if (!INDEX_OK(t, exception, c->im->n_exceptions) || !INDEX_OR_NONE(t, eis, c->im->n_targets))
    return false;
  return t->eis == NONE || all[t->eis].kind == TARGET_EIS || check_fail(c, "eis", NOWHERE);
}

static bool leaf_ok(const struct check *c, uint32_t i) {
  const struct img_target *t = &c->im->targets[i];
  bool leaf = i + 1 == c->im->n_targets || c->im->targets[i + 1].parent != i;
  if (leaf != ((t->flags & TARGET_LEAF) != 0) || (!leaf && t->flags & TARGET_JUDGED))
    return check_fail(c, "flags", NOT_HERE);
  bool kpi = t->flags & TARGET_KPI;
  return !kpi || (leaf && t->kind == TARGET_EIS && !(t->flags & TARGET_JUDGED)) || check_fail(c, "flags", NOT_HERE);
}

static bool target_texts(const struct check *c, const struct img_target *t) {
  return TEXT_OK(t, number) && TEXT_OK(t, path) && TEXT_OK(t, title) && TEXT_OK(t, text) && TEXT_OK(t, source) &&
         TEXT_OK(t, scope) && TEXT_OK(t, question) && TEXT_OK(t, help);
}

static bool target_regs(const struct check *c, const struct img_target *t) {
  return REG_OK(t, row_reg, REG_OUTCOME, t->entity) && REG_OK(t, reg, REG_OUTCOME, 0) &&
         REG_OK(t, own_reg, REG_OUTCOME, t->entity) && (t->scope_reg == NONE || REG_OK(t, scope_reg, REG_CONDITION, 0));
}

static bool target_inputs(const struct check *c, const struct img_target *t) {
  const struct image *im = c->im;
  if (!(INDEX_OR_NONE(t, judge, im->n_judges) && INDEX_OR_NONE(t, waiver, im->n_waivers) &&
        INDEX_OR_NONE(t, row_waiver, im->n_waivers)))
    return false;
  if (t->judge != NONE && im->judges[t->judge].target != c->index)
    return check_fail(c, "judge", NOT_HERE);
  if (t->waiver != NONE && im->waivers[t->waiver].target != c->index)
    return check_fail(c, "waiver", NOT_HERE);
  if (t->row_waiver == NONE)
    return true;
  const struct img_waiver *w = &im->waivers[t->row_waiver];
  return (w->target == c->index && w->entity == t->entity) || check_fail(c, "row_waiver", NOT_HERE);
}

static bool one_target(struct check *c, uint32_t i) {
  const struct image *im = c->im;
  const struct img_target *t = &im->targets[i];
  uint32_t flags = TARGET_NO_TEXT | TARGET_LEAF | TARGET_JUDGED | TARGET_COMPLETE | TARGET_READING | TARGET_SHOWN | TARGET_KPI;
  return KNOWN_OK(t, kind, TARGET_PART) && FLAGS_OK(t, flags, flags) && INDEX_OK(t, set, im->n_sets) &&
         target_texts(c, t) && enter_target(c, i) && belongs(c, i) && leaf_ok(c, i) &&
         INDEX_OK(t, entity, im->n_entities) && target_regs(c, t) && target_inputs(c, t) &&
         INDEX_OR_NONE(t, theme, im->n_themes) && RANGE_OK(t, first_use, uses, im->n_uses) &&
         INDEX_OR_NONE(t, span, im->n_spans);
}

static bool one_use(struct check *c, uint32_t i) {
  return INDEX_OK(&c->im->uses[i], field, c->im->n_fields);
}

static bool one_note(struct check *c, uint32_t i) {
  const struct img_note *n = &c->im->notes[i];
  if (!(KNOWN_OK(n, kind, NOTE_MEANING) && TEXT_OK(n, text) && TEXT_OK(n, by)))
    return false;
  if (!(INDEX_OR_NONE(n, target, c->im->n_targets) && INDEX_OR_NONE(n, exception, c->im->n_exceptions)))
    return false;
  return n->target == NONE || n->exception == NONE || check_fail(c, "exception", NOT_HERE);
}

static bool one_frame(struct check *c, uint32_t i) {
  const struct img_frame *f = &c->im->frames[i];
  return TEXT_OK(f, name) && TEXT_OK(f, title) && TEXT_OK(f, version);
}

static bool one_theme(struct check *c, uint32_t i) {
  const struct img_theme *t = &c->im->themes[i];
  return TEXT_OK(t, number) && TEXT_OK(t, title) && TEXT_OK(t, norm) && INDEX_OK(t, frame, c->im->n_frames) &&
         REG_OK(t, reg, REG_OUTCOME, 0);
}

static bool one_judge(struct check *c, uint32_t i) {
  const struct img_judge *j = &c->im->judges[i];
  return INDEX_OK(j, target, c->im->n_targets) && INDEX_OK(j, entity, c->im->n_entities);
}

static bool one_waiver(struct check *c, uint32_t i) {
  const struct img_waiver *w = &c->im->waivers[i];
  return INDEX_OK(w, target, c->im->n_targets) && INDEX_OK(w, entity, c->im->n_entities);
}

static bool one_parameter(struct check *c, uint32_t i) {
  const struct img_parameter *p = &c->im->parameters[i];
  if (!(TEXT_OK(p, name) && TEXT_OK(p, roles) && TEXT_OK(p, grounds) && INDEX_OK(p, target, c->im->n_targets)))
    return false;
  if (!(INDEX_OK(p, entity, c->im->n_entities) && KNOWN_OK(p, type, TYPE_DURATION) && INDEX_OK(p, value, c->im->n_consts)))
    return false;
  if (p->type == TYPE_TEXT || p->type == TYPE_CHOICE || p->type == TYPE_SET)
    return check_fail(c, "type", NOT_KNOWN);
  if (p->type == TYPE_DURATION ? p->class_ >= SPAN_UNITS : p->class_ != NONE)
    return check_fail(c, "class_", NOT_KNOWN);
  int64_t v = img_const(c->im, p->value);
  return (p->type != TYPE_BOOL && v >= VALUE_MIN && v <= VALUE_MAX) || check_fail(c, "value", NOT_KNOWN);
}

static bool one_scope(struct check *c, uint32_t i) {
  const struct img_scope *s = &c->im->scopes[i];
  return INDEX_OK(s, target, c->im->n_targets) && REG_OK(s, reg, REG_CONDITION, 0) &&
         INDEX_OK(s, rows, c->im->n_entities) && INDEX_OK(s, other, c->im->n_entities) &&
         (c->im->targets[s->target].scope_reg != NONE || check_fail(c, "target", NOT_HERE));
}

bool verify_targets(struct check *c) {
  const struct image *im = c->im;
  c->open = NONE;
  c->depth = 0;
  return check_each(c, "targets", im->n_targets, one_target) && check_each(c, "uses", im->n_uses, one_use) &&
         check_each(c, "notes", im->n_notes, one_note) && check_each(c, "frames", im->n_frames, one_frame) &&
         check_each(c, "themes", im->n_themes, one_theme) && check_each(c, "judges", im->n_judges, one_judge) &&
         check_each(c, "waivers", im->n_waivers, one_waiver) &&
         check_each(c, "parameters", im->n_parameters, one_parameter) && check_each(c, "scopes", im->n_scopes, one_scope);
}
