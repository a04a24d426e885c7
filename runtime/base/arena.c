#include "arena.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_SANITIZED 1
#endif
#endif

// Under the address sanitizer what was not handed out is poisoned, and a gap follows each allocation, so that running past
// the end of one is seen although its neighbour lies in the same block.
#ifdef ARENA_SANITIZED
#include <sanitizer/asan_interface.h>
enum { GAP = 16 };
#else
enum { GAP = 0 };
#define ASAN_POISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#endif

enum { ALIGNMENT = 16, FIRST_BLOCK = 4096, LARGEST_STEP = 1 << 20 };

// More than any machine has; what asks for it was computed from nonsense.
#define IMPOSSIBLE ((size_t)1 << 39)

struct block {
  struct block *older;
  size_t size; // of data
  size_t used;
  size_t unused; // keeps data aligned
  char data[];
};

struct arena {
  struct oom oom;
  struct block *newest;
  size_t used; // bytes handed out
};

_Static_assert(offsetof(struct block, data) % ALIGNMENT == 0, "what an arena hands out is aligned");

static void *out_of_memory(struct oom oom) {
  if (oom.handler != NULL)
    oom.handler(oom.context);
  abort();
}

struct arena *arena_new(struct oom oom) {
  struct arena *a = calloc(1, sizeof *a);
  if (a == NULL)
    return out_of_memory(oom);
  a->oom = oom;
  return a;
}

struct arena *arena_child(const struct arena *parent) {
  return arena_new(parent->oom);
}

// The blocks newer than `last` go back to the system.
static void free_down_to(struct arena *a, const struct block *last) {
  while (a->newest != last) {
    struct block *b = a->newest;
    a->newest = b->older;
    ASAN_UNPOISON_MEMORY_REGION(b->data, b->size);
    free(b);
  }
}

void arena_free(struct arena *a) {
  if (a == NULL)
    return;
  free_down_to(a, NULL);
  free(a);
}

void arena_reset(struct arena *a) {
  struct block *first = a->newest;
  while (first != NULL && first->older != NULL)
    first = first->older;
  free_down_to(a, first);
  a->used = 0;
  if (first == NULL)
    return;
  ASAN_UNPOISON_MEMORY_REGION(first->data, first->used);
  memset(first->data, 0, first->used);
  ASAN_POISON_MEMORY_REGION(first->data, first->size);
  first->used = 0;
}

static void add_block(struct arena *a, size_t least) {
  size_t size = a->newest == NULL ? FIRST_BLOCK - sizeof(struct block) : 2 * a->newest->size;
  if (size > LARGEST_STEP)
    size = LARGEST_STEP;
  if (size < least)
    size = least;
  struct block *b = size >= IMPOSSIBLE ? NULL : calloc(1, sizeof *b + size);
  if (b == NULL) {
    out_of_memory(a->oom);
    return;
  }
  b->older = a->newest;
  b->size = size;
  a->newest = b;
  ASAN_POISON_MEMORY_REGION(b->data, b->size);
}

// What an allocation of `size` takes in a block.
static size_t footprint(const struct arena *a, size_t size) {
  if (size >= IMPOSSIBLE)
    out_of_memory(a->oom);
  size_t rounded = ((size == 0 ? 1 : size) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  return rounded + GAP;
}

void *arena_alloc(struct arena *a, size_t size) {
  size_t taken = footprint(a, size);
  if (a->newest == NULL || a->newest->size - a->newest->used < taken)
    add_block(a, taken);
  struct block *b = a->newest;
  char *p = b->data + b->used;
  b->used += taken;
  a->used += size;
  ASAN_UNPOISON_MEMORY_REGION(p, size);
  return p;
}

static size_t product(const struct arena *a, size_t n, size_t size) {
  if (size != 0 && n > SIZE_MAX / size)
    out_of_memory(a->oom);
  return n * size;
}

void *arena_array(struct arena *a, size_t n, size_t size) {
  return arena_alloc(a, product(a, n, size));
}

// Whether the block was the last one handed out and its neighbourhood is large enough for its new size.
static bool grows_in_place(const struct arena *a, const char *old, size_t taken, size_t wanted) {
  const struct block *b = a->newest;
  return b != NULL && old + taken == b->data + b->used && b->size - b->used >= wanted - taken;
}

void *arena_grow(struct arena *a, void *old, size_t old_size, size_t new_size) {
  if (old == NULL)
    return arena_alloc(a, new_size);
  if (new_size <= old_size)
    return old;
  size_t taken = footprint(a, old_size), wanted = footprint(a, new_size);
  if (grows_in_place(a, old, taken, wanted)) {
    a->newest->used += wanted - taken;
    a->used += new_size - old_size;
    ASAN_UNPOISON_MEMORY_REGION(old, new_size);
    return old;
  }
  void *p = arena_alloc(a, new_size);
  memcpy(p, old, old_size);
  return p;
}

_Noreturn void arena_exhausted(const struct arena *a) {
  out_of_memory(a->oom);
  abort();
}

size_t arena_used(const struct arena *a) {
  return a->used;
}

void vec_reserve_raw(struct arena *a, void **p, size_t *cap, size_t size) {
  size_t wanted = *cap == 0 ? (size > 8 ? 2 : 8) : product(a, *cap, 2);
  *p = arena_grow(a, *p, *cap * size, product(a, wanted, size));
  *cap = wanted;
}

void vec_room_raw(struct arena *a, void **p, size_t *cap, size_t size, size_t n) {
  if (n <= *cap)
    return;
  *p = arena_grow(a, *p, *cap * size, product(a, n, size));
  *cap = n;
}
