// A date that does not exist: 31-02-2024, 1.01-21-45-2026.
#include "rule.h"

// Numbers with a - between: three of them are a date when the last has four digits.
static bool is_like_date(struct text t, bool *odd) {
  unsigned parts = 1;
  size_t last = 0;
  for (size_t i = 0; i < t.n; i++)
    if (t.p[i] == '-') parts++, last = i + 1;
  *odd = parts > 3;
  return parts >= 3 && t.n - last == 4 && (t.p[last] == '1' || t.p[last] == '2');
}

static void look(const struct lint *l, struct text written, struct place at) {
  bool odd;
  day d;
  if (is_like_date(written, &odd) && (odd || !date_parse(written, &d))) msg(l->model->sink, M_DATE_NONE, at, written);
}

// What stands in the head, between quotes.
static void look_in_head(const struct lint *l) {
  for (const struct node *c = node_child(l->root, 1)->child; c; c = c->next) {
    if (c->kind != N_VERSION && c->kind != N_SOURCE) continue;
    struct text rest = c->child->text, one;
    while (text_split(&rest, ' ', &one)) look(l, one, (struct place){l->src, (uint32_t)(one.p - l->src->text.p), (uint32_t)one.n});
  }
}

void lint_dates(struct lint *l) {
  look_in_head(l);
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 0; k < l->proses.p[i].n; k++) {
      const struct prose *p = &l->proses.p[i];
      if (p->words[k].kind == WORD_NUMBER) look(l, p->words[k].text, word_place(p, &p->words[k], &p->words[k]));
    }
}
