// Columns for any image, drawn at random: some rows for each entity, some of what they hold known, some not.
#ifndef EISEN_TEST_COLUMNS_FOR_H
#define EISEN_TEST_COLUMNS_FOR_H

#include "columns.h"
#include "image/small_image.h"

static inline uint32_t draw(uint64_t *seed, uint32_t below) {
  *seed = *seed * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(*seed >> 33) % below;
}

static inline word *plane_for(struct arena *a, uint32_t rows) {
  return NEW_ARRAY(a, word, WORDS(rows));
}

// Rows for entity e: as many for each parent row as `children` says.
static inline void rows_for(struct arena *a, struct columns *c, uint32_t e, const uint32_t *children, word open) {
  struct entity_rows *rows = &c->entities[e];
  uint32_t parents = c->entities[c->image->entities[e].parent].rows;
  rows->begin = NEW_ARRAY(a, uint32_t, (size_t)parents + 1);
  rows->open = plane_for(a, parents);
  for (uint32_t p = 0; p < parents; p++)
    rows->begin[p + 1] = rows->begin[p] + children[p];
  rows->rows = rows->begin[parents];
  rows->parent = NEW_ARRAY(a, uint32_t, rows->rows);
  for (uint32_t p = 0; p < parents; p++) {
    for (uint32_t r = rows->begin[p]; r < rows->begin[p + 1]; r++)
      rows->parent[r] = p;
    if (open >> p % 64 & 1)
      bit_set(rows->open, p);
  }
  rows->fields = fields_of(rows->begin, parents, plane_for(a, rows->rows), plane_for(a, parents));
}

static inline void columns_start(struct arena *a, const struct image *im, uint32_t providers, struct columns *c) {
  *c = (struct columns){.image = im,
                        .providers = providers,
                        .peildatum = NEW_ARRAY(a, day, providers),
                        .entities = NEW_ARRAY(a, struct entity_rows, im->n_entities),
                        .fields = NEW_ARRAY(a, struct field_column, im->n_fields),
                        .judges = NEW_ARRAY(a, struct judge_column, im->n_judges),
                        .waivers = NEW_ARRAY(a, struct waiver_column, im->n_waivers)};
  struct entity_rows *top = &c->entities[0];
  top->rows = providers;
  top->parent = NEW_ARRAY(a, uint32_t, providers);
  top->begin = NEW_ARRAY(a, uint32_t, (size_t)providers + 1);
  top->open = plane_for(a, providers);
  for (uint32_t p = 0; p < providers; p++) {
    top->parent[p] = top->begin[p] = p;
    top->begin[p + 1] = p + 1;
    c->peildatum[p] = 20000;
  }
}

// Room for all inputs, with nothing in them.
static inline void inputs_for(struct arena *a, struct columns *c) {
  const struct image *im = c->image;
  for (uint32_t f = 0; f < im->n_fields; f++) {
    struct field_column *col = &c->fields[f];
    uint32_t rows = c->entities[im->fields[f].entity].rows;
    if (im->fields[f].type == TYPE_BOOL)
      col->bits = (struct condition){plane_for(a, rows), plane_for(a, rows)};
    else if (im->fields[f].type == TYPE_SET)
      col->set = (struct set){NEW_ARRAY(a, uint64_t, rows), NEW_ARRAY(a, uint64_t, rows)};
    else
      col->value = (struct value){NEW_ARRAY(a, int64_t, rows), NEW_ARRAY(a, int64_t, rows), plane_for(a, rows),
                                  plane_for(a, rows), false, NULL};
  }
  for (uint32_t j = 0; j < im->n_judges; j++) {
    uint32_t rows = c->entities[im->judges[j].entity].rows;
    c->judges[j].given =
        (struct outcome){plane_for(a, rows), plane_for(a, rows), plane_for(a, rows), plane_for(a, rows)};
  }
  for (uint32_t w = 0; w < im->n_waivers; w++)
    c->waivers[w].t = plane_for(a, c->entities[im->waivers[w].entity].rows);
}

