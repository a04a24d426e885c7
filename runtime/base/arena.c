#include "arena.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

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
enum { GAP = 16, PAGES_FROM = INT32_MAX }; // its search for leaks does not look into pages
#else
enum { GAP = 0, PAGES_FROM = 2 << 20 };
#define ASAN_POISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#endif

enum { ALIGNMENT = 16, FIRST_BLOCK = 4096, LARGE_PAGE = 2 << 20, LARGE_UP_TO = 64 << 20 };

// More than any machine has; what asks for it was computed from nonsense.
#define IMPOSSIBLE ((size_t)1 << 39)

struct block {
  struct block *older;
  size_t size; // of data
  size_t used;
  size_t pages; // bytes of whole pages that hold it; 0: from calloc
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

// Large blocks are whole pages. Each page costs a fault, and those of a set of ten thousand eisen together as much as its parsing:
// so the system is asked for large ones, until an arena has as many as lie ready (to find more takes it longer than it saves).
static struct block *new_block(const struct arena *a, size_t size) {
  if (size < PAGES_FROM)
    return calloc(1, size);
  size_t whole = (size + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
  struct block *b = mmap(NULL, whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (b == MAP_FAILED)
    return NULL;
  if (a->used < LARGE_UP_TO)
    madvise(b, whole, MADV_HUGEPAGE); // where that cannot be, small pages do
  b->pages = whole;
  return b;
}

static void free_block(struct block *b) {
  ASAN_UNPOISON_MEMORY_REGION(b->data, b->size);
  if (b->pages > 0)
    munmap(b, b->pages);
  else
    free(b);
}

// The blocks newer than `last` go back to the system.
static void free_down_to(struct arena *a, const struct block *last) {
  while (a->newest != last) {
    struct block *b = a->newest;
    a->newest = b->older;
    free_block(b);
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

// Behind the newest block when more is left in that one than in what the request leaves: it stays the one that is used.
static struct block *link_block(struct arena *a, struct block *b, size_t least) {
  struct block *newest = a->newest;
  bool behind = newest != NULL && newest->older != NULL && newest->size - newest->used > b->size - least;
  struct block **place = behind ? &newest->older : &a->newest;
  b->older = *place;
  *place = b;
  return b;
}

static struct block *add_block(struct arena *a, size_t size, size_t least) {
  if (size - sizeof(struct block) < least)
    size = least + sizeof(struct block);
  struct block *b = least >= IMPOSSIBLE ? NULL : new_block(a, size);
  if (b == NULL)
    return out_of_memory(a->oom);
  b->size = (b->pages > 0 ? b->pages : size) - sizeof *b;
  ASAN_POISON_MEMORY_REGION(b->data, b->size);
  return link_block(a, b, least);
}

static struct block *next_block(struct arena *a, size_t least) {
  size_t size = a->newest == NULL ? FIRST_BLOCK : 2 * (a->newest->size + sizeof(struct block));
  return add_block(a, size > LARGE_PAGE ? LARGE_PAGE : size, least);
}

struct arena *arena_scratch(const struct arena *parent, size_t first) {
  struct arena *a = arena_child(parent);
  add_block(a, first, 0);
  return a;
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
  struct block *b = a->newest;
  if (b == NULL || b->size - b->used < taken)
    b = next_block(a, taken);
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
