// Verdicts: what a run found about one provider, made understandable. Which outcomes are possible and why it is not one, which
// exception decided, on what evidence, by whose judgement, and what still has to be asked.
//
// Everything here is a walk over the image's one structure: an exception is found back as an option of a select, the rows that
// count are found below the fold, and what is missing is found by walking from an open outcome back through the registers that
// are open too, until an input is reached. An input that cannot change the outcome any more is therefore never asked for.
#ifndef EISEN_VERDICT_H
#define EISEN_VERDICT_H

#include "vm.h"

// What can be said about an image once, for all providers.
struct verdict_index;
struct verdict_index *verdict_index_new(struct arena *a, const struct image *im);

// Rows that take part, by outcome.
struct verdict_counts {
  uint32_t total, ja, deels, nee, unknown; // total: rows that are not surely n.v.t.
};

// A known value that a norm reads.
struct fact {
  struct text name;            // "vog.profiel"; of a whole list: "incident"
  struct text row;             // "A/2", empty for the aanbieder
  struct text value;           // as a person reads it
  const struct origin *origin; // NULL: nothing is known about where it comes from
  struct text title;           // the value by the titles of its branches; empty: as `value`
};
enum { FACT_LIMIT = 100 }; // facts kept for one target; the rows that made it deels or nee come first

enum gap_kind { GAP_LIST, GAP_FIELD, GAP_JUDGEMENT };
// Something unknown that can still change the outcome.
struct gap {
  enum gap_kind kind;
  uint32_t id, at;            // entity and parent row; field and row; input of judgements and row
  struct text name, row;      // as in struct fact; of a judgement the name is empty
  struct text question, help; // for a person, with names filled in where they are known
  struct text judged, source; // of a judgement: the sentence of the document that it is about, and where that stands; may be empty
  struct text who;            // whom to ask
  struct text note;           // why it is unknown; may be empty
  enum cause cause;
};

// A judgement that counts.
struct opinion {
  struct text row, note, by;
  unsigned outcome;
  day date; // NO_DATE: not given
  bool in_place;
  unsigned computed; // where it stands in place of a calculation: what was calculated in the rows that it is about; else 0
};

// An exception that applies to a target, or may.
struct applied {
  uint32_t exception, branch; // branch NONE: it only gives a word another meaning
  enum effect effect;
  bool begrip;     // gives a word another meaning
  bool sure;       // applies surely, somewhere
  bool everywhere; // surely on every row that there is
};

struct verdict {
  uint32_t target;
  unsigned possible;            // NVT|JA|NEE|DEELS
  enum cause cause;             // CAUSE_NONE when one outcome is left
  struct text tied;             // two rows of the same day, where the answer hangs on which comes first; may be empty
  struct text early;            // a deadline that was met before its term began; may be empty
  uint32_t clash[2];            // which exceptions contradict each other, where the cause says so; NONE: none, or not known
  struct text via;              // labels of the exceptions that decided, or "ontheffing"
  struct text reason;           // why n.v.t., or what else there is to say about the outcome; may be empty
  bool judged;                  // a person decides this, not a calculation
  bool displaced;               // an exception or waiver on what is above it takes its place
  bool unasked;                 // what is above it was judged as a whole: no questions are asked here
  bool unaddressed;             // n.v.t., because it is not for this provider or not of this day
  struct verdict_counts counts; // total 0: not counted
  VEC(struct applied) applied;
  VEC(struct opinion) opinions;
  VEC(struct fact) facts;
  uint32_t facts_left;   // facts beyond FACT_LIMIT
  VEC(struct gap) gaps;  // that are not among those of its onderdelen
  VEC(struct gap) below; // of its onderdelen
};

struct verdicts {
  const struct run *run;
  uint32_t provider;
  struct verdict *targets; // one for each target of the image
  unsigned *themes;        // possible outcomes, one for each theme
  enum cause *theme_causes; // why it is not one outcome, one for each theme
};

// Verdicts on one provider of a run. Memory from `a`. Without `evidence` the facts stay empty: who does not show them need not wait
// for them.
void verdict_of(struct arena *a, const struct verdict_index *index, const struct run *run, uint32_t provider, bool evidence,
                struct verdicts *out);
// The same without evidence and without what is missing: outcomes, exceptions and reasons alone.
void verdict_glance(struct arena *a, const struct verdict_index *index, const struct run *run, uint32_t provider, struct verdicts *out);

// A message for each two exceptions that contradict each other, with the eis.
void verdict_tell_clashes(struct sink *sink, struct place where, const struct verdict_index *index, const struct verdicts *all);
// Quick: false where no two options of a select may decide together, so that there is nothing to tell.
bool verdict_may_clash(struct arena *a, const struct verdict_index *index, const struct run *run, uint32_t provider);
struct text clash_words(struct arena *a, const struct image *im, const struct verdict *v); // "de afwijkingen A en B …", or nothing
// What a person should hear beside the outcomes: a calculation without a result (a division by zero, a number too large);
// an eis or onderdeel that is addressed to the provider by its enrolments and not by what is in fact delivered, or
// the reverse, where both are known; and that there is no toetsperiode where a norm looks at it.
void verdict_messages(struct sink *sink, const struct verdicts *all);

// Of two causes the one that a person must mend first.
enum cause cause_heavier(enum cause a, enum cause b);
// The next norm (a target) of an exception that applies in `v`, or may: one that replaces, or that is added. `from` is where to go
// on searching in v->applied, first 0. NONE: no more.
uint32_t verdict_norm(const struct image *im, const struct verdict *v, size_t *from, const struct applied **by);
// The value of a parameter as the set has it: "20 dagen".
struct text parameter_value(struct arena *a, const struct img_parameter *p, int64_t v); // … and of any other
struct text parameter_shown(struct arena *a, const struct image *im, const struct img_parameter *p);
// The word to which the exception gives another meaning; nothing: it is not known.
struct text exception_word(const struct image *im, uint32_t exception);
// Whether it is `geldt ook voor elke …` on an eis, which its readers do not know as an afwijking.
bool exception_is_also(const struct image *im, uint32_t exception);
// The exception that takes the place of the whole norm: replaces it, lets it lapse or satisfies it, on every row. NULL: none.
const struct applied *verdict_displacer(const struct verdict *v);

#endif
