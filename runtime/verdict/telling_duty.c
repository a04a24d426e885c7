// What must happen again and again, in sentences: from which day it counts and to which, the days that are known, and the stretch in
// which it did not happen. telling_calendar.c tells of periods of the calendar.
#include "telling_duty.h"

#include "kernel.h"

enum { DAYS_TOLD = 12, STRETCHES_TOLD = 3, STRETCHES_SEEN = 1000 };

void duty_say(const struct duty_row *d, struct text text) { add_step(d->t, (struct step){.text = text}); }

void duty_say_outcome(const struct duty_row *d, struct text text, unsigned outcome) {
  add_step(d->t, (struct step){.text = text, .outcome = outcome});
}

struct text duty_day(const struct duty_row *d, int64_t day_) { return date_dutch(d->t->arena, (day)day_); }

struct text duty_event(const struct duty_row *d) { return entity_words(d->t, d->code->b, false); }

const struct value *duty_dates(const struct duty_row *d) { return &d->t->v->run->regs[d->code->a].v; }

bool duty_has_known_day(const struct duty_row *d, uint32_t at) {
  const struct value *v = duty_dates(d);
  return bit_get(v->k, at) && !bit_get(v->g, at) && v->lo[at] == v->hi[at];
}

// The row of the first event that is known to be of a day after this one, up to `to`; NO_INDEX: there is none.
uint32_t duty_first_after(const struct duty_row *d, int64_t from, int64_t to) {
  const struct value *v = duty_dates(d);
  uint32_t found = NO_INDEX;
  for (uint32_t at = d->rows.from; at < d->rows.to; at++)
    if (duty_has_known_day(d, at) && v->lo[at] > from && v->lo[at] <= to && (found == NO_INDEX || v->lo[at] < v->lo[found]))
      found = at;
  return found;
}

// Whether some event that is not fully known, or that nobody told of, may lie after `from` and on or before `to`.
bool duty_may_lie(const struct duty_row *d, int64_t from, int64_t to) {
  const struct value *v = duty_dates(d);
  for (uint32_t at = d->rows.from; at < d->rows.to; at++)
    if (bit_get(v->k, at) && !duty_has_known_day(d, at) && v->hi[at] > from && v->lo[at] <= to)
      return true;
  return from < d->before - 1;
}

// ---- what is known ----

// "01-02-2024 (startdatum van toewijzing T1)"; a day that the norm itself names stands alone.
struct text duty_anchor_words(const struct duty_row *d) {
  uint32_t reg = d->pool[1].v;
  const struct img_code *code = &d->t->v->im->code[reg];
  while (code->op == OP_DOWN_V)
    code = &d->t->v->im->code[code->a];
  if (code->op == OP_CONST_V)
    return duty_day(d, img_const(d->t->v->im, code->a));
  struct phrase p = value_phrase(d->t, reg, d->row);
  return text_format(d->t->arena, "%.*s (%.*s%.*s)", TP(p.value), TP(p.what), TP(p.origin));
}

// false: from which day it counts is not known, or there is no such day. Then that is all there is to tell.
bool duty_tell_anchor(const struct duty_row *d, unsigned outcome) {
  struct phrase p = value_phrase(d->t, d->pool[1].v, d->row);
  struct text what = capital(d->t->arena, p.what);
  if (p.state == PHRASE_ABSENT)
    duty_say_outcome(d, text_format(d->t->arena, "%.*s is er niet%.*s, dus begint er geen termijn", TP(what), TP(p.origin)), outcome);
  if (p.state == PHRASE_UNKNOWN)
    duty_say_outcome(d, text_format(d->t->arena, "%.*s is niet bekend, dus ook niet wanneer de termijn begint", TP(what)), outcome);
  return p.state == PHRASE_KNOWN;
}

// `tot D` has the day before D as its last.
static uint32_t day_after(const struct image *im, uint32_t reg) {
  const struct img_code *code = &im->code[reg];
  return code->op == OP_ADD_TERM && code->c == UNIT_DAY && img_const(im, code->b) == -1 ? code->a : NONE;
}

