// Memory by lifetime. An arena hands out zeroed memory that lives until the whole arena is freed; nothing in it is freed alone.
//
// Out of memory is decided at the edge, once: an arena is made with a handler that does not return (the command line jumps
// back to where it can still say so). Therefore nothing here ever gives NULL, and no caller checks for it.
#ifndef EISEN_ARENA_H
#define EISEN_ARENA_H

#include <stddef.h>
#include <stdint.h>

struct arena;

// Called when the system has no memory left; must not return (longjmp, or _Exit in a helper process).
struct oom {
  void (*handler)(void *context);
  void *context;
};

// A new arena. `oom` is copied. The caller owns the arena and frees it with arena_free.
struct arena *arena_new(struct oom oom);
// A new arena that answers to the same handler as `parent`; its lifetime is its own.
struct arena *arena_child(const struct arena *parent);
// The same, with a first block of `first` bytes: what one reset forgets the next use has room for.
struct arena *arena_scratch(const struct arena *parent, size_t first);
// Frees the arena and all that came from it. NULL is allowed.
void arena_free(struct arena *a);
// Forgets all that came from the arena but keeps its first block for the next use.
void arena_reset(struct arena *a);

// `size` zeroed bytes aligned for any type (16); never NULL. size 0 gives a valid, unique pointer.
void *arena_alloc(struct arena *a, size_t size);
// As arena_alloc, for `n` elements of `size`, checked against overflow.
void *arena_array(struct arena *a, size_t n, size_t size);
// Grows a block that came from this arena to `new_size`; the new part is zeroed. In place when it was the last block.
void *arena_grow(struct arena *a, void *old, size_t old_size, size_t new_size);
// For memory that does not come from an arena (that of a library): there is none left. Does not return.
_Noreturn void arena_exhausted(const struct arena *a);
// Bytes handed out so far.
size_t arena_used(const struct arena *a);

#define NEW(a, T) ((T *)arena_alloc((a), sizeof(T)))
#define NEW_ARRAY(a, T, n) ((T *)arena_array((a), (n), sizeof(T)))

// A growable array on an arena: VEC(int) v = {0}; vec_push(arena, &v, 3); v.p[i], v.n.
#define VEC(T) struct { T *p; size_t n, cap; }
#define vec_push(a, v, ...) \
  ((v)->n == (v)->cap ? vec_reserve_raw((a), (void **)&(v)->p, &(v)->cap, sizeof *(v)->p) : (void)0, \
   (void)((v)->p[(v)->n++] = __VA_ARGS__))
void vec_reserve_raw(struct arena *a, void **p, size_t *cap, size_t size);
// Room for `n` elements at once, where one knows that many will come.
#define vec_room(a, v, n) vec_room_raw((a), (void **)&(v)->p, &(v)->cap, sizeof *(v)->p, (n))
void vec_room_raw(struct arena *a, void **p, size_t *cap, size_t size, size_t n);

#endif
