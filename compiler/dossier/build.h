// A dossier on its way to a plan. Inside this room only.
//
//   dossier.c  rows, values, calls of collectors, the head
//   allowed.c  which collectors the sets may use
//   ruling.c   what is said of eisen: judgements, waivers, expectations
#ifndef EISEN_DOSSIER_BUILD_H
#define EISEN_DOSSIER_BUILD_H

#include "dossier.h"
#include "syntax.h"

struct said_none { // `vog: geen` under that row
  struct text entity;
  uint32_t parent;
  const struct node *node;
};
struct said_sample { // `vogs steekproef 3 van 11` under that row
  struct text entity;
  uint32_t parent, rows;
  const struct node *node;
};
struct build {
  struct arena *arena;
  struct sink *sink;
  const struct source *src;
  const struct image *const *images;
  size_t n_images;
  struct plan *plan;
  struct text set; // of `volgens`
  VEC(struct expectation) expected; // of a voorbeeld
  VEC(struct said_none) none;
  VEC(struct said_sample) samples;
  bool example;
};

static inline struct place place_of(const struct build *b, const struct node *n) { return node_place(b->src, n); }

uint32_t dossier_origin(struct build *b, const struct node *row, const struct node *items); // where it stands, or its `bron`
day dossier_date(struct build *b, const struct node *n); // NO_DATE, with a message where it is no date
void dossier_agrees(struct build *b); // what is said not to be there is nowhere in the dossier; a sample has as many rows as it says
void dossier_collector(struct build *b, const struct node *n);
void dossier_judgement(struct build *b, const struct node *n);
void dossier_waiver(struct build *b, const struct node *n);
void dossier_expectation(struct build *b, const struct node *n);

#endif
