// From the checked model to an image. Every expression becomes instructions, every target a few registers; equal instructions
// are written once.
#ifndef EISEN_EMIT_H
#define EISEN_EMIT_H

#include "kpi.h"
#include "passage.h"
#include "shape.h"
#include "writer.h"

// What encloses the target that is being lowered: the rows it stands in, and what must hold for it to count.
struct own { // a condition at the level of the rows that it speaks of
  const struct own *next;
  uint32_t reg, level;
};
struct enclosing {
  const struct enclosing *outer;
  uint32_t level;  // of the rows
  uint32_t member; // condition at `level`: these rows count; NONE: all
  uint32_t unwaived; // condition at `level`: no waiver lifts this row; NONE: nobody can
  uint32_t guard;  // condition at the outer level: scope, conditions, no exception in its place; NONE: always
  const struct enclosing *lasting; // the same for what supplements bring: nothing lapses here, but it may be replaced; NULL: itself
  const struct own *own; // of the guard what is already known above the outer level: it holds for rows that nobody knows of too
};
// The exceptions that decide about a target in rows of one level: at most 64. Bit j of before[i]: option j goes before option i.
struct competing {
  uint32_t target, level, n, *which;
  uint64_t *before;
};
struct lowered {
  uint32_t entity, row_reg, reg, own_reg, scope_reg, judge, waiver, row_waiver;
  uint32_t brought; // what supplements on it and in it bring, at the level it is judged in; NONE: nothing
  VEC(struct img_use) uses;
  bool *terms; // for each begrip: what it reads is among these; NULL: none
};
// Where what is being lowered was written, and as a span of the image once an instruction points there.
struct spot {
  struct place place;
  uint32_t span;
};
struct emitter {
  struct model *model;  // its arena is reset after each eis, while these are lowered
  struct arena *keep;   // what stays until the image is there
  struct shape *shapes;
  struct writer *w;
  uint32_t *seen;       // instructions by what they do, hashed: their index + 1, or 0
  size_t n_seen;        // slots: a power of two, or 0
  struct map pools;     // operands of instructions about periods → their place in the pool
  struct map texts;     // text → its number among those that code compares with
  struct spot spot;     // of what is being lowered
  struct passages **passages; // of each set
  uint32_t eis;         // the eis being judged: a begrip may mean something else in it
  bool *old_meaning;    // for each begrip: it has its old meaning now (inside its redefinition, and in what that uses)
  uint32_t within, meanings; // so many of these, and what was written in two or more
  bool in_guard;        // guards always use the old meanings
  struct lowered *targets; // for each target of the model
  uint32_t *field_number;  // of the model → of the image
  struct exception_done *exceptions; // for each exception
  struct kpi_done *kpis;   // for each kpi
};
struct exception_done {
  bool done;
  uint32_t guard, entity;  // where it applies: a condition at the level of its own rows
  uint32_t *branch;        // for each branch: guard and condition
  VEC(uint32_t) meant;     // eisen in which the begrip has its meaning, when it names none
  bool *norm_done;         // for each branch: its norm stands in place of the first aim; the others fall away with it
};

// An expression that is written out with each formula that exceptions give to the definitions it mentions.
struct meant {
  const struct x *(*check)(const struct context *c, const void *what);
  const struct context *context;
  const void *what;
  uint32_t level;         // of the register
  struct lowered *uses;   // what it reads is noted here; NULL: nowhere
  bool only_looking;      // for `deepest` alone: nothing is written
  enum x_type type;       // found: condition or outcome
  uint32_t deepest;       // found: the deepest level it has in any meaning
  bool *mentioned;
};
// n: where to look for definitions. NONE after an error.
uint32_t emit_meant(struct emitter *e, struct meant *w, const struct node *n);
bool emit_meant_here(const struct emitter *e, const struct m_exception *x); // in the eis being judged
void emit_note_meaning(struct emitter *e, uint32_t exception);              // it gives a word another meaning in this eis
uint64_t emit_before(struct emitter *e, const uint32_t *which, uint32_t n, uint32_t i); // which of these go before the i-th
struct kpi_done {
  enum { KPI_NEW, KPI_BUSY, KPI_DONE, KPI_BAD } state;
  const struct kpi *kpi; // only while it is being lowered
  struct lowered read;   // the fields that it reads
  uint32_t type, unit;   // of its measure
  int scale;
  uint32_t num, den, rows, norm, ladder, step;
  uint32_t outcome; // of the kpi as a whole
  uint32_t *rules;  // for each rule the condition in a period
};

