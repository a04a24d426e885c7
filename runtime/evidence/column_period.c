// The periods of each provider: rows that nobody writes.
#include "column_build.h"

// Periods of one kind of one provider, counted from a day: number 0 begins on it.
struct counted {
  const struct img_period *kind;
  day first;
};

static day begin_of(const struct counted *c, int k) {
  return c->kind->months > 0 ? date_add(c->first, k * (int)c->kind->months, UNIT_MONTH) : c->first + k * (int)c->kind->days;
}

// The last period that has begun by that day.
static int last_begun(const struct counted *c, day d) {
  int year, month, dom, from_year, from_month;
  date_split(c->first, &from_year, &from_month, &dom);
  date_split(d, &year, &month, &dom);
  int apart = c->kind->months > 0 ? (year - from_year) * 12 + month - from_month : d - c->first;
  int k = apart / (int)(c->kind->months > 0 ? c->kind->months : c->kind->days) + 1;
  while (begin_of(c, k) > d)
    k--;
  return k;
}

static const struct img_period *record_of(const struct image *im, uint32_t entity) {
  const struct img_period *p = im->periods;
  while (p->entity != entity)
    p++;
  return p;
}

// The day they are counted from; NO_DATE: there is none, or nobody knows.
static day counted_from(const struct build *b, const struct img_period *kind, uint32_t provider) {
  if (kind->from == PERIOD_CALENDAR)
    return date_from(2000, 1, 1);
  if (kind->from != PERIOD_FIELD)
    return kind->first;
  const struct value *v = &b->out->fields[kind->field].value;
  bool known = bit_get(v->k, provider) && !bit_get(v->g, provider) && v->lo[provider] == v->hi[provider];
  return known ? (day)v->lo[provider] : NO_DATE;
}

// The first whole period, and how many of them are over: the last ends before the peildatum, and in the toetsperiode.
static int periods_over(struct build *b, const struct counted *c, uint32_t provider, int *first) {
  const struct records *r = b->out->records[provider];
  day begin = r->period_from != NO_DATE ? r->period_from : b->image->sets[c->kind->set].valid_from, end = b->out->peildatum[provider];
  if (r->period_to != NO_DATE && r->period_to < end)
    end = r->period_to + 1;
  if (c->first == NO_DATE || begin < DAY_MIN || begin > DAY_MAX - 400 || end < begin)
    return 0;
  *first = last_begun(c, begin - 1) + 1;
  if (*first < 0 && (c->kind->from == PERIOD_DAY || c->kind->from == PERIOD_FIELD))
    *first = 0;
  int n = last_begun(c, end) - *first;
  return n < 0 ? 0 : n;
}

static void tell_too_many(struct build *b, const struct counted *c, uint32_t provider, int first, int n) {
  struct arena *a = b->sink->arena;
  struct text per = img_text(b->image, c->kind->word);
  if (b->out->providers > 1)
    per = text_format(a, "%.*s van aanbieder %.*s", TP(per), TP(told_short(b, b->out->records[provider]->provider)));
  struct text span = text_format(a, "%.*s tot en met %.*s", TP(date_dutch(a, begin_of(c, first))), TP(date_dutch(a, begin_of(c, first + n) - 1)));
  msg(b->sink, M_COLUMNS_PERIODS, NO_PLACE, per, told_number(b, (size_t)n), span, told_number(b, PERIODS_AT_MOST));
}

// Of too many none is a row, and the list is open: nothing is known of it.
static uint32_t rows_of_periods(struct build *b, const struct counted *c, uint32_t provider, int *first) {
  int n = periods_over(b, c, provider, first);
  if (n <= PERIODS_AT_MOST)
    return (uint32_t)n;
  tell_too_many(b, c, provider, *first, n);
  bit_set(b->out->entities[c->kind->entity].open, provider);
  return 0;
}

static void put_periods(struct build *b, struct entity_rows *out, const struct counted *c, uint32_t provider, int k) {
  for (uint32_t row = out->begin[provider]; row < out->begin[provider + 1]; row++, k++) {
    out->parent[row] = provider;
    out->from[row] = (struct cell_origin){b->out->records[provider], NO_INDEX};
    out->first[row] = begin_of(c, k);
    out->last[row] = begin_of(c, k + 1) - 1;
  }
}

void build_periods(struct build *b, uint32_t entity) {
  struct entity_rows *out = &b->out->entities[entity];
  const struct img_period *kind = record_of(b->image, entity);
  uint32_t providers = b->out->providers;
  struct counted *of = NEW_ARRAY(b->work, struct counted, providers);
  int *first = NEW_ARRAY(b->work, int, providers);
  out->begin = NEW_ARRAY(b->arena, uint32_t, (size_t)providers + 1);
  out->open = NEW_ARRAY(b->arena, word, WORDS(providers));
  for (uint32_t p = 0; p < providers; p++) {
    of[p] = (struct counted){kind, counted_from(b, kind, p)};
    out->begin[p + 1] = out->begin[p] + rows_of_periods(b, &of[p], p, &first[p]);
  }
  out->rows = out->begin[providers];
  out->parent = NEW_ARRAY(b->arena, uint32_t, out->rows);
  out->from = NEW_ARRAY(b->arena, struct cell_origin, out->rows);
  out->first = NEW_ARRAY(b->arena, day, (size_t)out->rows + 1);
  out->last = NEW_ARRAY(b->arena, day, (size_t)out->rows + 1);
  for (uint32_t p = 0; p < providers; p++)
    put_periods(b, out, &of[p], p, first[p]);
}
