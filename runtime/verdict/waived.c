// Waivers: the rows that they lift, and how that is told.
#include "view.h"

#include "convert.h"

enum { TOLD = 3 };

// The waiver on a row of `level`, or on the row above it that the input speaks of.
static const struct rec_waiver *given_on(const struct view *v, uint32_t input, uint32_t level, uint32_t row) {
  uint32_t at = input == NONE ? NO_INDEX : row_above(v, level, row, v->im->waivers[input].entity);
  return at != NO_INDEX && bit_get(v->columns->waivers[input].t, at) ? v->columns->waivers[input].by[at] : NULL;
}

static uint32_t eis_of(const struct image *im, uint32_t t) {
  return im->targets[t].kind == TARGET_EIS ? t : im->targets[t].eis;
}

// What the target stands under; of the norm of an exception what it stands in for, of a block of onderdelen their eis. NONE.
static uint32_t above(const struct image *im, uint32_t t) {
  uint32_t found = NONE;
  if (im->targets[t].parent != NONE || im->targets[t].exception == NONE)
    return im->targets[t].parent;
  const struct img_exception *x = &im->exceptions[im->targets[t].exception];
  for (uint32_t i = x->first_aim; i < x->first_aim + x->aims; i++) {
    if (im->aims[i].begrip || im->aims[i].target == NONE)
      continue;
    uint32_t eis = eis_of(im, im->aims[i].target);
    if (found != NONE && eis_of(im, found) != eis)
      return NONE;
    found = found == NONE ? im->aims[i].target : eis;
  }
  return found;
}

const struct rec_waiver *row_waiver(const struct view *v, uint32_t t, uint32_t row) {
  uint32_t level = target_of(v, t)->entity;
  const struct rec_waiver *found = NULL;
  for (; t != NONE && found == NULL; t = above(v->im, t)) {
    found = given_on(v, target_of(v, t)->row_waiver, level, row);
    if (found == NULL)
      found = given_on(v, target_of(v, t)->waiver, level, row);
  }
  return found;
}

static bool is_outside(const struct view *v, uint32_t t, uint32_t level, uint32_t row) {
  uint32_t member = v->index->member[t];
  uint32_t at = member == NONE ? NO_INDEX : row_above(v, level, row, v->im->regs[member].entity);
  return at != NO_INDEX && run_condition(v->run, member, at) == ONWAAR;
}

// The norm of an exception that surely does not apply in this row.
static bool is_barred(const struct view *v, uint32_t t, uint32_t row) {
  uint32_t top = t, level = target_of(v, t)->entity, barred = 0;
  while (target_of(v, top)->parent != NONE)
    top = target_of(v, top)->parent;
  for (uint32_t b = 0; target_of(v, t)->exception != NONE && b < v->im->n_branches; b++) {
    uint32_t reg = v->im->branches[b].reg;
    if (v->im->branches[b].norm != top)
      continue;
    uint32_t at = row_above(v, level, row, v->im->regs[reg].entity);
    if (at == NO_INDEX || run_condition(v->run, reg, at) != ONWAAR)
      return false;
    barred++;
  }
  return barred > 0;
}

unsigned row_outcome(const struct view *v, uint32_t t, uint32_t row) {
  uint32_t level = target_of(v, t)->entity;
  if (is_barred(v, t, row))
    return NVT;
  for (uint32_t up = above(v->im, t); up != NONE; up = above(v->im, up))
    if (is_outside(v, up, level, row))
      return NVT;
  return row_waiver(v, t, row) != NULL ? NVT : run_outcome(v->run, v->index->rows_reg[t], row);
}

// Whether waivers lift every row that it looks at.
static bool lifted_in_rows(const struct view *v, uint32_t t) {
  struct segment s = v->segments[target_of(v, t)->entity];
  uint32_t lifted = 0;
  for (uint32_t row = s.from; row < s.to; row++) {
    if (is_outside(v, t, target_of(v, t)->entity, row))
      continue;
    if (row_waiver(v, t, row) == NULL)
      return false;
    lifted++;
  }
  return lifted > 0;
}

// The target on which the waivers stand that lift all of `t`: itself, or what it stands under or in the place of. NONE.
static uint32_t lifted_by(const struct view *v, uint32_t t) {
  while (t != NONE && target_waived(v, t) != EVERYWHERE && !lifted_in_rows(v, t))
    t = above(v->im, t);
  return t;
}