void emit_image(struct model *m, struct shape *shapes, struct writer *w);

// Between the files of this room.
uint32_t emit_code(struct emitter *e, enum opcode op, uint32_t entity, uint32_t a, uint32_t b, uint32_t c);
uint32_t emit_x(struct emitter *e, const struct x *x, uint32_t level);            // a register at `level`
uint32_t emit_raised(struct emitter *e, uint32_t level, uint32_t reg, int exponent); // times a power of ten
uint32_t emit_down(struct emitter *e, uint32_t reg, uint32_t from, uint32_t to);  // each row sees its parent's value
uint32_t emit_fold_up(struct emitter *e, uint32_t reg, uint32_t from, uint32_t to);
uint32_t emit_condition(struct emitter *e, unsigned bits, uint32_t level);
uint32_t emit_outcome(struct emitter *e, unsigned bits, uint32_t level);
uint32_t emit_both(struct emitter *e, uint32_t a, uint32_t b, uint32_t level); // AND; NONE stands for always
uint32_t emit_unless(struct emitter *e, uint32_t condition, uint32_t outcome, uint32_t level); // n.v.t. where it holds
uint32_t emit_where(struct emitter *e, uint32_t condition, uint32_t outcome, uint32_t level);  // n.v.t. where it does not
uint32_t emit_span(struct emitter *e, struct place place); // NONE when the image does not hold it
struct spot emit_spot(struct emitter *e, struct place place);   // from now on; gives what it was
void emit_uses(struct emitter *e, struct lowered *t, const struct x *x);
uint32_t emit_member(struct emitter *e, const struct x *x); // X_MEMBER
void emit_term_uses(struct emitter *e, struct lowered *t, uint32_t term);
void emit_target(struct emitter *e, uint32_t target, const struct enclosing *in, uint32_t *reg);
// A kpi: NULL after an error. Its outcome, its step and its records.
const struct kpi_done *emit_kpi(struct emitter *e, uint32_t which);
uint32_t emit_period(struct emitter *e, const struct x *x); // X_PERIOD_…, X_NEXT, X_STEP
void emit_kpi_uses(struct emitter *e, struct lowered *t, const struct kpi_done *k);
void emit_use(struct emitter *e, struct lowered *t, uint32_t image_field);
void emit_kpi_records(struct emitter *e);
uint32_t emit_validity(struct emitter *e, uint32_t set);
// The guard of an exception at the level of its own rows (aanbieder without `voor elke`).
uint32_t emit_guard(struct emitter *e, uint32_t exception, uint32_t *entity);
uint64_t emit_before(struct emitter *e, const uint32_t *which, uint32_t n, uint32_t i); // the options before i, as `gaat voor` says
struct competing *emit_competing(struct emitter *e, uint32_t target, uint32_t level);
// Does the exception, which stands on the target, speak of rows at `level`?
bool emit_concerns(struct emitter *e, uint32_t exception, uint32_t target, uint32_t level);
// `base` with the exceptions applied, and supplements folded in. `in` encloses their norms. `inside`: what supplements inside the target
// bring, NONE: nothing. *brought: the same with those on it, and nothing where it lapses; NULL: not asked.
uint32_t emit_exceptions(struct emitter *e, const struct competing *c, uint32_t base, const struct enclosing *in, uint32_t inside, uint32_t *brought);
struct own emit_applies(struct emitter *e, const struct competing *c, uint32_t k); // the condition of option k
struct own emit_decides(struct emitter *e, const struct competing *c, uint32_t k, size_t branch); // and none goes before it
// Where something stands in the place of the target, or (`lapses`) nothing does; reg NONE: nowhere.
struct own emit_displaced(struct emitter *e, const struct competing *c, bool lapses);
void emit_tables(struct emitter *e);
void emit_schema(struct emitter *e);

#endif
