// The program itself, from source texts to the lines it prints: what is judged by the oracle.
#ifndef ORACLE_MACHINE_H
#define ORACLE_MACHINE_H

#include "image.h"

// A case: the sources of one set (the last is compiled; the others it uses) and a dossier, in memory.
enum { CASE_SOURCES = 5 };
struct sources {
  struct text set, base, frame, dossier, side; // base, frame and side may be empty; side is a set beside, on the same base
};
struct line {
  struct text set, eis, path;
  uint32_t target; // of the image: branches of one exception may have norms with the same path
  unsigned possible;
  unsigned steps; // of a kpi: those it may have reached, as bits
};
struct theme_line {
  struct text number;
  unsigned possible;
};
struct printed {
  VEC(struct line) lines;
  VEC(struct theme_line) themes;
};

// `folder` is where the sources are written to be compiled. false: errors in the sink.
bool machine_compile(struct arena *a, struct sink *sink, const char *folder, const struct sources *s, struct image *out);
bool machine_judge(struct arena *a, struct sink *sink, const char *folder, const struct image *im, struct text dossier, struct printed *out);

#endif
