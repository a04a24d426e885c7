// The compiler as a whole: from the path of a source to the bytes of an image. Reads as a table of contents:
// source → syntax → model → check → emit.
#ifndef EISEN_COMPILE_H
#define EISEN_COMPILE_H

#include "message.h"

struct compile_options {
  const char *const *search; // folders in which sets, gegevensboeken and kaders are looked for, after those near the file
  size_t n_search;
  struct text instead;       // taken for the content of the file in `path`; empty: what stands in it
};

// A voorbeeld of the set itself (not of those it builds on): its node, in the syntax of a dossier.
struct node;
struct compile_example {
  const struct source *src;
  const struct node *node;
  struct text set;
};
struct model;
struct shape;
struct compiled {
  struct text image;
  struct model *model;        // what it was made from, for what judges the set itself
  const struct shape *shapes; // of its targets
  struct compile_example *examples;
  size_t n_examples;
};

// Compiles the set in `path` with all that it builds on. false: errors in the sink. The image's bytes live on `a`.
bool compile_all(struct arena *a, struct sink *sink, const char *path, const struct compile_options *options, struct compiled *out);
// As compile_all, for the image alone.
bool compile_set(struct arena *a, struct sink *sink, const char *path, const struct compile_options *options, struct text *image);

#endif
