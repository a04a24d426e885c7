// What must happen again and again, in sentences: from which day it counts, the days that are known, and the stretch or the period
// in which it did not happen.
#include "telling.h"

#include "kernel.h"

enum { DAYS_TOLD = 12, STRETCHES_TOLD = 3, STRETCHES_SEEN = 1000, PERIODS_TOLD = 5, PERIODS_SEEN = 3000 };

// One duty, in one row.
struct duty_row {
  struct telling *t;
  const struct img_code *code;
  const struct img_pool *pool;
  uint32_t row;
  struct segment rows; // of the events
  int64_t from, today; // from: the day from which it counts, where that is known
  int64_t before;      // events that may be missing were before this day; DAY_MIN: none may be
};

static void say(const struct duty_row *d, struct text text) { add_step(d->t, (struct step){.text = text}); }

static void say_outcome(const struct duty_row *d, struct text text, unsigned outcome) {
  add_step(d->t, (struct step){.text = text, .outcome = outcome});
}

static struct text on(const struct duty_row *d, int64_t day_) { return date_dutch(d->t->arena, (day)day_); }

static struct text event(const struct duty_row *d) { return entity_words(d->t, d->code->b, false); }

static const struct value *dates(const struct duty_row *d) { return &d->t->v->run->regs[d->code->a].v; }

static bool has_known_day(const struct duty_row *d, uint32_t at) {
  const struct value *v = dates(d);
  return bit_get(v->k, at) && !bit_get(v->g, at) && v->lo[at] == v->hi[at];
}

// The row of the first event that is known to be of a day after this one, up to `to`; NO_INDEX: there is none.
static uint32_t first_after(const struct duty_row *d, int64_t from, int64_t to) {
  const struct value *v = dates(d);
  uint32_t found = NO_INDEX;
  for (uint32_t at = d->rows.from; at < d->rows.to; at++)
    if (has_known_day(d, at) && v->lo[at] > from && v->lo[at] <= to && (found == NO_INDEX || v->lo[at] < v->lo[found]))
      found = at;
  return found;
}

// Whether some event that is not fully known, or that nobody told of, may lie after `from` and on or before `to`.
static bool may_lie(const struct duty_row *d, int64_t from, int64_t to) {
  const struct value *v = dates(d);
  for (uint32_t at = d->rows.from; at < d->rows.to; at++)
    if (bit_get(v->k, at) && !has_known_day(d, at) && v->hi[at] > from && v->lo[at] <= to)
      return true;
  return from < d->before - 1;
}

// ---- what is known ----

// "01-02-2024 (startdatum van toewijzing T1)"; a day that the norm itself names stands alone.
static struct text anchor_words(const struct duty_row *d) {
  uint32_t reg = d->pool[1].v;
  const struct img_code *code = &d->t->v->im->code[reg];
  while (code->op == OP_DOWN_V)
    code = &d->t->v->im->code[code->a];
  if (code->op == OP_CONST_V)
    return on(d, img_const(d->t->v->im, code->a));
  struct phrase p = value_phrase(d->t, reg, d->row);
  return text_format(d->t->arena, "%.*s (%.*s%.*s)", TP(p.value), TP(p.what), TP(p.origin));
}

// false: from which day it counts is not known, or there is no such day. Then that is all there is to tell.
static bool tell_anchor(const struct duty_row *d, unsigned outcome) {
  struct phrase p = value_phrase(d->t, d->pool[1].v, d->row);
  struct text what = capital(d->t->arena, p.what);
  if (p.state == PHRASE_ABSENT)
    say_outcome(d, text_format(d->t->arena, "%.*s is er niet%.*s, dus begint er geen termijn", TP(what), TP(p.origin)), outcome);
  if (p.state == PHRASE_UNKNOWN)
    say_outcome(d, text_format(d->t->arena, "%.*s is niet bekend, dus ook niet wanneer de termijn begint", TP(what)), outcome);
  return p.state == PHRASE_KNOWN;
}

