#include "written.h"

bool written_here(const struct image *im, uint32_t span) {
  return span != NONE && im->sources[im->spans[span].source].set == im->n_sets - 1;
}

struct text written_text(const struct image *im, uint32_t span) {
  const struct img_span *s = &im->spans[span];
  return text_slice(img_text(im, im->sources[s->source].text), s->off, s->off + s->len);
}

struct text written_line(struct arena *a, const struct image *im, uint32_t span) {
  if (span == NONE)
    return NO_TEXT;
  struct text rest = written_text(im, span), line = NO_TEXT;
  text_split(&rest, '\n', &line);
  line = text_squeeze(a, line);
  return rest.n > 0 ? text_format(a, "%.*s …", TP(line)) : line;
}

struct text written_in(const struct image *im, uint32_t span) {
  return span == NONE ? NO_TEXT : img_text(im, im->sources[im->spans[span].source].name);
}

bool span_same(const struct image *im, uint32_t a, uint32_t b) {
  if (a == NONE || b == NONE)
    return false;
  const struct img_span *x = &im->spans[a], *y = &im->spans[b];
  return a == b || (x->source == y->source && x->off == y->off && x->len == y->len);
}

bool written_row_of_all(const struct image *im, uint32_t span) {
  if (span == NONE || !text_starts(written_in(im, span), TEXT("tabel ")))
    return false;
  struct text rest = written_text(im, span), cell = NO_TEXT;
  size_t cells = 0;
  for (; text_split(&rest, '|', &cell) && rest.n > 0; cells++)
    if (!text_eq(text_trim(cell), TEXT("-")))
      return false;
  return cells > 0;
}
