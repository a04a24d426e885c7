// Nothing in an image is believed. This file holds the checks that all topics share, and the order of the topics.
#include "verify.h"

#include "map.h"

bool check_fail(const struct check *c, const char *member, const char *what) {
  struct text detail = text_format(c->sink->arena, "%s[%u].%s %s", c->section, c->index, member, what);
  msg(c->sink, M_IMAGE_DAMAGED, NO_PLACE, c->name, detail);
  return false;
}

bool check_each(struct check *c, const char *section, uint32_t n, bool (*one)(struct check *c, uint32_t i)) {
  for (uint32_t i = 0; i < n; i++) {
    c->section = section;
    c->index = i;
    if (!one(c, i))
      return false;
  }
  return true;
}

// Whether a character of the texts starts at (or the texts end at) this offset. That all texts together are UTF-8 is known.
static bool at_character(const struct image *im, size_t off) {
  return off == im->n_texts || (im->texts[off] & 0xC0) != 0x80;
}

bool check_text(const struct check *c, const char *member, struct img_text t) {
  const struct image *im = c->im;
  if (t.off <= im->n_texts && t.len <= im->n_texts - t.off && at_character(im, t.off) &&
      at_character(im, t.off + t.len))
    return true;
  return check_fail(c, member, NOT_TEXT);
}

bool check_index(const struct check *c, const char *member, uint32_t i, uint32_t n) {
  return i < n || check_fail(c, member, NOWHERE);
}

bool check_index_or_none(const struct check *c, const char *member, uint32_t i, uint32_t n) {
  return i == NONE || check_index(c, member, i, n);
}

bool check_range(const struct check *c, const char *member, uint32_t first, uint32_t count, uint32_t n) {
  return (first <= n && count <= n - first) || check_fail(c, member, NOWHERE);
}

bool check_known(const struct check *c, const char *member, uint32_t value, uint32_t last) {
  return value <= last || check_fail(c, member, NOT_KNOWN);
}

bool check_flags(const struct check *c, const char *member, uint32_t value, uint32_t allowed) {
  return (value & ~allowed) == 0 || check_fail(c, member, NOT_KNOWN);
}

bool check_reg(const struct check *c, const char *member, uint32_t reg, enum reg_type type, uint32_t entity) {
  if (!check_index(c, member, reg, c->im->n_regs))
    return false;
  if (c->im->regs[reg].type != type)
    return check_fail(c, member, NOT_TYPE);
  return c->im->regs[reg].entity == entity || check_fail(c, member, NOT_LEVEL);
}

static bool one_source(struct check *c, uint32_t i) {
  const struct img_source *s = &c->im->sources[i];
  return TEXT_OK(s, name) && TEXT_OK(s, text) && INDEX_OK(s, set, c->im->n_sets);
}

static bool one_span(struct check *c, uint32_t i) {
  const struct img_span *s = &c->im->spans[i];
  if (!INDEX_OK(s, source, c->im->n_sources))
    return false;
  struct img_text whole = c->im->sources[s->source].text;
  return RANGE_OK(s, off, len, whole.len) && check_text(c, "off", (struct img_text){whole.off + s->off, s->len});
}

static bool verify_sources(struct check *c) {
  return check_each(c, "sources", c->im->n_sources, one_source) && check_each(c, "spans", c->im->n_spans, one_span);
}

// No two text constants are equal, so together they are no longer than the texts; that bounds the work of comparing them.
static bool verify_text_consts(struct check *c) {
  struct arena *scratch = arena_child(c->sink->arena);
  struct map seen = {.arena = scratch};
  uint64_t length = 0;
  bool ok = true;
  c->section = "text_consts";
  for (c->index = 0; ok && c->index < c->im->n_text_consts; c->index++) {
    struct img_text t = c->im->text_consts[c->index];
    ok = check_text(c, "off", t);
    length += t.len;
    if (ok && (length > c->im->n_texts || !map_set(&seen, img_text(c->im, t), 0)))
      ok = check_fail(c, "off", "komt twee keer voor");
  }
  arena_free(scratch);
  return ok;
}

static bool verify_texts(const struct check *c) {
  struct text all = {(const char *)c->im->texts, c->im->n_texts};
  if (text_is_utf8(all))
    return true;
  msg(c->sink, M_IMAGE_DAMAGED, NO_PLACE, c->name, TEXT("de teksten zijn geen UTF-8"));
  return false;
}

bool image_verify(struct sink *sink, struct text name, const struct image *im) {
  struct check c = {.im = im, .sink = sink, .name = name, .open = NONE};
  return verify_texts(&c) && verify_sources(&c) && verify_text_consts(&c) && verify_schema(&c) && verify_targets(&c) &&
         verify_exceptions(&c) && verify_code(&c) && verify_kpis(&c);
}
