// The questions that are still worth asking (docs/vragen.md says exactly which), the most decisive first, and what an answer
// would make of an outcome.
#ifndef EISEN_QUESTION_H
#define EISEN_QUESTION_H

#include "verdict.h"

struct question {
  struct gap gap; // in words, of the first image that asks
  const struct verdicts *of;
  struct text gegeven, veld;    // what it is about, as an answer names it (ask.h); the row is in `gap`
  struct text id;               // the same question has the same number in every round: "v-1a2b3c4d"
  struct text about;            // the row or the onderdeel, in words; may be empty
  struct text answers;          // what may be answered, in words
  struct text answers_short;    // the same, of a long list the first ones
  uint32_t settles;             // outcomes that an answer makes known, on average, in thousandths
  const struct question *waits; // not asked before this one is answered, which may make it needless; NULL: asked now
};
struct questions {
  VEC(struct question *) asked; // the most decisive first, then in document order
  VEC(struct question *) later; // as long as another one can make them needless
  uint32_t open,
      stuck; // outcomes of eisen and onderdelen that are not known; of these, those that no question is about
};

// One list of questions over the verdicts of one or more images about the same records.
void questions_find(struct arena *a, const struct verdict_index *const *index, const struct verdicts *const *verdicts,
                    size_t n, struct questions *out);

// What an answer to one question alone would make of the outcome of a target.
struct consequence {
  struct text answer; // "ja", "15-10-2019 of eerder", "wel een meldcode"
  unsigned possible;
};
struct consequences {
  VEC(struct consequence)
  each;         // answers with the same effect are one; fewer than two: none makes a difference by itself
  bool periods; // periods are counted from it: what it leads to is known when they are there
};
struct wonder;
struct wonder *consequences_start(struct arena *a, const struct verdict_index *index, const struct verdicts *verdicts);
void consequences_of(struct wonder *w, const struct gap *gap, uint32_t target, struct consequences *out);

// The type of answer in words: "een datum", "een van: zorg, onderwijs"; of a list that many names.
struct text answers_words(struct arena *a, const struct columns *columns, const struct gap *gap, uint32_t limit);

#endif
