// Calculated numbers in words. A column does not say its scale: it follows from what was calculated, but where a constant took part,
// that the compiler wrote without the zeros at its end.
#include "telling.h"

#include "convert.h"

static int scale_of(uint32_t type) {
  return type == TYPE_MONEY ? 2 : 6;
}

static struct number whole(uint32_t type, uint32_t class_) {
  return (struct number){type, class_, scale_of(type), true};
}

// A constant may be of any kind.
static bool is_constant(const struct image *im, uint32_t reg) {
  return im->code[reg].op == OP_CONST_V || im->code[reg].op == OP_ABSENT_V;
}

static struct number product(struct number a, struct number b) {
  struct number n = a.type == TYPE_NUMBER ? b : a;
  n.scale = a.scale + b.scale;
  n.sure = a.sure && b.sure;
  return n;
}

// Of one kind: a number; by a number: what is divided.
static struct number rounded(const struct image *im, const struct img_code *code) {
  struct number a = number_of(im, code->a);
  if (is_constant(im, code->b))
    return a.type == TYPE_NUMBER && !a.sure ? a : whole(a.type, a.class_);
  struct number b = number_of(im, code->b);
  bool sure = (a.sure || a.type != TYPE_NUMBER) && (b.sure || b.type != TYPE_NUMBER);
  struct number n = whole(a.type == b.type ? TYPE_NUMBER : a.type, a.class_);
  n.sure = sure;
  return n;
}

// 1 where a condition holds: so a set is counted.
static bool is_counted(const struct image *im, uint32_t reg) {
  const struct img_code *code = &im->code[reg];
  return code->op == OP_CONST_V && img_const(im, code->a) == NUMBER_SCALE;
}

struct number number_of(const struct image *im, uint32_t reg) {
  const struct img_code *code = &im->code[reg];
  struct value_kind kind;
  switch (code->op) {
  case OP_CONST_V:
  case OP_ABSENT_V:
    return (struct number){TYPE_NUMBER, NONE, 0, false};
  case OP_DOWN_V:
  case OP_ONE_UP:
  case OP_FIRST_UP:
  case OP_LAST_UP:
  case OP_SUM_UP:
  case OP_NEXT:
    return number_of(im, code->a);
  case OP_ADD:
  case OP_SUB: {
    struct number a = number_of(im, code->a);
    return a.sure ? a : number_of(im, code->b);
  }
  case OP_CHOOSE_V:
    return is_counted(im, code->b) ? whole(TYPE_NUMBER, NONE) : number_of(im, is_constant(im, code->b) ? code->c : code->b);
  case OP_MUL:
    return product(number_of(im, code->a), number_of(im, code->b));
  case OP_ROUND:
    return rounded(im, code);
  default:
    kind = value_kind_of(im, reg);
    return whole(kind.type, kind.class_);
  }
}

bool is_amount(uint32_t type) {
  return type == TYPE_NUMBER || type == TYPE_MONEY || type == TYPE_PERCENT || type == TYPE_DURATION;
}

struct text number_text(const struct telling *t, struct number n, struct exact e, uint32_t row) {
  struct large_row x = exact_at(e, row);
  int64_t plain;
  if (n.type == TYPE_DURATION)
    return n.sure && n.scale == scale_of(n.type) && large_fits(&x.lo, &plain)
               ? convert_show_duration(t->arena, plain, (enum span_unit)n.class_)
               : TEXT("een duur");
  if (!n.sure)
    return TEXT("een getal");
  struct text shown = large_show(t->arena, &x.lo, (unsigned)n.scale, n.type == TYPE_MONEY ? 2 : 0);
  if (n.type == TYPE_MONEY)
    return text_format(t->arena, "€ %.*s", TP(shown));
  return n.type == TYPE_PERCENT ? text_format(t->arena, "%.*s %%", TP(shown)) : shown;
}

// 1 or 0 to the machine; nobody wrote that number.
bool is_given_ja(const struct image *im, const struct img_code *code) {
  uint32_t table = code->a;
  while (im->code[table].op == OP_DOWN_V)
    table = im->code[table].a;
  if (code->op != OP_EQ || im->code[table].op != OP_CHOOSE_V || im->code[code->b].op != OP_CONST_V)
    return false;
  int64_t v = img_const(im, im->code[code->b].a);
  struct text words = written(im, code->dst);
  for (size_t i = 0; i < words.n; i++)
    if (words.p[i] >= '0' && words.p[i] <= '9')
      return false;
  return v == 0 || v == NUMBER_SCALE;
}