static void tell_days(const struct duty_row *d, int64_t from) {
  struct text days[DAYS_TOLD + 1];
  size_t n = 0;
  uint32_t at, unclear = 0;
  while ((at = first_after(d, from, d->today)) != NO_INDEX) {
    struct phrase p = value_phrase(d->t, d->code->a, at);
    from = dates(d)->lo[at];
    days[n] = n < DAYS_TOLD ? text_format(d->t->arena, "%.*s%.*s", TP(p.value), TP(p.origin)) : TEXT("…");
    if (n++ == DAYS_TOLD)
      break;
  }
  for (at = d->rows.from; at < d->rows.to; at++)
    unclear += bit_get(dates(d)->k, at) && !has_known_day(d, at);
  if (n == 0)
    say(d, text_format(d->t->arena, "Er is geen %.*s bekend uit deze tijd.", TP(event(d))));
  else
    say(d, text_format(d->t->arena, "Bekend van %.*s: %.*s.", TP(event(d)), TP(text_join(d->t->arena, days, n, TEXT(", ")))));
  if (unclear > 0)
    say(d, text_format(d->t->arena, "Van %u %.*s is de dag niet (helemaal) bekend.", unclear,
                       TP(entity_words(d->t, d->code->b, unclear > 1))));
}

static void tell_missing(const struct duty_row *d) {
  struct text many = entity_words(d->t, d->code->b, true);
  if (d->before > DAY_MAX)
    say(d, text_format(d->t->arena, "Er kunnen nog meer %.*s zijn.", TP(many)));
  else if (d->before > DAY_MIN)
    say(d, text_format(d->t->arena, "De lijst is bekend vanaf %.*s. Van voor die dag kunnen er nog meer %.*s zijn.",
                       TP(on(d, d->before)), TP(many)));
}

// ---- minstens eens per ----

// Gives what came of it.
static unsigned tell_too_long(const struct duty_row *d, int64_t from, int64_t by, uint32_t next) {
  struct arena *a = d->t->arena;
  struct text begin = text_format(a, "Na %.*s moest er uiterlijk op %.*s %s%.*s zijn", TP(on(d, from)), TP(on(d, by)),
                                  from == d->from ? "een " : "weer een ", TP(event(d)));
  bool doubt = may_lie(d, from, by);
  if (doubt)
    say_outcome(d, text_format(a, "%.*s; of die er was, is niet bekend", TP(begin)), JA | NEE);
  else if (next == NO_INDEX)
    say_outcome(d, text_format(a, "%.*s; die is er niet", TP(begin)), NEE);
  else
    say_outcome(d, text_format(a, "%.*s; de volgende was pas op %.*s", TP(begin), TP(on(d, dates(d)->lo[next]))), NEE);
  return doubt ? JA | NEE : NEE;
}

// How many units the term has in this row.
static int32_t term_of(const struct duty_row *d) {
  if (d->pool->v != 5)
    return (int32_t)img_const(d->t->v->im, d->pool[3].v);
  return said_units(d->t->v->run->regs[d->pool[5].v].v.lo[d->row], (enum unit)d->pool[4].v, false);
}

// Gives what came of it together.
static unsigned tell_stretches(const struct duty_row *d) {
  int32_t n = term_of(d);
  int64_t from = d->from;
  unsigned out = 0;
  for (int seen = 0, told = 0; seen < STRETCHES_SEEN && told < STRETCHES_TOLD; seen++) {
    int64_t by = date_add((day)from, n, (enum unit)d->pool[4].v);
    uint32_t next = first_after(d, from, d->today);
    if (by < d->today && (next == NO_INDEX || dates(d)->lo[next] > by)) {
      out |= tell_too_long(d, from, by, next) == NEE ? NEE : JA;
      told++;
    }
    if (next != NO_INDEX) {
      from = dates(d)->lo[next];
      continue;
    }
    if (by >= d->today)
      say(d, text_format(d->t->arena, "De termijn na %.*s loopt nog, tot en met %.*s.", TP(on(d, from)), TP(on(d, by))));
    break;
  }
  return out;
}

static unsigned tell_again(struct duty_row *d, unsigned outcome) {
  struct arena *a = d->t->arena;
  bool by = d->pool->v == 5;
  struct text term = by ? parameter_words_at(d->t, d->pool[5].v, d->row) : term_words(a, term_of(d), (enum unit)d->pool[4].v);
  if (!tell_anchor(d, outcome))
    return outcome;
  say_outcome(d, text_format(a, "Was er vanaf %.*s tot de peildatum %.*s steeds binnen %.*s een %.*s%.*s?", TP(anchor_words(d)),
                             TP(on(d, d->today)), TP(term), TP(event(d)), TP(at_row(d->t, d->code->entity, d->row))),
              outcome);
  d->t->depth++;
  tell_days(d, d->from - 1);
  tell_missing(d);
  if (tell_stretches(d) == JA && outcome == NEE)
    say(d, TEXT("Hoe het ook zit met wat niet bekend is: ergens duurde het te lang."));
  d->t->depth--;
  return outcome;
}

