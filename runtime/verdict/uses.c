// Which fields a target shows its evidence by: those its norm reads, without those that only its scope reads and those that an
// onderdeel shows.
#include "view.h"

static bool is_load(uint16_t op) {
  return op == OP_LOAD_C || op == OP_LOAD_V || op == OP_LOAD_S;
}

void fields_read(struct arena *scratch, const struct image *im, uint32_t reg, bool *fields) {
  bool *wanted = NEW_ARRAY(scratch, bool, im->n_regs);
  uint32_t regs[OPERAND_LIMIT];
  wanted[reg] = true;
  for (uint32_t i = reg + 1; i-- > 0;) { // a register is made by the instruction of its number, from those before it
    const struct img_code *code = &im->code[i];
    if (!wanted[i])
      continue;
    if (is_load(code->op))
      fields[code->a] = true;
    for (uint32_t n = code_operands(im, code, regs); n-- > 0;)
      wanted[regs[n]] = true;
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
