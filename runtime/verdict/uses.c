// Which fields a target shows its evidence by: those its norm reads, without those that only its scope reads and those that an
// onderdeel shows.
#include "view.h"

static bool is_load(uint16_t op) {
  return op == OP_LOAD_C || op == OP_LOAD_V || op == OP_LOAD_S;
}

void fields_read(struct arena *scratch, const struct image *im, uint32_t reg, bool *fields) {
  word *wanted = NEW_ARRAY(scratch, word, WORDS(reg + 1));
  uint32_t regs[OPERAND_LIMIT];
  bit_set(wanted, reg);
  for (size_t w = WORDS(reg + 1); w-- > 0;)
    while (wanted[w] != 0) { // a register is made by the instruction of its number, from those before it
      uint32_t i = (uint32_t)(w * 64) + 63 - (uint32_t)__builtin_clzll(wanted[w]);
      const struct img_code *code = &im->code[i];
      wanted[w] &= ~((word)1 << i % 64);
      if (is_load(code->op))
        fields[code->a] = true;
      for (uint32_t n = code_operands(im, code, regs); n-- > 0;)
        bit_set(wanted, regs[n]);
    }
}

static bool shown_below(const struct image *im, uint32_t t, uint32_t field) {
  for (uint32_t part = t + 1; part < im->n_targets && target_below(im, part, t); part++)
    for (uint32_t i = 0; i < im->targets[part].uses; i++)
      if (im->uses[im->targets[part].first_use + i].field == field)
        return true;
  return false;
}

void index_fields(struct verdict_index *index, struct arena *a, struct arena *scratch, uint32_t t) {
  const struct image *im = index->im;
  const struct img_target *target = &im->targets[t];
  bool *of_norm = NEW_ARRAY(scratch, bool, im->n_fields), *of_scope = NEW_ARRAY(scratch, bool, im->n_fields);
  index->first_field[t] = (uint32_t)index->fields.n;
  fields_read(scratch, im, target->own_reg, of_norm);
  if (target->scope_reg != NONE)
    fields_read(scratch, im, target->scope_reg, of_scope);
  for (uint32_t i = target->first_use; i < target->first_use + target->uses; i++) {
    uint32_t field = im->uses[i].field;
    if ((of_norm[field] || !of_scope[field]) && !shown_below(im, t, field))
      vec_push(a, &index->fields, field);
  }
}
