#include "writer.h"

#include "file.h"

#include <string.h>

void writer_init(struct writer *w, struct arena *a) {
  *w = (struct writer){.arena = a, .seen_consts = {.arena = a}};
}

void writer_add_text(struct writer *w, struct text t) {
  while (w->texts.cap - w->texts.n < t.n)
    vec_reserve_raw(w->arena, (void **)&w->texts.p, &w->texts.cap, 1);
  if (t.n > 0)
    memcpy(w->texts.p + w->texts.n, t.p, t.n);
  w->texts.n += t.n;
}

static struct text text_at(const struct writer *w, struct img_text t) {
  return (struct text){(const char *)w->texts.p + t.off, t.len};
}

// The slot of the same text, or the empty one where it belongs.
static uint32_t *slot_of(const struct writer *w, struct text t) {
  uint64_t hash = text_quick_hash(t);
  for (size_t i = (size_t)(hash ^ hash >> 32) & (w->n_seen - 1);; i = (i + 1) & (w->n_seen - 1)) {
    if (w->seen[i] == 0 || text_eq(text_at(w, w->distinct.p[w->seen[i] - 1]), t))
      return &w->seen[i];
  }
}

static void grow_seen(struct writer *w) {
  w->n_seen = w->n_seen == 0 ? 256 : 4 * w->n_seen;
  w->seen = NEW_ARRAY(w->arena, uint32_t, w->n_seen);
  for (uint32_t i = 0; i < w->distinct.n; i++)
    *slot_of(w, text_at(w, w->distinct.p[i])) = i + 1;
}

struct img_text writer_text(struct writer *w, struct text t) {
  if (t.n == 0)
    return (struct img_text){0, 0};
  if (2 * w->distinct.n >= w->n_seen)
    grow_seen(w);
  uint32_t *slot = slot_of(w, t);
  if (*slot > 0)
    return w->distinct.p[*slot - 1];
  struct img_text stored = {(uint32_t)w->texts.n, (uint32_t)t.n};
  writer_add_text(w, t);
  vec_push(w->arena, &w->distinct, stored);
  *slot = (uint32_t)w->distinct.n;
  return stored;
}

uint32_t writer_const(struct writer *w, int64_t v) {
  struct text key = {(const char *)&v, sizeof v};
  const uintptr_t *known = map_find(&w->seen_consts, key);
  if (known)
    return (uint32_t)*known;
  struct img_const record = {(uint32_t)((uint64_t)v & UINT32_MAX), (uint32_t)((uint64_t)v >> 32)};
  uint32_t i = writer_add(w, consts, record);
  map_set(&w->seen_consts, text_copy(w->arena, key), i);
  return i;
}

uint32_t writer_pool(struct writer *w, const uint32_t *v, uint32_t n) {
  uint32_t at = writer_add(w, pool, (struct img_pool){n});
  for (uint32_t i = 0; i < n; i++)
    writer_add(w, pool, (struct img_pool){v[i]});
  return at;
}

uint32_t writer_reg(struct writer *w, enum reg_type type, uint32_t entity) {
  return writer_add(w, regs, (struct img_reg){type, entity});
}

uint32_t writer_code(struct writer *w, enum opcode op, uint32_t entity, uint32_t a, uint32_t b, uint32_t c,
                     uint32_t span) {
  uint32_t dst = writer_reg(w, reg_type_of(op_info[op].dst), entity);
  writer_add(w, code, (struct img_code){(uint16_t)op, (uint16_t)entity, dst, a, b, c, span});
  return dst;
}

static size_t layout(const struct writer *w, struct img_header *h) {
  size_t at = sizeof *h;
#define SECTION(name, type, member)                                                                                    \
  if (SEC_##name != SEC_TEXTS && w->member.n > RECORD_LIMIT)                                                           \
    return SIZE_MAX;                                                                                                   \
  h->section[SEC_##name].off = (uint32_t)at;                                                                           \
  h->section[SEC_##name].count = (uint32_t)w->member.n;                                                                \
  at += w->member.n * sizeof(type);
#include "section.def"
#undef SECTION
  return at;
}

static void copy(char *to, const void *from, size_t size) {
  if (size > 0)
    memcpy(to, from, size);
}

struct text image_write(struct writer *w) {
  struct img_header h = {.magic = IMAGE_MAGIC, .version = IMAGE_VERSION};
  size_t size = layout(w, &h);
  if (size > FILE_LIMIT)
    return NO_TEXT;
  h.size = (uint32_t)size;
  char *p = arena_alloc(w->arena, size);
#define SECTION(name, type, member) copy(p + h.section[SEC_##name].off, w->member.p, w->member.n * sizeof(type));
#include "section.def"
#undef SECTION
  memcpy(p, &h, sizeof h);
  size_t covered = offsetof(struct img_header, digest) + DIGEST_SIZE;
  struct digest d = digest_of((struct text){p + covered, size - covered});
  memcpy(p + offsetof(struct img_header, digest), d.bytes, DIGEST_SIZE);
  return (struct text){p, size};
}
