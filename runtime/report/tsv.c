// One line for each eis, followed by its onderdelen. Fields never hold a tab or a line end: those become a space.
#include "report.h"

static void add_field(struct buf *b, struct text t, char end) {
  for (size_t i = 0; i < t.n; i++)
    buf_char(b, (unsigned char)t.p[i] < ' ' || t.p[i] == 0x7F ? ' ' : t.p[i]);
  buf_char(b, end);
}

static void add_line(struct buf *b, const struct report *r, const struct report_item *item) {
  const struct verdict *v = item->verdict;
  add_field(b, r->provider, '\t');
  add_field(b, item->set, '\t');
  add_field(b, item->eis, '\t');
  add_field(b, item->path, '\t');
  add_field(b, item->theme != NULL ? item->theme->number : NO_TEXT, '\t');
  add_field(b, outcome_word(v->possible), '\t');
  add_field(b, outcome_list(b->arena, v->possible, ","), '\t');
  add_field(b, text_from(cause_word[v->cause]), '\t');
  add_field(b, v->via, '\t');
  add_field(b, item->title, '\n');
  for (size_t i = 0; i < item->parts.n; i++)
    add_line(b, r, item->parts.p[i]);
}

struct text report_tsv_head(struct arena *a) {
  (void)a;
  return TEXT("aanbieder\tset\teis\tonderdeel\tthema\tuitkomst\tmogelijk\toorzaak\tvia\ttitel\n");
}

struct text report_tsv(struct arena *a, const struct report *r) {
  struct buf b = {.arena = a};
  for (size_t i = 0; i < r->eisen.n; i++)
    add_line(&b, r, r->eisen.p[i]);
  return buf_text(&b);
}
