// What the targets share. A target is one trust boundary: it takes bytes of any origin and goes on with what the program itself
// would make of them. It never fails; a sanitizer does, or an assertion.
#ifndef EISEN_FUZZ_H
#define EISEN_FUZZ_H

#include "image.h"
#include "records.h"

// Each target is a program of its own with this one function. Memory that runs out ends the input, not the program.
void fuzz_target(struct arena *a, struct text input);

// A folder of this process, made at its first use and removed at its end.
const char *fuzz_folder(void);
// Writes a file in it; gives its path, on `a`.
const char *fuzz_file(struct arena *a, const char *name, struct text content);
// The images that dossiers and records are judged by, compiled once from golden sets; they stay.
const struct image *const *fuzz_images(size_t *n);

// An invariant: says which one was broken, and aborts.
#define fuzz_must(condition)                                                                                           \
  do {                                                                                                                 \
    if (!(condition))                                                                                                  \
      fuzz_broken(#condition);                                                                                         \
  } while (0)
_Noreturn void fuzz_broken(const char *what);

// All that the program can do with an image alone: the listing, and finding things in it.
void walk_image(struct arena *a, const struct image *im);
// All that the program can do with an image and records: columns, machine, verdicts, report, questions, explanations.
// Only `explained` targets are explained, spread over all of them; questions, which take the most time, only where `asked`.
void walk_judge(struct arena *a, const struct image *im, const struct records *const *records, uint32_t n, uint32_t explained, bool asked);
// Records with something of everything that the image asks for; another seed gives other ones.
struct records *walk_records(struct arena *a, const struct image *im, uint32_t seed);

#endif
