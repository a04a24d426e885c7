// Every bit of two small images that have every instruction together, and every word of their records, changed in turn, with the
// digest made right again: the verifier refuses it with one message, or all that the program can do with an image goes well under
// the sanitizers. Prints how many came as far as the verifier, how many of those it refused, and how many ran.
// The first is tests/image/small_image.h; the second is alles.eis, compiled: kpi's, waivers, tables, definitions.
// EISEN_BITS is the step from one bit to the next: 1 for all of them; 41 and 163 without it; of the texts of the second image
// one in nine of these. EISEN_BITS_BEELD takes one image alone: klein or alles. EISEN_BITS_MAP is a folder where those that run are written (toon_test.sh).
#include "image/small_image.h"

#include <stdio.h>
#include <stdlib.h>

#include "compile.h"
#include "fuzz.h"

void fuzz_target(struct arena *a, struct text input) {
  (void)a;
  (void)input;
}

enum { SMALL, ALL_KINDS };

struct tally {
  struct arena *scratch;
  const char *name;
  char *bytes;
  size_t size;
  unsigned tried, reached, refused, ran;
};

enum { ASKED_EACH = 32 }; // of the second image; its questions take ten times as long as all the rest

static void run_all(const struct tally *t, const struct image *im) {
  struct arena *a = t->scratch;
  walk_image(a, im);
  const struct records *records = walk_records(a, im, im->header->digest[0]);
  walk_judge(a, im, &records, 1, 4, im->n_kpis == 0 || t->ran % ASKED_EACH == 0);
}

// The shape of the file is looked at before the verifier: with that right, image_verify is called.
static bool reaches_verifier(const struct sink *sink) {
  struct text why = msg_sentence(sink->arena, sink->first);
  for (size_t i = 0; i + 7 < why.n; i++)
    if (memcmp(why.p + i, "sectie ", 7) == 0)
      return false;
  return sink->first->id == M_IMAGE_DAMAGED && !text_ends(why, TEXT("laatste sectie.")) && !strstr(why.p, "bytes lang");
}

// For who looks at them with the program itself.
static void keep(const struct tally *t) {
  const char *folder = getenv("EISEN_BITS_MAP");
  if (folder == NULL)
    return;
  FILE *f = fopen(text_format(t->scratch, "%s/%s-%u.eisb", folder, t->name, t->tried).p, "wb");
  assert_non_null(f);
  assert_int_equal(fwrite(t->bytes, 1, t->size, f), t->size);
  assert_int_equal(fclose(f), 0);
}

static void try_image(struct tally *t) {
  struct sink sink;
  struct image im;
  small_seal(t->bytes, t->size);
  bool read = small_read(t->scratch, &sink, (struct text){t->bytes, t->size}, &im);
  t->tried++;
  if (read) {
    assert_int_equal(sink.errors, 0);
    keep(t);
    run_all(t, &im);
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

static struct text image_of(struct arena *a, int which) {
  struct writer w;
  struct text image;
  struct sink sink = {.arena = a};
  if (which == ALL_KINDS) {
    assert_true(compile_set(a, &sink, EISEN_SOURCE "/tests/fuzz/alles.eis", &(struct compile_options){0}, &image));
    return image;
  }
  small_image(&w, a);
  return image_write(&w);
}

static void begin(struct tally *t, struct arena *a, int which) {
  struct text image = image_of(a, which);
  *t = (struct tally){.scratch = check_arena(), .name = which == SMALL ? "klein" : "alles", .size = image.n};
  t->bytes = memcpy(arena_alloc(a, image.n), image.p, image.n);
}

static void say(const struct tally *t, const char *what) {
  printf("%s, %s: %u tried, %u reached the verifier, %u refused there, %u ran\n", t->name, what, t->tried, t->reached, t->refused, t->ran);
  assert_int_equal(t->reached, t->refused + t->ran);
  assert_true(t->tried == 0 || (t->refused > 0 && t->ran > 0));
}

static size_t step(int which) {
  const char *s = getenv("EISEN_BITS");
  return s != NULL && atoi(s) > 0 ? (size_t)atoi(s) : which == SMALL ? 41 : 163;
}

static bool left_out(int which) {
  const char *only = getenv("EISEN_BITS_BEELD");
  return only != NULL && strcmp(only, which == SMALL ? "klein" : "alles") != 0;
}

// What follows on a bit. Nearly every image with another text runs, and they differ little.
static size_t next_bit(const struct tally *t, int which, size_t bit) {
  const struct img_header *h = (const void *)t->bytes;
  return bit + step(which) * (which == ALL_KINDS && bit / 8 >= h->section[SEC_TEXTS].off ? 9 : 1);
}

static void every_bit(void **state) {
  struct arena *a = check_arena();
  struct tally t;
  int which = *(int *)*state;
  begin(&t, a, which);
  for (size_t bit = 0; bit < 8 * t.size && !left_out(which); bit = next_bit(&t, which, bit)) {
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
  int of = *(int *)*state;
  begin(&t, a, of);
  const struct img_header *h = (const void *)t.bytes;
  size_t end = h->section[SEC_TEXTS].off;
  for (size_t at = offsetof(struct img_header, section); at + 4 <= end && !left_out(of); at += 4) {
    uint32_t old, before;
    memcpy(&old, t.bytes + at, 4);
    memcpy(&before, t.bytes + at - 4, 4);
    for (unsigned which = 0; which < OTHERS; which++, n++) {
      uint32_t other = other_word(old, before, which);
      if (other == old || n % step(of) != 0)
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

// What is not in the images is not tried: with a new instruction one of them has to have it too.
static void every_instruction(void **state) {
  struct arena *a = check_arena();
  bool there[OP_COUNT] = {false};
  (void)state;
  for (int which = SMALL; which <= ALL_KINDS; which++) {
    struct sink sink;
    struct image im;
    assert_true(small_read(a, &sink, image_of(a, which), &im));
    for (uint32_t i = 0; i < im.n_code; i++)
      there[im.code[i].op] = true;
    assert_true(which == SMALL || (im.n_kpis > 0 && im.n_parameters > 0 && im.n_waivers > 0 && im.n_tables > 0 && im.n_periods > 0));
  }
  for (int op = 0; op < OP_COUNT; op++)
    if (!there[op])
      fail_msg("no image here has %s", op_info[op].mnemonic);
  arena_free(a);
}

int main(void) {
  static int small = SMALL, all_kinds = ALL_KINDS;
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_instruction),
      cmocka_unit_test_prestate(every_bit, &small),
      cmocka_unit_test_prestate(every_word, &small),
      cmocka_unit_test_prestate(every_bit, &all_kinds),
      cmocka_unit_test_prestate(every_word, &all_kinds),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
