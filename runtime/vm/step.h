// Inside this room: one instruction, and the memory of its register.
#ifndef EISEN_STEP_H
#define EISEN_STEP_H

#include "narrow.h"
#include "vm.h"

static inline uint32_t rows_of(const struct columns *c, uint32_t entity) {
  return c->entities[entity].rows;
}

// A field or parameter needs no register of its own: the column is the register.
static inline bool is_load(enum opcode op) {
  return op == OP_LOAD_C || op == OP_LOAD_V || op == OP_LOAD_S || op == OP_PARAMETER;
}

// Room for one register: numbers (or masks) and planes. Kernels want the planes zeroed; what they say of numbers they write.
struct slot {
  int64_t *lo, *hi;
  word *planes;
  uint32_t rows, used; // there is room for; the register was last made for
  struct narrow narrow; // of a sum that is not written (room.c)
};

unsigned planes_of(enum reg_type type);
void make_slot(struct arena *a, struct slot *s, enum reg_type type, uint32_t rows);
void take_slot(struct reg *r, const struct slot *s, enum reg_type type, size_t rows);
// Fills the register of the instruction, as vm_step (vm.h).
void execute(struct arena *arena, const struct columns *columns, struct reg *regs, const struct img_code *code, uint32_t from,
             size_t rows);

#endif
