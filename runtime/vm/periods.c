// What the instructions about periods need: the rows below the same provider, and the operands in the pool.
#include "periods.h"

// A list of entity e somewhere below the provider may have further rows.
static bool open_below(const struct columns *c, uint32_t e, uint32_t provider) {
  for (; e != 0; e = c->image->entities[e].parent) {
    uint32_t parent = c->image->entities[e].parent;
    struct row_span s = rows_of_provider(c, parent, provider);
    for (uint32_t r = s.from; r < s.to; r++)
      if (bit_get(c->entities[e].open, r))
        return true;
  }
  return false;
}

struct row_span rows_of_provider(const struct columns *c, uint32_t entity, uint32_t provider) {
  if (entity == 0)
    return (struct row_span){provider, provider + 1};
  struct row_span s = rows_of_provider(c, c->image->entities[entity].parent, provider);
  const uint32_t *begin = c->entities[entity].begin;
  return (struct row_span){begin[s.from], begin[s.to]};
}

// The day from which on all rows of entity e below the provider are known by that date: ANY_DAY where there may be further rows of
// any day, because what they hang under may have further rows, or the date is not the own one of the entity.
static day all_since(const struct columns *c, uint32_t e, uint32_t provider, const struct img_code *date) {
  const struct img_entity *entity = &c->image->entities[e];
  struct row_span s = rows_of_provider(c, entity->parent, provider);
  day since = DAY_MIN;
  if (c->entities[e].since == NULL || date->op != OP_LOAD_V || date->a != entity->date || open_below(c, entity->parent, provider))
    return ANY_DAY;
  for (uint32_t r = s.from; r < s.to; r++)
    if (bit_get(c->entities[e].open, r) && c->entities[e].since[r] > since)
      since = c->entities[e].since[r];
  return since;
}

struct spread spread_of(struct arena *a, const struct columns *c, uint32_t level, uint32_t pool) {
  const struct entity_rows *periods = &c->entities[level];
  const struct img_pool *operands = &c->image->pool[pool];
  uint32_t entity = operands[1].v;
  day *since = NEW_ARRAY(a, day, c->providers);
  uint32_t *rows = NEW_ARRAY(a, uint32_t, (size_t)c->providers + 1);
  word *open = NEW_ARRAY(a, word, WORDS(c->providers));
  for (uint32_t p = 0; p < c->providers; p++) {
    rows[p + 1] = rows_of_provider(c, entity, p).to;
    since[p] = all_since(c, entity, p, &c->image->code[operands[3].v]);
    if (open_below(c, entity, p))
      bit_set(open, p);
  }
  return (struct spread){periods->rows, c->providers, periods->first, periods->last, periods->parent, periods->begin, rows, open, since};
}

struct period_counts *period_counts(struct arena *a, const struct run *run, uint32_t level, uint32_t pool) {
  const struct img_pool *p = &run->image->pool[pool];
  struct period_counts *n = NEW_ARRAY(a, struct period_counts, run->columns->entities[level].rows);
  struct spread s = spread_of(a, run->columns, level, pool);
  kernel_period_counts(&s, run->regs[p[3].v].v, run->regs[p[2].v].c, run->regs[p[4].v].c, n);
  return n;
}

void period_sum(struct arena *a, const struct run *run, uint32_t level, struct reg *d, uint32_t pool) {
  const struct img_pool *p = &run->image->pool[pool];
  struct spread s = spread_of(a, run->columns, level, pool);
  const struct reg *date = &run->regs[p[3].v], *in = &run->regs[p[2].v], *what = &run->regs[p[4].v];
  kernel_period_sum(&s, d->v, date->v, in->c, what->v, NEW_ARRAY(a, word, WORDS(s.periods)));
  d->large = exact_period_sum(a, &s, d->v, date->v, in->c, exact_of(what));
}

static struct segments periods_of(const struct columns *c, uint32_t level) {
  const struct entity_rows *rows = &c->entities[level];
  return (struct segments){rows->begin, c->entities[c->image->entities[level].parent].rows, rows->open, rows->fields, NULL};
}

void no_better(struct arena *a, const struct run *run, uint32_t level, struct condition d, uint32_t rows, uint32_t pool, uint32_t norm) {
  const struct image *im = run->image;
  const struct img_pool *p = &im->pool[pool];
  struct measure m = {run->regs[p[1].v].v,
                      run->regs[p[2].v].v,
                      run->regs[p[1].v].large,
                      run->regs[p[2].v].large,
                      run->regs[rows].c,
                      run->regs[norm].u,
                      {img_const(im, p[3].v), img_const(im, p[4].v), img_const(im, p[5].v)},
                      p->v == 7 ? &run->regs[p[6].v].v : NULL,
                      p->v == 7 ? &run->regs[p[7].v].v : NULL};
  kernel_no_better(a, periods_of(run->columns, level), d, &m);
}

void ladder(struct arena *a, const struct run *run, uint32_t level, struct set d, uint32_t rows, uint32_t pool) {
  const struct img_pool *p = &run->image->pool[pool + 1];
  size_t n = run->image->pool[pool].v / 4;
  struct ladder_rule *rules = NEW_ARRAY(a, struct ladder_rule, n);
  for (size_t i = 0; i < n; i++, p += 4)
    rules[i] = (struct ladder_rule){run->regs[p[0].v].c, p[1].v, p[2].v, p[3].v == 1};
  kernel_ladder(periods_of(run->columns, level), d, run->regs[rows].c, rules, n);
}