void duty_tell_end(const struct duty_row *d) {
  if (d->end == NONE)
    return;
  const struct image *im = d->t->v->im;
  uint32_t after = day_after(im, d->end), reg = after != NONE ? after : d->end;
  struct phrase p = value_phrase(d->t, reg, d->row);
  struct text what = capital(d->t->arena, p.what);
  const char *to = after != NONE ? "tot" : "tot en met";
  if (p.state == PHRASE_ABSENT)
    duty_say(d, text_format(d->t->arena, "%.*s is er niet%.*s: dit geldt tot de peildatum.", TP(what), TP(p.origin)));
  else if (p.state == PHRASE_UNKNOWN)
    duty_say(d, text_format(d->t->arena, "%.*s is niet bekend, dus ook niet tot wanneer dit geldt.", TP(what)));
  else if (im->code[reg].op == OP_CONST_V)
    duty_say(d, text_format(d->t->arena, "Dit geldt %s %.*s.", to, TP(p.value)));
  else
    duty_say(d, text_format(d->t->arena, "Dit geldt %s %.*s (%.*s%.*s).", to, TP(p.value), TP(p.what), TP(p.origin)));
}

static void tell_days(const struct duty_row *d, int64_t from) {
  struct text days[DAYS_TOLD + 1];
  size_t n = 0;
  uint32_t at, unclear = 0;
  while ((at = duty_first_after(d, from, d->today)) != NO_INDEX) {
    struct phrase p = value_phrase(d->t, d->code->a, at);
    from = duty_dates(d)->lo[at];
    days[n] = n < DAYS_TOLD ? text_format(d->t->arena, "%.*s%.*s", TP(p.value), TP(p.origin)) : TEXT("…");
    if (n++ == DAYS_TOLD)
      break;
  }
  for (at = d->rows.from; at < d->rows.to; at++)
    unclear += bit_get(duty_dates(d)->k, at) && !duty_has_known_day(d, at);
  if (n == 0)
    duty_say(d, text_format(d->t->arena, "Er is geen %.*s bekend uit deze tijd.", TP(duty_event(d))));
  else
    duty_say(d, text_format(d->t->arena, "Bekend van %.*s: %.*s.", TP(duty_event(d)), TP(text_join(d->t->arena, days, n, TEXT(", ")))));
  if (unclear > 0)
    duty_say(d, text_format(d->t->arena, "Van %u %.*s is de dag niet (helemaal) bekend.", unclear,
                       TP(entity_words(d->t, d->code->b, unclear > 1))));
}

void duty_tell_missing(const struct duty_row *d) {
  struct text many = entity_words(d->t, d->code->b, true);
  if (d->before > DAY_MAX)
    duty_say(d, text_format(d->t->arena, "Er kunnen nog meer %.*s zijn.", TP(many)));
  else if (d->before > DAY_MIN)
    duty_say(d, text_format(d->t->arena, "De lijst is bekend vanaf %.*s. Van voor die dag kunnen er nog meer %.*s zijn.",
                       TP(duty_day(d, d->before)), TP(many)));
}

// ---- minstens eens per ----

// Gives what came of it.
static unsigned tell_too_long(const struct duty_row *d, int64_t from, int64_t by, uint32_t next) {
  struct arena *a = d->t->arena;
  struct text begin = text_format(a, "Na %.*s moest er uiterlijk op %.*s %s%.*s zijn", TP(duty_day(d, from)), TP(duty_day(d, by)),
                                  from == d->from ? "een " : "weer een ", TP(duty_event(d)));
  bool doubt = duty_may_lie(d, from, by);
  if (by >= d->ends_from)
    duty_say_outcome(d, text_format(a, "%.*s, als dit dan nog gold; dat is niet bekend", TP(begin)), JA | NEE);
  else if (doubt)
    duty_say_outcome(d, text_format(a, "%.*s; of die er was, is niet bekend", TP(begin)), JA | NEE);
  else if (next == NO_INDEX)
    duty_say_outcome(d, text_format(a, "%.*s; die is er niet", TP(begin)), NEE);
  else
    duty_say_outcome(d, text_format(a, "%.*s; de volgende was pas op %.*s", TP(begin), TP(duty_day(d, duty_dates(d)->lo[next]))), NEE);
  return doubt || by >= d->ends_from ? JA | NEE : NEE;
}

// How many units the term has in this row.
static int32_t term_of(const struct duty_row *d) {
  uint32_t by = duty_more(d->t->v->im, d->code->c, 0);
  if (by == NONE)
    return (int32_t)img_const(d->t->v->im, d->pool[3].v);
  return said_units(d->t->v->run->regs[by].v.lo[d->row], (enum unit)d->pool[4].v, false);
}

