#include "text_out.h"

static const char *outcome_name(unsigned outcome) {
  return outcome == JA ? "Ja" : outcome == DEELS ? "Deels" : outcome == NEE ? "Nee" : "N.v.t.";
}

struct text outcome_words(struct arena *a, unsigned possible) {
  static const unsigned order[] = {JA, DEELS, NEE, NVT};
  struct buf b = {.arena = a};
  unsigned left = possible;
  if ((possible & (possible - 1)) == 0)
    return text_from(outcome_name(possible));
  buf_addz(&b, "Onbekend (nog mogelijk: ");
  for (size_t i = 0; i < 4; i++) {
    if (!(possible & order[i]))
      continue;
    left &= ~order[i];
    buf_addz(&b, outcome_name(order[i]));
    buf_addz(&b, left == 0 ? ")" : (left & (left - 1)) == 0 ? " of " : ", ");
  }
  return buf_text(&b);
}

void paragraph(struct buf *b, size_t indent, const char *label, struct text t, size_t hang) {
  buf_repeat(b, ' ', indent);
  buf_addz(b, label);
  buf_wrap(b, visible(b->arena, t), REPORT_WIDTH, indent + hang);
  buf_char(b, '\n');
}
