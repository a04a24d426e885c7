// What must happen in each period of the calendar, once or so many times, in sentences: the periods that are over, and the one that
// runs where it may have had too many.
#include "telling_duty.h"

#include "kernel.h"

enum { PERIODS_TOLD = 5, PERIODS_SEEN = 3000, PLENTY = INT32_MAX };

struct calendar {
  const struct duty_row *d;
  int ends;
  bool only_last, once; // once: how often is not said
  int64_t least, most;  // PLENTY: there is no most
};

static int months_of(const struct calendar *c) { return c->ends / 10000; }

// The last day of the period that is the last one over, `back` before it (-1: the next).
static int64_t end_of(const struct calendar *c, int back) {
  int64_t after = c->d->today + c->d->is_ended; // the last day of a duty that ended may be that of a period
  return duty_end(after, c->d->from, c->ends, back);
}

static int64_t bound(const struct duty_row *d, uint32_t n, int64_t none) {
  uint32_t reg = duty_more(d->t->v->im, d->code->c, n);
  return reg == NONE ? none : d->t->v->run->regs[reg].v.lo[d->row];
}

static struct text plural(const struct calendar *c, int64_t n) {
  return text_format(c->d->t->arena, "%lld %.*s", (long long)n, TP(entity_words(c->d->t, c->d->code->b, n != 1)));
}

// How many are known to lie in these days; *maybe: how many more there may be.
static int64_t known_in(const struct duty_row *d, int64_t from, int64_t to, int64_t *maybe) {
  const struct value *v = duty_dates(d);
  int64_t n = 0;
  *maybe = from < d->before && from <= to ? PLENTY : 0;
  for (uint32_t at = d->rows.from; at < d->rows.to; at++) {
    if (!bit_get(v->k, at) || v->hi[at] < from || v->lo[at] > to)
      continue;
    bool sure = v->lo[at] >= from && v->hi[at] <= to && !bit_get(v->g, at);
    n += sure;
    *maybe += !sure;
  }
  return n;
}

// ---- one period ----

// The duty may have ended before that day: then it asks nothing.
static unsigned perhaps_ended(const struct calendar *c, int64_t to) { return to >= c->d->ends_from ? NVT : 0u; }

static unsigned once_in(const struct calendar *c, int64_t from, int64_t to, bool tell) {
  const struct duty_row *d = c->d;
  struct arena *a = d->t->arena;
  uint32_t found = duty_first_after(d, from - 1, to);
  bool doubt = found == NO_INDEX && duty_may_lie(d, from - 1, to);
  unsigned outcome = found != NO_INDEX ? JA : doubt ? JA | NEE : NEE, said = outcome | perhaps_ended(c, to);
  if (!tell)
    return said;
  struct text begin = text_format(a, "Van %.*s tot en met de uiterste dag %.*s", TP(duty_day(d, from)), TP(duty_day(d, to)));
  struct phrase p = found != NO_INDEX ? value_phrase(d->t, d->code->a, found) : (struct phrase){0};
  struct text name = duty_event(d);
  if (outcome == JA)
    begin = text_format(a, "%.*s was er een %.*s, op %.*s%.*s", TP(begin), TP(name), TP(p.value), TP(p.origin));
  else if (doubt)
    begin = text_format(a, "%.*s is niet bekend of er een %.*s was", TP(begin), TP(name));
  else
    begin = text_format(a, "%.*s was er geen %.*s", TP(begin), TP(name));
  duty_say_outcome(d, begin, said);
  return said;
}

static struct text how_many(const struct calendar *c, int64_t known, int64_t maybe) {
  struct arena *a = c->d->t->arena;
  if (maybe == 0)
    return plural(c, known);
  if (maybe >= PLENTY)
    return text_format(a, "minstens %.*s; er kunnen er meer zijn", TP(plural(c, known)));
  return text_format(a, "%lld tot en met %.*s; hoeveel precies is niet bekend", (long long)known, TP(plural(c, known + maybe)));
}

static unsigned so_often_in(const struct calendar *c, int64_t from, int64_t to, bool tell) {
  int64_t maybe, known = known_in(c->d, from, to, &maybe);
  bool may = known <= c->most && known + maybe >= c->least, may_not = known < c->least || known + maybe > c->most;
  unsigned outcome = (may ? JA : 0u) | (may_not ? NEE : 0u) | perhaps_ended(c, to);
  if (tell)
    duty_say_outcome(c->d, text_format(c->d->t->arena, "Van %.*s tot en met %.*s: %.*s", TP(duty_day(c->d, from)), TP(duty_day(c->d, to)),
                                       TP(how_many(c, known, maybe))), outcome);
  return outcome;
}

static unsigned in_period(const struct calendar *c, int64_t from, int64_t to, bool tell) {
  return c->once ? once_in(c, from, to, tell) : so_often_in(c, from, to, tell);
}

// ---- all of them ----

