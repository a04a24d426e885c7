// A binding plan: what a dossier asks for. Its own statements are records already; the rest are calls to collectors.
// Written by compiler/dossier, carried out by runtime/collect.
#ifndef EISEN_PLAN_H
#define EISEN_PLAN_H

#include "records.h"

enum plan_arg_type { ARG_TEXT, ARG_FILE, ARG_NUMBER };
struct plan_arg {
  struct text value;
  struct place place;
};
// `medewerker uit csv("personeel.csv")`: rows of an entity. `parent_row` NO_INDEX: each row names its parents by their keys, in
// columns named after those entities.
struct plan_call {
  struct text collector, function; // "csv", "rijen" (the function may be left out in the dossier: then empty)
  struct plan_arg args[8];
  uint32_t n_args;
  struct text entity;
  struct text field; // empty: rows; else one field of `parent_row`
  uint32_t parent_row;
  enum list_status status;
  uint32_t sample, total;
  day since; // `bekend vanaf`; 0: not said
  struct text *only; // keys of a steekproef that are named; NULL: all
  uint32_t n_only;
  bool only_unknown; // what is known already stays as it is
  struct place place;
};
// `verzamel met csv, personeel "personeel.csv"`: what the sets ask to be collected with this collector may be, with these values.
struct plan_value {
  struct text name, value;
};
struct plan_collector {
  struct text name;
  VEC(struct plan_value) values;
  struct place place;
};
struct plan {
  struct records records;
  VEC(struct plan_call) calls;
  VEC(struct plan_collector) collectors;
};

// Of a plan that was carried out: tells of each `bron … gaat voor bron …` that names a source from which nothing came.
void plan_check_sources(struct arena *a, struct sink *sink, const struct plan *plan);

#endif