// ---- elk jaar, elk kwartaal ----

static void tell_period(const struct duty_row *d, int64_t from, int64_t to, uint32_t found) {
  struct text begin = text_format(d->t->arena, "Van %.*s tot en met de uiterste dag %.*s", TP(on(d, from)), TP(on(d, to)));
  struct phrase p = {0};
  if (found != NO_INDEX) {
    p = value_phrase(d->t, d->code->a, found);
    say_outcome(d, text_format(d->t->arena, "%.*s was er een %.*s, op %.*s%.*s", TP(begin), TP(event(d)), TP(p.value), TP(p.origin)), JA);
  } else if (may_lie(d, from - 1, to)) {
    say_outcome(d, text_format(d->t->arena, "%.*s is niet bekend of er een %.*s was", TP(begin), TP(event(d))), JA | NEE);
  } else {
    say_outcome(d, text_format(d->t->arena, "%.*s was er geen %.*s", TP(begin), TP(event(d))), NEE);
  }
}

// The periods that are over and count, the last one first: those in which it did not surely happen, then the others.
static void tell_periods(const struct duty_row *d, int ends, bool only_last) {
  uint32_t told = 0, more = 0;
  for (int pass = 0; pass < 2; pass++)
    for (int back = 0; back < (only_last ? 1 : PERIODS_SEEN); back++) {
      int64_t to = duty_end(d->today, ends, back), from = duty_end(d->today, ends, back + 1) + 1;
      if (to <= d->from || from <= DAY_MIN + 1)
        break;
      uint32_t found = first_after(d, from - 1, to);
      if ((found == NO_INDEX) != (pass == 0))
        continue;
      if (told < PERIODS_TOLD)
        tell_period(d, from, to, found), told++;
      else
        more++;
    }
  if (more > 0)
    say(d, text_format(d->t->arena, "… en nog %u.", more));
  int64_t next = duty_end(d->today, ends, -1);
  if (next <= d->from)
    next = duty_end(d->today, ends, -2);
  if (next > d->from && next < DAY_MAX)
    say(d, text_format(d->t->arena, "De %s termijn loopt nog, tot en met %.*s.", told > 0 ? "volgende" : "eerste", TP(on(d, next))));
}

static unsigned tell_yearly(struct duty_row *d, unsigned outcome) {
  struct arena *a = d->t->arena;
  const struct image *im = d->t->v->im;
  int ends = (int)img_const(im, d->pool[3].v), months = ends / 10000;
  bool only_last = img_const(im, d->pool[4].v);
  const char *period = months == 12 ? "jaar" : months == 3 ? "kwartaal" : "maand";
  struct text name = event(d), at = at_row(d->t, d->code->entity, d->row);
  if (!only_last && !tell_anchor(d, outcome))
    return outcome;
  if (only_last)
    say_outcome(d, text_format(a, "Was er in %s laatste %s dat voorbij is een %.*s%.*s?", months == 1 ? "de" : "het", period, TP(name), TP(at)), outcome);
  else
    say_outcome(d, text_format(a, "Was er vanaf %.*s in %s %s %s voorbij is een %.*s%.*s?", TP(anchor_words(d)),
                               months == 1 ? "elke" : "elk", period, months == 1 ? "die" : "dat", TP(name), TP(at)), outcome);
  d->t->depth++;
  tell_missing(d);
  tell_periods(d, ends, only_last);
  d->t->depth--;
  return outcome;
}

unsigned tell_duty(struct telling *t, const struct img_code *code, uint32_t row) {
  const struct view *v = t->v;
  const struct img_pool *pool = &v->im->pool[code->c];
  struct duty_row d = {t, code, pool, row, rows_under(v, code->b, code->entity, row), DAY_MIN, v->run->regs[pool[2].v].v.lo[row], DAY_MIN};
  const struct value *from = &v->run->regs[pool[1].v].v;
  if (bit_get(from->k, row))
    d.from = from->lo[row];
  if (columns_open_under(v->columns, code->b, code->entity, row))
    d.before = columns_missing_before(v->columns, code->b, code->entity, row);
  unsigned outcome = run_outcome(v->run, code->dst, row);
  return code->op == OP_YEARLY_UP ? tell_yearly(&d, outcome) : tell_again(&d, outcome);
}
