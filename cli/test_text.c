// The results of eisen test for people.
#include "test.h"

static void add_examples(struct buf *out, const struct example_set *s) {
  buf_format(out, "%.*s: %zu goed, %zu fout\n", TP(s->path), s->good, s->bad);
  for (size_t i = 0; i < s->n; i++)
    if (!s->list[i].good)
      buf_format(out, "  FOUT «%.*s»\n%.*s", TP(s->list[i].title), TP(s->list[i].details));
}

static void add_coverage(struct arena *a, struct buf *out, const struct coverage *c) {
  size_t all[COVER_KINDS] = {0}, seen[COVER_KINDS] = {0};
  for (size_t i = 0; i < c->n; i++) {
    all[c->items[i].kind]++;
    seen[c->items[i].kind] += (c->items[i].seen & c->items[i].wanted) == c->items[i].wanted;
  }
  buf_addz(out, "  dekking:");
  for (int k = 0; k < COVER_KINDS; k++)
    if (all[k] > 0)
      buf_format(out, " %s %zu van %zu;", cover_kind_words((enum cover_kind)k), seen[k], all[k]);
  out->p[out->n - 1] = '\n';
  for (size_t i = 0; i < c->n; i++) {
    const struct cover_item *item = &c->items[i];
    if ((item->seen & item->wanted) != item->wanted)
      buf_format(out, "    %.*s: «%.*s»: %s\n", TP(cover_place(a, c, item)), TP(cover_words(a, c, item)), cover_missing(item));
  }
}

static void add_mutation(struct arena *a, struct buf *out, const struct mutation *m) {
  size_t all[MUTATE_KINDS] = {0}, caught[MUTATE_KINDS] = {0}, total = 0;
  for (size_t i = 0; i < m->n; i++) {
    all[m->list[i].kind]++;
    caught[m->list[i].kind] += m->list[i].caught;
    total += m->list[i].caught;
  }
  buf_format(out, "  veranderingen: %zu van %zu gemerkt", total, m->n);
  for (int k = 0; k < MUTATE_KINDS; k++)
    if (all[k] > 0)
      buf_format(out, "; %s %zu van %zu", mutation_kind_words((enum mutation_kind)k), caught[k], all[k]);
  buf_char(out, '\n');
  for (size_t i = 0; i < m->n; i++)
    if (!m->list[i].caught)
      buf_format(out, "    %.*s: «%.*s»: %.*s\n", TP(mutant_place(m, &m->list[i])), TP(mutant_words(a, m, &m->list[i])),
                 TP(m->list[i].change));
}

struct text test_text(struct arena *a, const struct tests *t) {
  struct buf out = {.arena = a};
  for (size_t i = 0; i < t->list.n; i++) {
    add_examples(&out, &t->list.p[i]->examples);
    if (t->list.p[i]->coverage != NULL)
      add_coverage(a, &out, t->list.p[i]->coverage);
    if (t->list.p[i]->mutation != NULL)
      add_mutation(a, &out, t->list.p[i]->mutation);
  }
  buf_format(&out, "%zu %s, %zu %s goed, %zu fout\n", t->list.n, t->list.n == 1 ? "set" : "sets", t->good,
             t->good == 1 ? "voorbeeld" : "voorbeelden", t->bad);
  return text_visible_lines(a, buf_text(&out));
}
