// Numbers of which products do not fit in a column: factors in the millions and down to a millionth, products of two and three of
// them, their sums, quotients and roundings; and comparisons that a single millionth decides.
#include "generate.h"

struct text g_large_literal(struct gen *g, enum o_type type) {
  static const char *const numbers[] = {"1.234.567,891011", "0,000001", "999.999,999999", "12.000.000", "2.500.000,5", "1.000.000.000", "0", "36", "0,05"};
  static const char *const amounts[] = {"€ 987.654.321,09", "€ 0,01", "€ 1.250.000,37", "€ 2 miljoen", "€ 1.000.000.000", "€ 62,50", "€ 0", "€ 100.000"};
  static const char *const shares[] = {"99,999999 %", "0,000001 %", "2.500.000 %", "12,5 %", "100 %", "0 %"};
  switch (type) {
  case O_MONEY: return text_from(amounts[g_below(g, sizeof amounts / sizeof *amounts)]);
  case O_PERCENT: return text_from(shares[g_below(g, sizeof shares / sizeof *shares)]);
  default: return text_from(numbers[g_below(g, sizeof numbers / sizeof *numbers)]);
  }
}

static struct text factor(struct gen *g, int level, enum o_type type) {
  struct text t;
  if (!g_chance(g, 80) || !g_field(g, level, type, &t)) t = g_large_literal(g, type);
  return t;
}

struct factors { // x and y are numbers, z is of the type wanted
  struct text x, y, z;
};

static struct factors three(struct gen *g, int level, enum o_type type) {
  struct factors f;
  f.x = factor(g, level, O_NUMBER);
  f.y = factor(g, level, O_NUMBER);
  f.z = factor(g, level, type);
  return f;
}

static struct text put(struct gen *g, const char *format, const struct factors *f) {
  struct buf b = {.arena = g->arena};
  for (; *format; format++) {
    if (*format == 'x' || *format == 'y' || *format == 'z') buf_add(&b, *format == 'x' ? f->x : *format == 'y' ? f->y : f->z);
    else buf_char(&b, *format);
  }
  return text_copy(g->arena, buf_text(&b));
}

static struct text calculated(struct gen *g, const struct factors *f, enum o_type type) {
  static const char *const forms[] = {"x * y * z",         "z * y * x",         "x * z",       "x * z / y",         "x * y * z / (y * x)",
                                      "x * y * z + z * x", "y * (z * x - z)", "z / (x * y)", "(x + y) * (z + z)", "x * x * y * y * z",
                                      "12,5 % van z",        "z * x - y * z * 3", "x * y * z + z",
                                      "(x - y) * z * y", "(0 - x) * (y - x) * z", "z * x - z * y * x"};
  static const char *const steps[] = {[O_NUMBER] = "0,5", [O_MONEY] = "€ 1.000", [O_PERCENT] = "0,1 %"};
  struct text t = put(g, forms[g_below(g, sizeof forms / sizeof *forms)], f);
  return g_chance(g, 15) ? text_format(g->arena, "(%s afgerond op %s)", g_z(g, t), steps[type]) : t;
}

// The same product the other way round, or next to it; another; or a number.
static struct text beside(struct gen *g, int level, const struct factors *f, enum o_type type) {
  static const char *const near[] = {"y * x * z", "z * x * y", "(x + 0,000001) * y * z", "(y - 0,000001) * z * x", "x * z * y + z"};
  if (g_chance(g, 40)) return put(g, near[g_below(g, sizeof near / sizeof *near)], f);
  if (g_chance(g, 30)) return g_large_literal(g, type);
  struct factors other = three(g, level, type);
  return calculated(g, g_chance(g, 50) ? f : &other, type);
}

struct text g_large_condition(struct gen *g, int level) {
  static const char *const words[] = {"is minstens", "is hoogstens", "is meer dan", "is minder dan", "is", "is niet"};
  static const enum o_type types[] = {O_NUMBER, O_MONEY, O_MONEY, O_PERCENT};
  enum o_type type = types[g_below(g, 4)];
  struct factors f = three(g, level, type);
  struct text left = g_chance(g, 60) ? put(g, "x * y * z", &f) : calculated(g, &f, type), right = beside(g, level, &f, type);
  return text_format(g->arena, "%s %s %s", g_z(g, left), words[g_below(g, 6)], g_z(g, right));
}
