// Every bit of a small image that has every instruction, and every word of its records, changed in turn, with the digest made
// right again: the verifier refuses it with one message, or all that the program can do with an image goes well under the
// sanitizers. Prints how many came as far as the verifier, how many of those it refused, and how many ran.
// EISEN_BITS is the step from one bit to the next: 1 for all of them.
#include "image/small_image.h"

#include <stdio.h>
#include <stdlib.h>

#include "fuzz.h"

void fuzz_target(struct arena *a, struct text input) {
  (void)a;
  (void)input;
}

struct tally {
  struct arena *scratch;
  char *bytes;
  size_t size;
  unsigned tried, reached, refused, ran;
};

static void run_all(struct arena *a, const struct image *im) {
  walk_image(a, im);
  const struct records *records = walk_records(a, im, im->header->digest[0]);
  walk_judge(a, im, &records, 1, 4);
}

// The shape of the file is looked at before the verifier: with that right, image_verify is called.
static bool reaches_verifier(const struct sink *sink) {
  struct text why = msg_sentence(sink->arena, sink->first);
  for (size_t i = 0; i + 7 < why.n; i++)
    if (memcmp(why.p + i, "sectie ", 7) == 0)
      return false;
  return sink->first->id == M_IMAGE_DAMAGED && !text_ends(why, TEXT("laatste sectie.")) && !strstr(why.p, "bytes lang");
}

static void try_image(struct tally *t) {
  struct sink sink;
  struct image im;
  small_seal(t->bytes, t->size);
  bool read = small_read(t->scratch, &sink, (struct text){t->bytes, t->size}, &im);
  t->tried++;
  if (read) {
    assert_int_equal(sink.errors, 0);
    run_all(t->scratch, &im);
    t->ran++;
    t->reached++;
  } else {
    bool reached = reaches_verifier(&sink);
    assert_int_equal(sink.errors, 1);
    t->reached += reached;
    t->refused += reached;
  }
  arena_reset(t->scratch);
}

static void begin(struct tally *t, struct arena *a) {
  struct writer w;
  small_image(&w, a);
  struct text image = image_write(&w);
  *t = (struct tally){.scratch = check_arena(), .size = image.n};
  t->bytes = memcpy(arena_alloc(a, image.n), image.p, image.n);
}

static void say(const struct tally *t, const char *what) {
  printf("%s: %u tried, %u reached the verifier, %u refused there, %u ran\n", what, t->tried, t->reached, t->refused, t->ran);
  assert_int_equal(t->reached, t->refused + t->ran);
  assert_true(t->refused > 0 && t->ran > 0);
}

static size_t step(void) {
  const char *s = getenv("EISEN_BITS");
  return s != NULL && atoi(s) > 0 ? (size_t)atoi(s) : 17;
}

static void every_bit(void **state) {
  struct arena *a = check_arena();
  struct tally t;
  (void)state;
  begin(&t, a);
  for (size_t bit = 0; bit < 8 * t.size; bit += step()) {
    t.bytes[bit / 8] = (char)(t.bytes[bit / 8] ^ 1 << bit % 8);
    try_image(&t);
    t.bytes[bit / 8] = (char)(t.bytes[bit / 8] ^ 1 << bit % 8);
  }
  say(&t, "bits");
  arena_free(t.scratch);
  arena_free(a);
}

// Each word: one less, one more, the word before it, nothing, the largest numbers.
static uint32_t other_word(uint32_t old, uint32_t before, unsigned which) {
  const uint32_t others[] = {old - 1, old + 1, before, 0, NONE, INT32_MAX, old + 2, 3, 65535, old ^ 0xFF};
  return others[which];
}
enum { OTHERS = 10 };

static void every_word(void **state) {
  struct arena *a = check_arena();
  struct tally t;
  size_t n = 0;
  (void)state;
  begin(&t, a);
  const struct img_header *h = (const void *)t.bytes;
  size_t end = h->section[SEC_TEXTS].off;
  for (size_t at = offsetof(struct img_header, section); at + 4 <= end; at += 4) {
    uint32_t old, before;
    memcpy(&old, t.bytes + at, 4);
    memcpy(&before, t.bytes + at - 4, 4);
    for (unsigned which = 0; which < OTHERS; which++, n++) {
      uint32_t other = other_word(old, before, which);
      if (other == old || n % step() != 0)
        continue;
      memcpy(t.bytes + at, &other, 4);
      try_image(&t);
    }
    memcpy(t.bytes + at, &old, 4);
  }
  say(&t, "words");
  arena_free(t.scratch);
  arena_free(a);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(every_bit), cmocka_unit_test(every_word)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