static inline void put_bool(struct columns *c, uint32_t field, uint32_t row, unsigned bits) {
  struct condition d = c->fields[field].bits;
  (bits & WAAR ? bit_set : bit_clear)(d.t, row);
  (bits & ONWAAR ? bit_set : bit_clear)(d.f, row);
}

static inline void put_value(struct columns *c, uint32_t field, uint32_t row, int64_t lo, int64_t hi) {
  struct value d = c->fields[field].value;
  d.lo[row] = lo;
  d.hi[row] = hi;
  bit_set(d.k, row);
  bit_clear(d.g, row);
}

static inline void put_absent(struct columns *c, uint32_t field, uint32_t row) {
  bit_clear(c->fields[field].value.k, row);
  bit_set(c->fields[field].value.g, row);
}

static inline void put_members(struct columns *c, uint32_t field, uint32_t row, uint64_t must, uint64_t may) {
  c->fields[field].set.must[row] = must;
  c->fields[field].set.may[row] = may;
}

// The bounds that values of a field are drawn from; few values, so that comparisons go either way.
static inline void domain_of(const struct image *im, uint32_t field, int64_t *lo, int64_t *hi) {
  const struct img_field *f = &im->fields[field];
  *lo = f->type == TYPE_DATE ? 19990 : 0;
  *hi = f->type == TYPE_DATE ? 20010 : f->type == TYPE_CHOICE ? (int64_t)im->classes[f->class_].leaves - 1 : 3;
}

static inline void draw_known(struct columns *c, uint32_t field, uint32_t row, uint64_t *seed) {
  int64_t lo, hi, v;
  switch (c->image->fields[field].type) {
  case TYPE_BOOL:
    put_bool(c, field, row, 1 + draw(seed, 2));
    break;
  case TYPE_SET:
    v = draw(seed, 4);
    put_members(c, field, row, (uint64_t)v, (uint64_t)v);
    break;
  default:
    domain_of(c->image, field, &lo, &hi);
    v = lo + draw(seed, (uint32_t)(hi - lo + 1));
    put_value(c, field, row, v, v);
    if (c->image->fields[field].flags & FIELD_OPTIONAL && draw(seed, 3) == 0)
      put_absent(c, field, row);
  }
}

static inline void put_unknown(struct columns *c, uint32_t field, uint32_t row) {
  int64_t lo, hi;
  switch (c->image->fields[field].type) {
  case TYPE_BOOL:
    put_bool(c, field, row, WAAR | ONWAAR);
    break;
  case TYPE_SET:
    put_members(c, field, row, 0, 3);
    break;
  default:
    domain_of(c->image, field, &lo, &hi);
    put_value(c, field, row, lo, hi);
    if (c->image->fields[field].flags & FIELD_OPTIONAL)
      bit_set(c->fields[field].value.g, row);
  }
}

// Two rows or less for each parent; a third of the values not known; a quarter of the lists open.
static inline void columns_draw(struct arena *a, const struct image *im, uint64_t *seed, struct columns *c) {
  columns_start(a, im, 3, c);
  for (uint32_t e = 1; e < im->n_entities; e++) {
    uint32_t parents = c->entities[im->entities[e].parent].rows, *children = NEW_ARRAY(a, uint32_t, parents);
    for (uint32_t p = 0; p < parents; p++)
      children[p] = draw(seed, im->entities[e].kind & KIND_SINGLE ? 2 : 3);
    rows_for(a, c, e, children, (word)draw(seed, 256) & draw(seed, 256));
  }
  inputs_for(a, c);
  for (uint32_t f = 0; f < im->n_fields; f++) {
    for (uint32_t r = 0; r < c->entities[im->fields[f].entity].rows; r++) {
      if (draw(seed, 3) == 0)
        put_unknown(c, f, r);
      else
        draw_known(c, f, r, seed);
    }
  }
}

#endif
