// The key of an expression, as bytes: what does not change its meaning does not change the key.
#include "proof_form.h"

static struct text key_text(struct proof *p, const struct x *x) {
  struct buf b = {.arena = p->model->arena};
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

// All that may tell two expressions of a kind apart is in it, as numbers; what a kind does not use is the same in both.
struct key {
  int64_t lo, hi, mask;
  int32_t kind, type, value_type, scale, unit, law;
  uint32_t class_, level, entity, field, term, text, list, args;
};

void form_key(struct proof *p, struct buf *out, const struct x *x) {
  struct key k = {.lo = x->lo, .hi = x->hi, .mask = (int64_t)x->mask, .kind = x->kind, .type = x->type, .value_type = x->value_type, .scale = x->scale,
                  .unit = x->unit, .law = x->law, .class_ = x->class_, .level = x->level, .entity = x->entity, .field = x->field, .term = x->term,
                  .list = (uint32_t)x->list.n, .args = (uint32_t)x->args.n};
  if (x->text.n > 0) k.text = 1 + intern_id(&p->texts, x->text);
  buf_add(out, (struct text){(const char *)&k, sizeof k});
  buf_add(out, (struct text){(const char *)x->list.p, x->list.n * sizeof *x->list.p});
  buf_char(out, '(');
  add_operands(p, out, x);
  buf_char(out, ')');
}