// The periods that are over and count, the last one first: those that are not surely right, then the others. Gives how many were told.
static uint32_t tell_over(const struct calendar *c) {
  uint32_t told = 0, more = 0;
  for (int pass = 0; pass < 2; pass++)
    for (int back = 0; back < (c->only_last ? 1 : PERIODS_SEEN); back++) {
      int64_t to = end_of(c, back), from = end_of(c, back + 1) + 1;
      if (to <= c->d->from || from <= DAY_MIN + 1)
        break;
      if ((in_period(c, from, to, false) == JA) != (pass == 1))
        continue;
      if (told < PERIODS_TOLD)
        in_period(c, from, to, true), told++;
      else
        more++;
    }
  if (more > 0)
    duty_say(c->d, text_format(c->d->t->arena, "… en nog %u.", more));
  return told;
}

// Of the period that is not over: how many there are till now, where there may be too many.
static void tell_running(const struct calendar *c, int64_t from) {
  const struct duty_row *d = c->d;
  int64_t maybe, known = known_in(d, from, d->today, &maybe);
  if (c->most >= PLENTY || from > d->today || d->from > d->today)
    return;
  struct text begin = text_format(d->t->arena, "Van %.*s tot en met %.*s: %.*s", TP(duty_day(d, from)), TP(duty_day(d, d->today)), TP(how_many(c, known, maybe)));
  if (known > c->most)
    duty_say_outcome(d, text_format(d->t->arena, "%.*s. Dat is al te veel", TP(begin)), NEE | perhaps_ended(c, d->today));
  else
    duty_say(d, text_format(d->t->arena, d->is_ended ? "%.*s. Daarna geldt dit niet meer." : "%.*s. Deze periode is nog niet voorbij.", TP(begin)));
}

static void tell_periods(const struct calendar *c) {
  const struct duty_row *d = c->d;
  uint32_t told = tell_over(c);
  int64_t next = end_of(c, -1), begin = end_of(c, 0) + 1;
  if (next <= d->from) {
    next = end_of(c, -2);
    begin = end_of(c, -1) + 1;
  }
  tell_running(c, begin);
  if (!d->is_ended && next > d->from && next < DAY_MAX)
    duty_say(d, text_format(d->t->arena, "De %s termijn loopt nog, tot en met %.*s.", told > 0 ? "volgende" : "eerste", TP(duty_day(d, next))));
}

// "minstens 4 evaluaties", "4 tot en met 6 evaluaties"
static struct text wanted(const struct calendar *c) {
  struct arena *a = c->d->t->arena;
  struct text many = plural(c, c->most >= PLENTY ? c->least : c->most);
  if (c->most >= PLENTY)
    return text_format(a, "minstens %.*s", TP(many));
  if (c->least <= 0)
    return text_format(a, "hoogstens %.*s", TP(many));
  return c->least == c->most ? text_format(a, "precies %.*s", TP(many)) : text_format(a, "%lld tot en met %.*s", (long long)c->least, TP(many));
}

// "elk kwartaal dat voorbij is", "het laatste kwartaal dat voorbij is"
static struct text which(const struct calendar *c) {
  struct arena *a = c->d->t->arena;
  int months = months_of(c);
  bool the = months != 1;
  if (months > 12)
    return text_format(a, "elke %d kalenderjaren die voorbij zijn", months / 12);
  const char *name = months == 12 ? "jaar" : months == 6 ? "halfjaar" : months == 3 ? "kwartaal" : "maand";
  return text_format(a, "%s %s %s voorbij is", c->only_last ? the ? "het laatste" : "de laatste" : the ? "elk" : "elke", name, the ? "dat" : "die");
}

unsigned duty_tell_calendar(struct duty_row *d, unsigned outcome) {
  struct arena *a = d->t->arena;
  const struct image *im = d->t->v->im;
  int64_t least = bound(d, 1, -1), most = bound(d, 2, -1);
  struct calendar c = {d, (int)img_const(im, d->pool[3].v), img_const(im, d->pool[4].v), least < 0 && most < 0, 1, PLENTY};
  if (least >= 0)
    c.least = (least + NUMBER_SCALE - 1) / NUMBER_SCALE;
  else if (!c.once)
    c.least = 0;
  if (most >= 0)
    c.most = most / NUMBER_SCALE;
  if (!c.only_last && !duty_tell_anchor(d, outcome))
    return outcome;
  struct text from = c.only_last ? NO_TEXT : text_format(a, " vanaf %.*s", TP(duty_anchor_words(d)));
  struct text what = c.once ? text_format(a, "een %.*s", TP(duty_event(d))) : wanted(&c);
  duty_say_outcome(d, text_format(a, "%s er%.*s in %.*s %.*s%.*s?", c.once ? "Was" : "Waren", TP(from), TP(which(&c)), TP(what),
                                  TP(at_row(d->t, d->code->entity, d->row))), outcome);
  d->t->depth++;
  duty_tell_end(d);
  duty_tell_missing(d);
  tell_periods(&c);
  d->t->depth--;
  return outcome;
}
