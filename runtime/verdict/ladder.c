#include "ladder.h"

#include "duration.h"
#include "verdict.h"

const struct img_kpi_step *ladder_step(const struct image *im, const struct img_kpi *k, uint32_t number) {
  for (uint32_t i = k->first_step; i < k->first_step + k->steps; i++)
    if (im->kpi_steps[i].number == number)
      return &im->kpi_steps[i];
  return NULL;
}

static struct text step_words(struct arena *a, const struct image *im, const struct img_kpi *k, uint32_t number) {
  const struct img_kpi_step *s = ladder_step(im, k, number);
  if (number == 0)
    return TEXT("geen stap");
  if (s == NULL || s->title.len == 0)
    return text_format(a, "stap %u", number);
  return text_format(a, "stap %u «%.*s»", number, TP(img_text(im, s->title)));
}

struct text ladder_steps(struct arena *a, const struct image *im, const struct img_kpi *k, uint32_t steps) {
  struct buf b = {.arena = a};
  for (uint32_t left = steps; left != 0; left &= left - 1) {
    bool last = (left & (left - 1)) == 0;
    if (b.n > 0)
      buf_addz(&b, last ? " of " : ", ");
    buf_add(&b, step_words(a, im, k, (uint32_t)__builtin_ctz(left)));
  }
  return buf_text(&b);
}

struct text ladder_action(struct arena *a, const struct image *im, const struct img_kpi_action *action) {
  struct text who = img_text(im, action->who), term = img_text(im, action->term), said = img_text(im, action->text);
  if (who.n == 0 && term.n == 0)
    return said;
  return text_format(a, "%.*s (%s%.*s%s%s%.*s)", TP(said), who.n > 0 ? "door " : "", TP(who), who.n > 0 && term.n > 0 ? ", " : "",
                     term.n > 0 ? "binnen " : "", TP(term));
}

// --- What was measured

// num / den * 10^-scale in hundredths, rounded: enough for a person, and never used to decide.
static bool rounded(const struct large *num, const struct large *den, int scale, struct large *out) {
  struct large up, down, x, y;
  return large_power(scale < 2 ? (unsigned)(2 - scale) : 0, &up) && large_power(scale > 2 ? (unsigned)(scale - 2) : 0, &down) &&
         large_mul(num, &up, &x) && large_mul(den, &down, &y) && large_nearest(&x, &y, out);
}

// 1 dag, 12,5 dagen: hundredths of the unit.
static struct text span_words(struct arena *a, uint32_t unit, const struct large *hundredths) {
  int64_t v, size = span_size((enum span_unit)unit) * (NUMBER_SCALE / 100);
  if (large_fits(hundredths, &v) && v > VALUE_MIN / size && v < VALUE_MAX / size)
    return convert_show_duration(a, v * size, (enum span_unit)unit);
  return text_format(a, "%.*s %s", TP(large_show(a, hundredths, 2, 0)), span_many((enum span_unit)unit));
}

static struct text amount(struct arena *a, const struct img_kpi *k, const struct large *hundredths) {
  uint32_t type = k->type;
  if (type == TYPE_DURATION)
    return span_words(a, k->unit, hundredths);
  struct text shown = large_show(a, hundredths, 2, type == TYPE_MONEY ? 2 : 0);
  return type == TYPE_MONEY ? text_format(a, "€ %.*s", TP(shown)) : text_format(a, "%.*s%s", TP(shown), type == TYPE_PERCENT ? " %" : "");
}

static struct text measured(struct arena *a, const struct run *run, const struct img_kpi *k, uint32_t row) {
  const struct reg *n = &run->regs[k->num_reg], *d = &run->regs[k->den_reg];
  struct large_row num = exact_at(exact_of(n), row), den = exact_at(exact_of(d), row);
  struct large lo, hi;
  if (run_condition(run, k->rows_reg, row) == ONWAAR)
    return TEXT("geen rijen");
  if (!bit_get(n->v.k, row) || num.state != LARGE_HERE || den.state != LARGE_HERE || large_sign(&den.lo) <= 0)
    return TEXT("niet bekend");
  struct large unit = large_of(k->type == TYPE_DURATION ? span_size((enum span_unit)k->unit) : 1);
  if (!large_mul(&den.lo, &unit, &den.lo) || !large_mul(&den.hi, &unit, &den.hi))
    return TEXT("niet bekend");
  const struct large *least = large_sign(&num.lo) >= 0 ? &den.hi : &den.lo, *most = large_sign(&num.hi) >= 0 ? &den.lo : &den.hi;
  if (!rounded(&num.lo, least, k->scale, &lo) || !rounded(&num.hi, most, k->scale, &hi))
    return TEXT("niet bekend");
  struct text from = amount(a, k, &lo), to = amount(a, k, &hi);
  if (text_eq(from, to))
    return from;
  return text_format(a, "van %.*s tot en met %.*s", TP(from), TP(to));
}

// --- What it led to

