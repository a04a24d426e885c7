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

static int byte_at(struct text t, size_t i) {
  return i < t.n ? (unsigned char)t.p[i] : 0;
}

// The number of bytes at `i` that steer: controls, marks that turn the direction of writing, line separators.
static size_t steers(struct text t, size_t i) {
  int a = byte_at(t, i), b = byte_at(t, i + 1), c = byte_at(t, i + 2);
  if (a < 0x20 || a == 0x7F)
    return 1;
  if (a == 0xC2 && b >= 0x80 && b < 0xA0)
    return 2;
  if (a == 0xE2 && b == 0x80 && (c == 0x8E || c == 0x8F || (c >= 0xA8 && c <= 0xAE)))
    return 3;
  return a == 0xE2 && b == 0x81 && c >= 0xA6 && c <= 0xA9 ? 3 : 0;
}

struct text visible(struct arena *a, struct text t) {
  struct buf b = {.arena = a};
  for (size_t i = 0, n; i < t.n; i += n == 0 ? 1 : n) {
    n = steers(t, i);
    buf_char(&b, n == 0 ? t.p[i] : ' ');
  }
  return buf_text(&b);
}

void paragraph(struct buf *b, size_t indent, const char *label, struct text t, size_t hang) {
  buf_repeat(b, ' ', indent);
  buf_addz(b, label);
  buf_wrap(b, visible(b->arena, t), REPORT_WIDTH, indent + hang);
  buf_char(b, '\n');
}
