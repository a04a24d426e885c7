#include "cone.h"

#include "view.h"

struct cone cone_new(struct arena *a, const struct image *im) { return (struct cone){NEW_ARRAY(a, bool, im->n_code), NULL, 0}; }

void cone_add(struct cone *c, uint32_t reg) {
  if (reg != NONE) c->in[reg] = true;
}

// An instruction reads only what stands before it.
void cone_close(struct arena *a, struct cone *c, const struct image *im) {
  uint32_t regs[OPERAND_LIMIT];
  for (uint32_t i = im->n_code; i-- > 0;) {
    for (uint32_t k = c->in[i] ? code_operands(im, &im->code[i], regs) : 0; k-- > 0;) c->in[regs[k]] = true;
    c->n += c->in[i];
  }
  c->at = NEW_ARRAY(a, uint32_t, c->n);
  for (uint32_t i = 0, n = 0; i < im->n_code; i++)
    if (c->in[i]) c->at[n++] = i;
}
