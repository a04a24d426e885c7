// What came from outside and is shown may not steer a terminal, nor turn the direction of writing.
#include "text.h"

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

static struct text shown(struct arena *a, struct text t, bool lines) {
  struct buf b = {.arena = a};
  for (size_t i = 0, n; i < t.n; i += n == 0 ? 1 : n) {
    n = lines && (t.p[i] == '\n' || t.p[i] == '\t') ? 0 : steers(t, i);
    buf_char(&b, n == 0 ? t.p[i] : ' ');
  }
  return buf_text(&b);
}

struct text text_visible(struct arena *a, struct text t) {
  return shown(a, t, false);
}

struct text text_visible_lines(struct arena *a, struct text t) {
  return shown(a, t, true);
}