static void add_waiver(const struct view *v, const struct rec_waiver *w, struct buf *b) {
  if (w->by.n > 0)
    buf_format(b, " door %.*s", TP(w->by));
  if (w->from != NO_DATE)
    buf_format(b, " vanaf %.*s", TP(date_dutch(v->arena, w->from)));
  if (w->to != NO_DATE)
    buf_format(b, " tot %.*s", TP(date_dutch(v->arena, w->to)));
  if (w->note.n > 0)
    buf_format(b, ": %.*s", TP(w->note));
}

struct told_waivers {
  const struct rec_waiver *seen[TOLD];
  uint32_t told, more;
};

static void add_one(const struct view *v, const struct rec_waiver *w, struct told_waivers *told, struct buf *b) {
  for (uint32_t i = 0; i < told->told; i++)
    if (told->seen[i] == w)
      return;
  if (told->told == TOLD) {
    told->more++;
    return;
  }
  told->seen[told->told++] = w;
  buf_addz(b, b->n > 0 ? "; " : "");
  if (w->row.n > 0)
    buf_format(b, "voor %.*s is ontheffing verleend", TP(w->row));
  else
    buf_addz(b, "hiervoor is ontheffing verleend");
  add_waiver(v, w, b);
}

// Each waiver once, for the rows that it names.
static void add_rows(const struct view *v, uint32_t input, struct buf *b) {
  struct segment s = v->segments[v->im->waivers[input].entity];
  const struct waiver_column *column = &v->columns->waivers[input];
  struct told_waivers told = {.told = 0};
  for (uint32_t row = s.from; row < s.to; row++) {
    if (column->by[row] == NULL)
      continue;
    add_one(v, column->by[row], &told, b);
    for (const struct waived_also *also = column->also[row]; also != NULL; also = also->next)
      add_one(v, also->by, &told, b);
  }
  if (told.more > 0)
    buf_addz(b, "; en nog meer ontheffingen");
}

struct text parameter_waivers(struct arena *a, const struct parameter_column *column, uint32_t row) {
  struct buf b = {.arena = a};
  const struct rec_waiver *by = column->by[row];
  if (column->also[row] == NULL)
    return by->by;
  buf_format(&b, "%.*s (%.*s)", TP(by->by), TP(by->value));
  for (const struct waived_also *also = column->also[row]; also != NULL; also = also->next)
    buf_format(&b, "%s%.*s (%.*s)", also->next == NULL ? " en " : ", ", TP(also->by->by), TP(also->by->value));
  return buf_text(&b);
}

struct text waived_rows_reason(const struct view *v, uint32_t t) {
  struct buf b = {.arena = v->arena};
  if (target_rows_waived(v, t) != NOWHERE)
    add_rows(v, target_of(v, t)->row_waiver, &b);
  if (target_waived(v, t) != NOWHERE)
    add_rows(v, target_of(v, t)->waiver, &b);
  return buf_text(&b);
}

struct text waived_reason(const struct view *v, uint32_t t) {
  struct text words = NO_TEXT;
  for (t = lifted_by(v, t); t != NONE && !words.n; t = above(v->im, t))
    words = waived_rows_reason(v, t);
  return words;
}

struct text waived_row_words(const struct view *v, uint32_t t, uint32_t row, struct text name) {
  const struct rec_waiver *w = row_waiver(v, t, row);
  struct buf b = {.arena = v->arena};
  if (w == NULL)
    return NO_TEXT;
  buf_format(&b, "Voor %.*s is ontheffing verleend", TP(name));
  if (w->by.n > 0)
    buf_format(&b, " door %.*s", TP(w->by));
  if (w->note.n > 0)
    buf_format(&b, " («%.*s»)", TP(w->note));
  return buf_text(&b);
}

struct text parameter_shown(struct arena *a, const struct image *im, const struct img_parameter *p) {
  return parameter_value(a, p, img_const(im, p->value));
}

struct text parameter_value(struct arena *a, const struct img_parameter *p, int64_t v) {
  return p->type == TYPE_DATE      ? date_dutch(a, (day)v)
         : p->type == TYPE_DURATION ? convert_show_duration(a, v, (enum span_unit)p->class_)
         : p->type == TYPE_MONEY   ? convert_show_money(a, v)
         : p->type == TYPE_PERCENT ? text_format(a, "%.*s %%", TP(convert_show_number(a, v)))
                                   : convert_show_number(a, v);
}
