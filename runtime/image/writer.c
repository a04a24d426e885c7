#include "writer.h"

#include "file.h"

#include <string.h>

void writer_init(struct writer *w, struct arena *a) {
  *w = (struct writer){.arena = a, .seen = {.arena = a}, .seen_consts = {.arena = a}};
}

struct img_text writer_text(struct writer *w, struct text t) {
  if (t.n == 0)
    return (struct img_text){0, 0};
  const uintptr_t *known = map_find(&w->seen, t);
  if (known)
    return (struct img_text){(uint32_t)*known, (uint32_t)t.n};
  uint32_t off = (uint32_t)w->texts.n;
  for (size_t i = 0; i < t.n; i++)
    vec_push(w->arena, &w->texts, (uint8_t)t.p[i]);
  map_set(&w->seen, text_copy(w->arena, t), off);
  return (struct img_text){off, (uint32_t)t.n};
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
