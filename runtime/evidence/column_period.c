// The periods of each provider: rows that nobody writes.
#include "column_build.h"

enum { PERIODS_AT_MOST = 1200 };

struct calendar_period {
  int year, month; // the first month
};

static day first_day(struct calendar_period p) {
  return date_from(p.year, p.month, 1);
}

static struct calendar_period moved(struct calendar_period p, int months) {
  int at = p.year * 12 + p.month - 1 + months;
  return (struct calendar_period){at / 12, at % 12 + 1};
}

// The period in which the day lies.
static struct calendar_period period_of(day d, int months) {
  struct calendar_period p;
  int dom;
  date_split(d, &p.year, &p.month, &dom);
  p.month = (p.month - 1) / months * months + 1;
  return p;
}

static const struct img_period *record_of(const struct image *im, uint32_t entity) {
  const struct img_period *p = im->periods;
  while (p->entity != entity)
    p++;
  return p;
}

// The first whole period, and how many of them are over: the last ends before the peildatum.
static uint32_t periods_over(struct build *b, const struct img_period *kind, uint32_t provider, struct calendar_period *first) {
  const struct records *r = b->out->records[provider];
  day begin = r->period_from != NO_DATE ? r->period_from : b->image->sets[kind->set].valid_from;
  int months = (int)kind->months;
  if (begin < DAY_MIN || begin > DAY_MAX - 400)
    return 0;
  *first = period_of(begin, months);
  if (first_day(*first) < begin)
    *first = moved(*first, months);
  struct calendar_period now = period_of(b->out->peildatum[provider], months);
  int apart = (now.year - first->year) * 12 + now.month - first->month;
  uint32_t n = apart <= 0 ? 0 : (uint32_t)(apart / months);
  if (n > PERIODS_AT_MOST)
    *first = moved(*first, (int)(n - PERIODS_AT_MOST) * months);
  return n > PERIODS_AT_MOST ? PERIODS_AT_MOST : n;
}

static void put_periods(struct build *b, struct entity_rows *out, const struct img_period *kind, uint32_t provider, struct calendar_period first) {
  for (uint32_t row = out->begin[provider]; row < out->begin[provider + 1]; row++) {
    struct calendar_period next = moved(first, (int)kind->months);
    out->parent[row] = provider;
    out->from[row] = (struct cell_origin){b->out->records[provider], NO_INDEX};
    out->first[row] = first_day(first);
    out->last[row] = first_day(next) - 1;
    first = next;
  }
}

void build_periods(struct build *b, uint32_t entity) {
  struct entity_rows *out = &b->out->entities[entity];
  const struct img_period *kind = record_of(b->image, entity);
  uint32_t providers = b->out->providers;
  struct calendar_period *first = NEW_ARRAY(b->work, struct calendar_period, providers);
  out->begin = NEW_ARRAY(b->arena, uint32_t, (size_t)providers + 1);
  out->open = NEW_ARRAY(b->arena, word, WORDS(providers));
  for (uint32_t p = 0; p < providers; p++)
    out->begin[p + 1] = out->begin[p] + periods_over(b, kind, p, &first[p]);
  out->rows = out->begin[providers];
  out->parent = NEW_ARRAY(b->arena, uint32_t, out->rows);
  out->from = NEW_ARRAY(b->arena, struct cell_origin, out->rows);
  out->first = NEW_ARRAY(b->arena, day, (size_t)out->rows + 1);
  out->last = NEW_ARRAY(b->arena, day, (size_t)out->rows + 1);
  for (uint32_t p = 0; p < providers; p++)
    put_periods(b, out, kind, p, first[p]);
}
