// Building an image: the mirror of the reader. Sections grow as records are added; image_write lays them out.
#ifndef EISEN_WRITER_H
#define EISEN_WRITER_H

#include "image.h"
#include "map.h"

struct writer {
  struct arena *arena;
  struct map seen_consts; // constants already stored
  VEC(struct img_text) distinct; // texts already stored,
  uint32_t *seen;                // hashed: their place in distinct + 1, or 0
  size_t n_seen;                 // slots: a power of two, or 0
#define SECTION(name, type, member) VEC(type) member;
#include "section.def"
#undef SECTION
};

void writer_init(struct writer *w, struct arena *a);
struct img_text writer_text(struct writer *w, struct text t);         // equal texts are stored once
void writer_add_text(struct writer *w, struct text t);                // behind the texts that are there
uint32_t writer_const(struct writer *w, int64_t v);                   // equal constants are stored once
uint32_t writer_pool(struct writer *w, const uint32_t *v, uint32_t n); // stores n, then the values; gives the index of n
uint32_t writer_reg(struct writer *w, enum reg_type type, uint32_t entity);
// Adds an instruction and gives its destination register.
uint32_t writer_code(struct writer *w, enum opcode op, uint32_t entity, uint32_t a, uint32_t b, uint32_t c, uint32_t span);
// Adds a record to a section and gives its index.
#define writer_add(w, member, ...) (vec_push((w)->arena, &(w)->member, __VA_ARGS__), writer_last((w)->member.n))
static inline uint32_t writer_last(size_t n) { return (uint32_t)n - 1; }
// The bytes of the image, with its digest. The same calls give the same bytes on every machine. NO_TEXT when it
// would be larger than a file may be, or have too many records of a kind.
struct text image_write(struct writer *w);

#endif
