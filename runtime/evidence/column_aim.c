// Of what a judgement or a waiver speaks: which eis or onderdeel, and which rows.
#include "column_aim.h"

struct text aim_told(const struct build *b, const struct aim *a) {
  struct buf out = {.arena = b->sink->arena};
  buf_format(&out, "%s eis %.*s", a->start, TP(a->eis));
  if (a->part.n)
    buf_format(&out, ", onderdeel %.*s,", TP(a->part));
  buf_format(&out, " van %.*s", TP(a->set));
  if (a->row.n)
    buf_format(&out, " bij %.*s", TP(told_short(b, a->row)));
  buf_format(&out, " (%.*s)", TP(told_where(b, a->provider, a->origin)));
  return buf_text(&out);
}

// --- The eis or onderdeel

bool aim_below(const struct image *im, uint32_t target, uint32_t above) {
  while (target != NONE && target != above)
    target = im->targets[target].parent;
  return target == above;
}

static struct text meant(struct build *b, const struct aim *a, uint32_t set, uint32_t eis) {
  const struct image *im = b->image;
  struct text *names = NEW_ARRAY(b->scratch, struct text, im->n_targets);
  size_t n = 0;
  for (uint32_t t = 0; t < im->n_targets; t++) {
    bool is_eis = im->targets[t].kind == TARGET_EIS;
    if (eis == NONE ? is_eis && im->targets[t].set == set : t > eis && aim_below(im, t, eis))
      names[n++] = img_text(im, eis == NONE ? im->targets[t].number : im->targets[t].path);
  }
  uint32_t now = eis == NONE ? image_formerly(im, set, a->eis) : NONE;
  if (now != NONE)
    return text_format(b->sink->arena, "Deze eis heet nu eis %.*s.", TP(img_text(im, im->targets[now].number)));
  struct text nearest = text_nearest(eis == NONE ? a->eis : a->part, names, n);
  const char *kind = eis == NONE ? "eis" : "onderdeel";
  if (nearest.n)
    return text_format(b->sink->arena, "Bedoelt u %s %.*s?", kind, TP(nearest));
  return text_format(b->sink->arena, "Kijk met «eisen toon» welke %s er zijn.", eis == NONE ? "eisen" : "onderdelen");
}

// false: it does not count. A set that is not in this image is not our business.
bool aim_target(struct build *b, struct aim *a) {
  uint32_t set = image_find_set(b->image, a->set);
  arena_reset(b->scratch);
  if (set == NONE)
    return false;
  struct text now = image_number_now(b->image, set, a->eis);
  a->target = image_find_aim(b->image, set, now, a->part);
  a->labelled = image_find_target(b->image, set, now, NO_TEXT) == NONE;
  if (a->target != NONE && !text_eq(now, a->eis))
    msg(b->sink, M_AIM_FORMER, NO_PLACE, aim_told(b, a), now);
  if (a->target != NONE)
    return true;
  uint32_t eis = image_find_aim(b->image, set, a->eis, NO_TEXT);
  msg(b->sink, eis == NONE ? M_AIM_EIS : M_AIM_PART, NO_PLACE, aim_told(b, a), meant(b, a, set, eis));
  return false;
}

bool aim_same(const struct image *im, uint32_t t, uint32_t first, bool labelled) {
  const struct img_target *a = &im->targets[t], *b = &im->targets[first];
  bool tops = a->parent == NONE && b->parent == NONE, parts = a->parent != NONE && b->parent != NONE;
  if (t == first)
    return true;
  if (a->exception == NONE || b->exception == NONE || !(labelled ? image_one_label(im, a->exception, b->exception) : a->exception == b->exception))
    return false;
  return tops || (parts && text_eq(img_text(im, a->path), img_text(im, b->path)));
}

// --- The rows

// The end of a path of keys, and where the rest stands. Keys may hold a «/» themselves.
static bool ends_with_key(struct text *path, struct text key) {
  if (!text_ends(*path, key))
    return false;
  *path = text_slice(*path, 0, path->n - key.n);
  return true;
}

static bool has_path(const struct records *r, uint32_t row, struct text path) {
  while (true) {
    if (!ends_with_key(&path, r->rows.p[row].key))
      return false;
    row = r->rows.p[row].parent;
    if (r->rows.p[row].parent == NO_INDEX)
      return path.n == 0;
    if (!ends_with_key(&path, TEXT("/")))
      return false;
  }
}

// Rows of `entity` with this path: how many, and the first.
uint32_t aim_count(struct build *b, const struct aim *a, uint32_t entity, uint32_t *first) {
  struct row_range all = rows_below(b->out, entity, 0, (struct row_range){a->provider, a->provider + 1});
  uint32_t n = 0;
  for (uint32_t row = all.lo; row < all.hi; row++) {
    const struct cell_origin *from = &b->out->entities[entity].from[row];
    if (has_path(from->records, from->row, a->row) && n++ == 0)
      *first = row;
  }
  return n;
}

static bool no_row(struct build *b, const struct aim *a) {
  msg(b->sink, M_AIM_ROW, NO_PLACE, aim_told(b, a), img_text(b->image, b->image->entities[a->entity].name),
      a->entity ? TEXT("Controleer de sleutel. Bij een rij onder een andere rij staan beide sleutels: «A/2».")
                : TEXT("Deze eis geldt voor de aanbieder als geheel: laat de sleutel weg."));
  return false;
}

// «A/2»: row 2 of A, or the row with the key «A/2» that others hang under?
static bool is_named_above(struct build *b, const struct aim *a, uint32_t entity) {
  uint32_t first;
  for (uint32_t e = b->image->entities[entity].parent; e != 0; e = b->image->entities[e].parent) {
    if (aim_count(b, a, e, &first) == 0)
      continue;
    struct text row = told_short(b, a->row);
    msg(b->sink, M_AIM_BOTH, NO_PLACE, aim_told(b, a),
        text_format(b->work, "%.*s %.*s", TP(img_text(b->image, b->image->entities[e].name)), TP(row)),
        text_format(b->work, "een %.*s (de sleutels achter elkaar)", TP(img_text(b->image, b->image->entities[entity].name))));
    return true;
  }
  return false;
}

// The key may be that of the row itself, or of a row it hangs under: then it is about all rows below that one.
bool aim_rows(struct build *b, struct aim *a, struct row_range *out) {
  *out = rows_below(b->out, a->entity, 0, (struct row_range){a->provider, a->provider + 1});
  if (!a->row.n)
    return true;
  for (uint32_t e = a->entity; e != 0; e = b->image->entities[e].parent) {
    uint32_t first = 0, n = aim_count(b, a, e, &first);
    if (n > 1) {
      msg(b->sink, M_AIM_ROWS, NO_PLACE, aim_told(b, a), told_number(b, n));
      return false;
    }
    if (n == 0)
      continue;
    if (is_named_above(b, a, e))
      return false;
    *out = rows_below(b->out, a->entity, e, (struct row_range){first, first + 1});
    a->depth = entity_depth(b->image, e);
    return out->lo < out->hi || no_row(b, a);
  }
  return no_row(b, a);
}

bool aim_not_here(struct build *b, const struct aim *a) {
  msg(b->sink, M_AIM_NOT_HERE, NO_PLACE, aim_told(b, a), text_from(a->word));
  return false;
}
