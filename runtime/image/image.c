// Reading: from bytes of any origin to a view. Here the shape of the file is checked; what the records say is for verify.c.
#include "image.h"

#include <string.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "an image is little-endian and read in place");

static const struct {
  const char *name;
  uint32_t size; // of a record
} sections[SEC_COUNT] = {
#define SECTION(name, type, member) {#member, sizeof(type)},
#include "section.def"
#undef SECTION
};

#define SECTION(name, type, member)                                                                                    \
  _Static_assert(sizeof(type) % 4 == 0 || SEC_##name == SEC_TEXTS, "records stay aligned");
#include "section.def"
#undef SECTION
_Static_assert(SEC_TEXTS == SEC_COUNT - 1, "texts have any length, so nothing may follow them");

// Where reading stands: whose file it is, for the messages.
struct reader {
  struct sink *sink;
  struct text name;
};

static bool damaged(const struct reader *r, struct text detail) {
  msg(r->sink, M_IMAGE_DAMAGED, NO_PLACE, r->name, detail);
  return false;
}

static struct text number(struct arena *a, uint32_t n) {
  return text_format(a, "%u", n);
}

static bool known_version(const struct reader *r, struct text bytes) {
  uint32_t version;
  memcpy(&version, bytes.p + offsetof(struct img_header, version), sizeof version);
  if (version == IMAGE_VERSION)
    return true;
  if (version < IMAGE_VERSION)
    return damaged(r, text_format(r->sink->arena, "versie %u bestaat niet", version));
  msg(r->sink, M_IMAGE_NEWER, NO_PLACE, r->name, number(r->sink->arena, version),
      number(r->sink->arena, IMAGE_VERSION));
  return false;
}

static bool known_format(const struct reader *r, struct text bytes) {
  if (!text_starts(bytes, TEXT(IMAGE_MAGIC))) {
    msg(r->sink, M_IMAGE_NOT, NO_PLACE, r->name);
    return false;
  }
  if (bytes.n < offsetof(struct img_header, size))
    return damaged(r, TEXT("het is afgebroken"));
  return known_version(r, bytes); // first of all: what follows depends on it
}

static bool whole(const struct reader *r, struct text bytes) {
  if (bytes.n < sizeof(struct img_header))
    return damaged(r, TEXT("het is afgebroken"));
  struct img_header h;
  memcpy(&h, bytes.p, sizeof h);
  if (h.size != bytes.n) {
    return damaged(r, text_format(r->sink->arena, "het is %zu bytes lang in plaats van %u", bytes.n, h.size));
  }
  size_t covered = offsetof(struct img_header, digest) + DIGEST_SIZE;
  struct digest d = digest_of(text_slice(bytes, covered, bytes.n));
  if (memcmp(d.bytes, h.digest, DIGEST_SIZE) == 0)
    return true;
  msg(r->sink, M_IMAGE_DIGEST, NO_PLACE, r->name);
  return false;
}

// Each section begins where the one before it ends, and the last ends with the file: nothing overlaps and nothing is hidden.
static bool sections_fit(const struct reader *r, const struct img_header *h) {
  uint64_t at = sizeof *h;
  for (int s = 0; s < SEC_COUNT; s++) {
    uint32_t count = h->section[s].count;
    if (h->section[s].off != at) {
      return damaged(r, text_format(r->sink->arena, "sectie %s staat niet op haar plaats", sections[s].name));
    }
    at += (uint64_t)count * sections[s].size;
    if (at > h->size || (s != SEC_TEXTS && count > RECORD_LIMIT)) {
      return damaged(r, text_format(r->sink->arena, "sectie %s is te lang", sections[s].name));
    }
  }
  return at == h->size || damaged(r, TEXT("er staat iets achter de laatste sectie"));
}

static struct image view(const uint8_t *bytes, const struct img_header *h) {
  struct image im = {.bytes = bytes, .size = h->size, .header = h};
#define SECTION(name, type, member)                                                                                    \
  im.member = (const type *)(const void *)(bytes + h->section[SEC_##name].off);                                        \
  im.n_##member = h->section[SEC_##name].count;
#include "section.def"
#undef SECTION
  return im;
}

static const uint8_t *aligned(struct arena *a, struct text bytes) {
  if ((uintptr_t)bytes.p % _Alignof(struct img_header) == 0)
    return (const uint8_t *)bytes.p;
  return memcpy(arena_alloc(a, bytes.n), bytes.p, bytes.n);
}

bool image_read(struct arena *a, struct sink *sink, struct text name, struct text bytes, struct image *out) {
  struct reader r = {sink, name};
  return known_format(&r, bytes) && whole(&r, bytes) && image_read_own(a, sink, name, bytes, out);
}

bool image_read_own(struct arena *a, struct sink *sink, struct text name, struct text bytes, struct image *out) {
  struct reader r = {sink, name};
  const uint8_t *p = aligned(a, bytes);
  const struct img_header *h = (const void *)p;
  if (!sections_fit(&r, h))
    return false;
  *out = view(p, h);
  return image_verify(sink, name, out);
}
