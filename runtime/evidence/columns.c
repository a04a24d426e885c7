#include "column_build.h"

#include <string.h>

const struct rec_row *row_of(const struct build *b, struct rec_ref r) {
  return &b->out->records[r.provider]->rows.p[r.row];
}

struct text told_number(const struct build *b, size_t n) {
  return text_format(b->sink->arena, "%zu", n);
}

struct text told_short(const struct build *b, struct text t) {
  enum { ENOUGH = 60 };
  size_t n = t.n < ENOUGH ? t.n : ENOUGH;
  while (n < t.n && n > 0 && ((unsigned char)t.p[n] & 0xC0) == 0x80)
    n--;
  return text_format(b->sink->arena, "«%.*s%s»", (int)n, t.p ? t.p : "", n < t.n ? "…" : "");
}

struct text told_where(const struct build *b, uint32_t provider, uint32_t origin) {
  const struct records *r = b->out->records[provider];
  struct origin o = records_origin_of(r, origin);
  struct text parts[3];
  size_t n = 0;
  if (b->out->providers > 1)
    parts[n++] = text_format(b->sink->arena, "aanbieder %.*s", TP(told_short(b, r->provider)));
  if (o.source.n)
    parts[n++] = o.source;
  if (o.where.n)
    parts[n++] = o.where;
  if (!o.source.n && !o.where.n)
    parts[n++] = TEXT("herkomst niet bekend");
  return text_join(b->sink->arena, parts, n, TEXT(", "));
}

struct text told_row(const struct build *b, struct rec_ref r) {
  const struct rec_row *row = row_of(b, r);
  struct text path = records_path(b->sink->arena, b->out->records[r.provider], r.row);
  if (!row->key.n)
    return row->entity;
  return text_format(b->sink->arena, "%.*s %.*s", TP(row->entity), TP(told_short(b, path)));
}

struct row_range rows_below(const struct columns *c, uint32_t entity, uint32_t ancestor, struct row_range range) {
  if (entity == ancestor)
    return range;
  range = rows_below(c, c->image->entities[entity].parent, ancestor, range);
  const uint32_t *begin = c->entities[entity].begin;
  return (struct row_range){begin[range.lo], begin[range.hi]};
}

uint32_t provider_of(const struct columns *c, uint32_t entity, uint32_t row) {
  for (; entity != 0; entity = c->image->entities[entity].parent)
    row = c->entities[entity].parent[row];
  return row;
}

// The constants come first and in order, so that the value of a text is its number in the code too.
static bool intern_constants(struct build *b) {
  struct intern *texts = &b->out->texts;
  texts->map.arena = b->arena;
  for (uint32_t i = 0; i < b->image->n_text_consts; i++) {
    struct text t = img_text(b->image, b->image->text_consts[i]);
    if (intern_id(texts, text_squeeze(b->work, text_nfc(b->work, t))) == i)
      continue;
    msg(b->sink, M_COLUMNS_CONSTANT, NO_PLACE, told_short(b, t));
    return false;
  }
  return true;
}

static bool take_dates(struct build *b) {
  struct columns *c = b->out;
  c->peildatum = NEW_ARRAY(b->arena, day, c->providers);
  bool good = true;
  for (uint32_t p = 0; p < c->providers; p++) {
    c->peildatum[p] = c->records[p]->peildatum;
    if (c->peildatum[p] >= DAY_MIN && c->peildatum[p] <= DAY_MAX)
      continue;
    msg(b->sink, M_COLUMNS_NO_DATE, NO_PLACE, told_short(b, c->records[p]->provider));
    good = false;
  }
  return good;
}

static bool build_all(struct build *b) {
  bool good = take_dates(b);
  good = intern_constants(b) && good;
  if (!good || !build_rows(b))
    return false;
  tell_alike(b);
  build_fields(b);
  build_all_periods(b);
  build_judgements(b);
  return true;
}

bool columns_build(struct arena *a, struct sink *sink, const struct image *im, const struct records *const *records,
                   uint32_t n, struct columns *out) {
  memset(out, 0, sizeof *out);
  out->image = im;
  out->providers = n;
  out->records = records;
  struct build b = {.arena = a, .work = arena_child(a), .sink = sink, .image = im, .out = out};
  b.scratch = arena_child(a);
  b.entities.arena = b.work;
  b.fields = NEW_ARRAY(b.work, struct map, im->n_entities);
  b.classes = NEW_ARRAY(b.work, struct class_index, im->n_classes);
  b.refused = NEW_ARRAY(b.work, uint32_t, im->n_fields);
  bool good = build_all(&b);
  arena_free(b.scratch);
  arena_free(b.work);
  return good;
}