// Gives what came of it together.
static unsigned tell_stretches(const struct duty_row *d) {
  int32_t n = term_of(d);
  int64_t from = d->from;
  unsigned out = 0;
  for (int seen = 0, told = 0; seen < STRETCHES_SEEN && told < STRETCHES_TOLD; seen++) {
    int64_t by = date_add((day)from, n, (enum unit)d->pool[4].v);
    uint32_t next = duty_first_after(d, from, d->today);
    if (by < d->today && (next == NO_INDEX || duty_dates(d)->lo[next] > by)) {
      out |= tell_too_long(d, from, by, next) == NEE ? NEE : JA;
      told++;
    }
    if (next != NO_INDEX) {
      from = duty_dates(d)->lo[next];
      continue;
    }
    if (by >= d->today && d->is_ended)
      duty_say(d, text_format(d->t->arena, "De termijn na %.*s liep nog op %.*s, de laatste dag waarvoor dit geldt.", TP(duty_day(d, from)), TP(duty_day(d, d->today))));
    else if (by >= d->today)
      duty_say(d, text_format(d->t->arena, "De termijn na %.*s loopt nog, tot en met %.*s.", TP(duty_day(d, from)), TP(duty_day(d, by))));
    break;
  }
  return out;
}

static unsigned tell_again(struct duty_row *d, unsigned outcome) {
  struct arena *a = d->t->arena;
  uint32_t by = duty_more(d->t->v->im, d->code->c, 0);
  struct text term = by != NONE ? parameter_words_at(d->t, by, d->row) : term_words(a, term_of(d), (enum unit)d->pool[4].v);
  if (!duty_tell_anchor(d, outcome))
    return outcome;
  duty_say_outcome(d, text_format(a, "Was er vanaf %.*s tot %s%.*s steeds binnen %.*s een %.*s%.*s?", TP(duty_anchor_words(d)),
                                  d->is_ended ? "en met " : "de peildatum ", TP(duty_day(d, d->today)), TP(term), TP(duty_event(d)),
                                  TP(at_row(d->t, d->code->entity, d->row))),
                   outcome);
  d->t->depth++;
  duty_tell_end(d);
  tell_days(d, d->from - 1);
  duty_tell_missing(d);
  if (tell_stretches(d) == JA && outcome == NEE)
    duty_say(d, TEXT("Hoe het ook zit met wat niet bekend is: ergens duurde het te lang."));
  d->t->depth--;
  return outcome;
}

// The day from which it counts, and the last one, where they are known.
static void read_days(struct duty_row *d) {
  const struct view *v = d->t->v;
  const struct value *from = &v->run->regs[d->pool[1].v].v, *end = d->end == NONE ? NULL : &v->run->regs[d->end].v;
  if (bit_get(from->k, d->row))
    d->from = from->lo[d->row];
  if (end == NULL || !bit_get(end->k, d->row))
    return;
  bool known = end->lo[d->row] == end->hi[d->row] && !bit_get(end->g, d->row);
  d->is_ended = known && end->lo[d->row] < d->today;
  if (d->is_ended)
    d->today = end->lo[d->row];
  if (!known)
    d->ends_from = end->lo[d->row];
}

unsigned tell_duty(struct telling *t, const struct img_code *code, uint32_t row) {
  const struct view *v = t->v;
  const struct img_pool *pool = &v->im->pool[code->c];
  struct duty_row d = {.t = t, .code = code, .pool = pool, .row = row, .rows = rows_under(v, code->b, code->entity, row)};
  d.from = d.before = DAY_MIN;
  d.ends_from = ANY_DAY;
  d.today = v->run->regs[pool[2].v].v.lo[row];
  d.end = duty_more(v->im, code->c, code->op == OP_YEARLY_UP ? 0 : 1);
  read_days(&d);
  if (columns_open_under(v->columns, code->b, code->entity, row))
    d.before = columns_missing_before(v->columns, code->b, code->entity, row);
  unsigned outcome = run_outcome(v->run, code->dst, row);
  return code->op == OP_YEARLY_UP ? duty_tell_calendar(&d, outcome) : tell_again(&d, outcome);
}
