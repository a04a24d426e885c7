// The machine: runs the code of an image over columns. Straight on, every register once; all registers stay readable.
#ifndef EISEN_VM_H
#define EISEN_VM_H

#include "columns.h"
#include "exact.h"

struct reg { // the type of the register says which
  union {
    struct condition c;
    struct outcome u;
    struct value v;
    struct set s;
  };
  struct large_row *large; // of a value: the rows that do not fit in it (exact.h); NULL: all fit
};
static inline struct exact exact_of(const struct reg *r) { return (struct exact){r->v, r->large}; }
struct run {
  const struct image *image;
  const struct columns *columns;
  struct reg *regs; // one for each register of the image
};

// The image must be verified and the columns built for it. Memory comes from `a`.
void vm_run(struct arena *a, const struct columns *columns, struct run *out);
// Only the `n` instructions `at`, in their order in the image: all that some registers are made by. `regs`, one for each register of the
// image, may be used again; those of other instructions say nothing.
void vm_run_some(struct arena *a, const struct columns *columns, struct reg *regs, const uint32_t *at, size_t n, struct run *out);
// One instruction alone, for `rows` rows from row `from` on. `from` is a multiple of 64; all rows, unless vm_by_rows says that
// they may be taken apart. In `regs` an operand of the level of the instruction begins at row `from`, any other at row 0. The
// destination gets memory of its own from `a`.
void vm_step(struct arena *a, const struct columns *columns, struct reg *regs, const struct img_code *code, uint32_t from,
             uint32_t rows);
bool vm_by_rows(uint16_t op);
// Memory that runs over one batch after another use again: the registers of the run before are gone. It grows to the largest batch.
struct vm_room;
struct vm_room *vm_room_new(struct arena *a, const struct image *im);
void vm_room_free(struct vm_room *room); // before its arena
void vm_run_in(struct vm_room *room, const struct columns *columns, struct run *out);
// Registers share what need not be written twice: they may be read, not changed. The bounds of some sums are not written at all,
// unless this is asked: before anything but conditions and outcomes is read.
void vm_write_sums(struct vm_room *room, const struct run *run);
unsigned run_outcome(const struct run *r, uint32_t reg, uint32_t row);   // bits NVT|JA|NEE|DEELS
unsigned run_condition(const struct run *r, uint32_t reg, uint32_t row); // bits WAAR|ONWAAR
uint32_t run_rows(const struct run *r, uint32_t reg);

#endif