static bool leads_from(const struct img_kpi_rule *r, uint32_t before, uint32_t after) {
  return r->from & before && after >> r->step & 1 && (r->back ? r->step < 31 - (uint32_t)__builtin_clz(before) : r->step > (uint32_t)__builtin_ctz(before));
}

static void add_rules(struct arena *a, const struct run *run, const struct img_kpi *k, uint32_t row, uint32_t before, struct ladder_period *p) {
  p->sure = true;
  for (uint32_t i = k->first_rule; i < k->first_rule + k->rules; i++) {
    const struct img_kpi_rule *r = &run->image->kpi_rules[i];
    unsigned holds = run_condition(run, r->reg, row);
    if (!(holds & WAAR) || !leads_from(r, before, p->steps))
      continue;
    p->sure = p->sure && holds == WAAR;
    vec_push(a, &p->rules, i);
  }
}

// Each entity of periods has one.
static const struct img_period *period_of(const struct image *im, uint32_t entity) {
  const struct img_period *p = im->periods;
  while (p->entity != entity)
    p++;
  return p;
}

static struct text why_none(struct arena *a, const struct run *run, const struct img_period *p, uint32_t provider) {
  const struct value *v = p->from == PERIOD_FIELD ? &run->columns->fields[p->field].value : NULL;
  if (bit_get(run->columns->entities[p->entity].open, provider))
    return text_format(a, "er zijn meer dan %d perioden, en zoveel worden er niet gemeten: wat eruit komt, is niet bekend", PERIODS_AT_MOST);
  if (v == NULL || (bit_get(v->k, provider) && !bit_get(v->g, provider) && v->lo[provider] == v->hi[provider]))
    return TEXT("er is nog geen periode voorbij");
  struct text field = img_text(run->image, run->image->fields[p->field].name);
  if (!bit_get(v->k, provider))
    return text_format(a, "er zijn geen perioden, want «%.*s» is er niet", TP(field));
  return text_format(a, "welke perioden er zijn, is niet bekend: zij tellen vanaf «%.*s»", TP(field));
}

static bool is_part(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || (c & 0x80); }

static bool has_name(struct text words, struct text name) {
  for (size_t i = 0; i + name.n <= words.n; i++) {
    bool whole = (i == 0 || !is_part(words.p[i - 1])) && (i + name.n == words.n || !is_part(words.p[i + name.n]));
    if (whole && text_eq(text_slice(words, i, i + name.n), name))
      return true;
  }
  return false;
}

struct text ladder_words(struct arena *a, const struct run *run, uint32_t provider, uint32_t target, struct text words) {
  const struct image *im = run->image;
  struct buf b = {.arena = a};
  size_t n = 0;
  buf_add(&b, words);
  for (uint32_t i = 0; i < im->n_parameters; i++) {
    const struct img_parameter *p = &im->parameters[i];
    const struct parameter_column *column = &run->columns->parameters[i];
    if (p->target != target || !has_name(words, img_text(im, p->name)))
      continue;
    bool waived = bit_get(column->t, provider);
    struct text value = parameter_value(a, p, column->value.lo[provider]);
    if (column->value.hi[provider] != column->value.lo[provider])
      value = text_format(a, "%.*s of %.*s", TP(value), TP(parameter_value(a, p, column->value.hi[provider])));
    buf_format(&b, "%s%.*s is %.*s", n++ > 0 ? ", " : " (", TP(img_text(im, p->name)), TP(value));
    if (waived)
      buf_format(&b, " door ontheffing van %.*s", TP(parameter_waivers(a, column, provider)));
  }
  buf_addz(&b, n > 0 ? ")" : "");
  return buf_text(&b);
}

bool ladder_of(struct arena *a, const struct run *run, uint32_t provider, uint32_t target, struct ladder_view *out) {
  const struct image *im = run->image;
  const struct img_kpi *k = im->kpis;
  while (k < im->kpis + im->n_kpis && k->target != target)
    k++;
  if (k == im->kpis + im->n_kpis)
    return false;
  const uint32_t *begin = run->columns->entities[k->entity].begin;
  const struct img_period *period = period_of(im, k->entity);
  *out = (struct ladder_view){.kpi = k, .unit = img_text(im, period->word), .none = why_none(a, run, period, provider), .steps = (uint32_t)run->regs[k->step_reg].s.may[provider]};
  out->norm = ladder_words(a, run, provider, target, img_text(im, k->norm));
  uint32_t before = 1;
  for (uint32_t row = begin[provider]; row < begin[provider + 1]; row++) {
    struct ladder_period p = {.name = column_row_path(a, run->columns, k->entity, row),
                              .measure = measured(a, run, k, row),
                              .outcome = run_outcome(run, k->norm_reg, row),
                              .steps = (uint32_t)run->regs[k->ladder_reg].s.may[row]};
    add_rules(a, run, k, row, before, &p);
    vec_push(a, &out->periods, p);
    before = p.steps;
  }
  return true;
}
