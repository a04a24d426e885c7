#include "region.h"

#include "elsewhere.h"

enum { BATCH_PROVIDERS = 256, BATCH_ROWS = 50000 };

struct batch {
  struct arena *arena;
  VEC(struct provider *) providers;
  size_t rows;
};

// ---- one batch ----

static struct text about(const struct region *r, const struct provider *p) {
  struct text name = p->plan.records.provider;
  if (!r->many || name.n == 0)
    return NO_TEXT;
  return text_format(p->sink.arena, "Aanbieder «%.*s»", TP(name));
}

static void refuse(struct region *r, const struct provider *p) {
  edge_tell(r->call->edge, &p->sink, about(r, p));
  r->refused++;
}

static void write_report(struct region *r, struct provider *p, const struct run *runs, uint32_t number) {
  struct arena *a = arena_child(r->call->arena);
  const struct verdicts **all = NEW_ARRAY(a, const struct verdicts *, r->in->n);
  struct report report;
  for (size_t i = 0; i < r->in->n; i++) {
    struct verdicts *v = NEW(a, struct verdicts);
    struct sink own = {.arena = p->sink.arena};
    verdict_of(a, r->indexes[i], &runs[i], number, r->evidence, v);
    verdict_messages(&own, v);
    verdict_tell_clashes(&own, NO_PLACE, r->indexes[i], v);
    messages_take(&p->sink, &own);
    all[i] = v;
  }
  report_build(a, all, r->in->n, &p->sink, &report);
  report.number = r->many ? r->judged + 1 : 0;
  file_out_add(r->out, r->write(a, &report));
  if (r->overview != NULL)
    overview_add(r->overview, &report);
  edge_tell(r->call->edge, &p->sink, about(r, p));
  r->judged++;
  if (r->many)
    progress_tell(&r->progress, "aanbieders getoetst");
  arena_free(a);
}

// false: they cannot be judged together.
static bool build_columns(struct arena *a, const struct region *r, struct provider *const *p, uint32_t n, struct sink *sink,
                          struct columns *out) {
  for (size_t i = 0; i < r->in->n; i++) {
    const struct records **records = NEW_ARRAY(a, const struct records *, n);
    for (uint32_t k = 0; k < n; k++)
      records[k] = records_here(a, r->in->each[i], r->in->each, r->in->n, &p[k]->plan.records);
    struct sink own = {.arena = a};
    bool good = columns_build(a, &own, r->in->each[i], records, n, &out[i]) && columns_enrolled(&own, &out[i]);
    messages_take(sink, &own);
    if (!good)
      return false;
  }
  return true;
}

// A batch that has something to say about anyone is split, until the one whom it is about stands alone: so a report does not depend
// on who is judged beside it.
static void judge_span(struct region *r, struct provider *const *p, uint32_t n) {
  if (n == 0)
    return;
  struct arena *a = arena_child(r->call->arena);
  struct columns *columns = NEW_ARRAY(a, struct columns, r->in->n);
  struct run *runs = NEW_ARRAY(a, struct run, r->in->n);
  struct sink batch = {.arena = a};
  bool good = build_columns(a, r, p, n, n == 1 ? &p[0]->sink : &batch, columns);
  if (n > 1 && (!good || batch.first != NULL)) {
    arena_free(a);
    judge_span(r, p, n / 2);
    judge_span(r, p + n / 2, n - n / 2);
    return;
  }
  for (size_t i = 0; good && i < r->in->n; i++) {
    vm_run_in(r->rooms[i], &columns[i], &runs[i]);
    vm_write_sums(r->rooms[i], &runs[i]);
  }
  for (uint32_t i = 0; good && i < n; i++)
    write_report(r, p[i], runs, i);
  if (!good)
    refuse(r, p[0]);
  arena_free(a);
}

// Those that can be judged, between those that cannot: messages stand in the order of the input.
static void judge_batch(struct region *r, struct batch *b) {
  size_t from = 0;
  for (size_t i = 0; i <= b->providers.n; i++) {
    if (i < b->providers.n && b->providers.p[i]->good)
      continue;
    judge_span(r, b->providers.p + from, (uint32_t)(i - from));
    if (i < b->providers.n)
      refuse(r, b->providers.p[i]);
    from = i + 1;
  }
  arena_free(b->arena);
  *b = (struct batch){.arena = arena_child(r->call->arena)};
}

// ---- all of them ----

static void take_provider(struct region *r, struct batch *b, struct provider *p) {
  if (r->peildatum != NO_DATE)
    p->plan.records.peildatum = r->peildatum;
  vec_push(b->arena, &b->providers, p);
  b->rows += p->plan.records.rows.n;
  if (b->providers.n == BATCH_PROVIDERS || b->rows >= BATCH_ROWS)
    judge_batch(r, b);
}

void region_judge(struct region *r) {
  struct batch batch = {.arena = arena_child(r->call->arena)};
  struct provider *p;
  r->indexes = NEW_ARRAY(r->call->arena, const struct verdict_index *, r->in->n);
  r->rooms = NEW_ARRAY(r->call->arena, struct vm_room *, r->in->n);
  for (size_t i = 0; i < r->in->n; i++) {
    r->indexes[i] = verdict_index_new(r->call->arena, r->in->each[i]);
    r->rooms[i] = vm_room_new(r->call->arena, r->in->each[i]);
  }
  while ((p = providers_next(&r->providers, batch.arena)) != NULL)
    take_provider(r, &batch, p);
  if (batch.providers.n > 0)
    judge_batch(r, &batch);
  arena_free(batch.arena);
  for (size_t i = 0; i < r->in->n; i++)
    vm_room_free(r->rooms[i]);
  progress_end(&r->progress);
}
