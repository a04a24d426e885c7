// What every unit test needs: cmocka with its headers in the order it wants, an arena, and comparing texts.
#ifndef EISEN_CHECK_H
#define EISEN_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "message.h"

static inline void check_no_memory(void *context) {
  (void)context;
  abort();
}

static inline struct arena *check_arena(void) {
  return arena_new((struct oom){check_no_memory, NULL});
}

// Both are shown when they differ.
static inline void check_text(struct text actual, const char *expected) {
  struct arena *a = check_arena();
  assert_string_equal(text_z(a, actual), expected);
  arena_free(a);
}

// What the sink says must be exactly this.
static inline void check_messages(const struct sink *sink, const char *expected) {
  struct arena *a = check_arena();
  struct buf out = {.arena = a};
  sink_render(sink, &out);
  assert_string_equal(text_z(a, buf_text(&out)), expected);
  arena_free(a);
}

#endif
