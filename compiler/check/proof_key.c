// The canonical text of an expression: what does not change its meaning does not change the text.
#include "proof_form.h"

static struct text key_text(struct proof *p, const struct x *x) {
  struct buf b = {.arena = p->arena};
  form_key(p, &b, x);
  return buf_text(&b);
}

// The order of the two sides means nothing.
static void add_either_way(struct proof *p, struct buf *out, const struct x *x) {
  struct text a = key_text(p, x->a), b = key_text(p, x->b);
  bool swap = text_cmp(b, a) < 0;
  buf_add(out, swap ? b : a);
  buf_char(out, ',');
  buf_add(out, swap ? a : b);
}

static bool either_way(enum x_kind kind) {
  return kind == X_AND || kind == X_OR || kind == X_PLUS || kind == X_TIMES || kind == X_EQUAL || kind == X_DIFFERENT;
}

static void add_operands(struct proof *p, struct buf *out, const struct x *x) {
  if (x->a && x->b && either_way(x->kind)) {
    add_either_way(p, out, x);
    return;
  }
  if (x->a) form_key(p, out, x->a);
  buf_char(out, ',');
  if (x->b) form_key(p, out, x->b);
  for (size_t i = 0; i < x->args.n; i++) {
    buf_char(out, ',');
    form_key(p, out, x->args.p[i]);
  }
}

// All that may tell two expressions of a kind apart is written; what a kind does not use is the same in both.
void form_key(struct proof *p, struct buf *out, const struct x *x) {
  buf_format(out, "%d:%d:%d:%d:", (int)x->kind, (int)x->type, (int)x->value_type, x->scale);
  buf_format(out, "%u:%u:%u:%u:%u:", x->class_, x->level, x->entity, x->field, x->term);
  buf_format(out, "%lld:%lld:%llu:", (long long)x->lo, (long long)x->hi, (unsigned long long)x->mask);
  buf_format(out, "%d:%d", (int)x->unit, (int)x->law);
  for (uint32_t i = 0; x->workdays && i < p->model->sets.n; i++)
    if (&p->model->sets.p[i].workdays.days == x->workdays) buf_format(out, "w%u", i);
  if (x->text.n > 0) buf_format(out, "\"%u\"", intern_id(&p->texts, x->text));
  for (size_t i = 0; i < x->list.n; i++) buf_format(out, ";%lld", (long long)x->list.p[i]);
  buf_char(out, '(');
  add_operands(p, out, x);
  buf_char(out, ')');
}
