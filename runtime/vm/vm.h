// The machine: runs the code of an image over columns. Straight on, every register once; all registers stay readable.
#ifndef EISEN_VM_H
#define EISEN_VM_H

#include "columns.h"

struct reg {
  struct condition c;
  struct outcome u;
  struct value v;
  struct set s;
};
struct run {
  const struct image *image;
  const struct columns *columns;
  struct reg *regs; // one for each register of the image; the type says which member
};

// The image must be verified and the columns built for it. Memory comes from `a`.
void vm_run(struct arena *a, const struct columns *columns, struct run *out);
// Memory that runs over one batch after another use again: the registers of the run before are gone. It grows to the largest batch.
struct vm_room;
struct vm_room *vm_room_new(struct arena *a, const struct image *im);
void vm_room_free(struct vm_room *room); // before its arena
void vm_run_in(struct vm_room *room, const struct columns *columns, struct run *out);
// What changes in `base` when columns with as many rows take the place of its own: only the instructions marked in `again` run
// anew, in their order; the other registers are those of `base`, which must stay.
void vm_rerun(struct arena *a, const struct run *base, const struct columns *columns, const bool *again, struct run *out);
unsigned run_outcome(const struct run *r, uint32_t reg, uint32_t row);   // bits NVT|JA|NEE|DEELS
unsigned run_condition(const struct run *r, uint32_t reg, uint32_t row); // bits WAAR|ONWAAR
uint32_t run_rows(const struct run *r, uint32_t reg);

#endif
