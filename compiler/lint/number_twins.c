// The same sentence in two eisen, but for one number.
#include "quantity.h"
#include "rule.h"

enum { LEAST = 8, LONG = 13 }; // words

struct twin {
  const struct prose *p;
  struct quantity q;
  uint32_t eis;
  bool whole; // a long text with nothing else, and its number in digits: L0402 tells of those
};

// The sentence with a hole for its only number; NO_TEXT: too short, or none or more numbers.
static struct text with_hole(struct arena *a, const struct prose *p, size_t from, size_t to, struct quantity *q) {
  struct buf b = {.arena = a};
  size_t words = 0, numbers = 0;
  for (size_t k = from; k < to; k++) {
    struct quantity now;
    if (quantity_at(p, k, &now)) {
      *q = now;
      numbers++;
      buf_addz(&b, "# ");
      if (now.in == IN_EURO) k++;
      continue;
    }
    if (p->words[k].kind == WORD_MARK) continue;
    buf_add(&b, p->words[k].fold);
    buf_char(&b, ' ');
    words++;
  }
  return numbers == 1 && words >= LEAST ? buf_text(&b) : NO_TEXT;
}

static bool same_reach(const struct m_target *a, const struct m_target *b) {
  if (a->scope.n != b->scope.n || a->when.n != b->when.n) return false;
  for (size_t i = 0; i < a->scope.n; i++) {
    struct text x = text_slice(a->scope.p[i].src->text, a->scope.p[i].node->off, a->scope.p[i].node->off + a->scope.p[i].node->len);
    struct text y = text_slice(b->scope.p[i].src->text, b->scope.p[i].node->off, b->scope.p[i].node->off + b->scope.p[i].node->len);
    if (!text_eq(x, y)) return false;
  }
  return a->when.n == 0;
}

static void meet(const struct lint *l, const struct twin *a, const struct twin *b) {
  const struct model *m = l->model;
  if ((a->whole && b->whole) || a->eis == b->eis || a->q.milli == b->q.milli || !same_reach(&m->targets.p[a->eis], &m->targets.p[b->eis])) return;
  struct message *at = msg(m->sink, M_NUMBER_TWIN, quantity_place(b->p, &b->q), quantity_words(b->p, &b->q), quantity_words(a->p, &a->q), lint_target_name(l, a->eis));
  msg_note(m->sink, at, M_NOTE_TWIN, quantity_place(a->p, &a->q));
}

void lint_number_twins(struct lint *l) {
  struct map seen = {.arena = l->arena};
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    if (p->owner != PROSE_TARGET || l->model->targets.p[p->index].exception != NONE) continue;
    for (size_t k = 0, end; k < p->n; k = end) {
      struct twin now = {.p = p, .eis = l->model->targets.p[p->index].eis};
      end = sentence_end(p, k);
      if (now.eis == NONE) now.eis = p->index;
      struct text key = with_hole(l->arena, p, k, end, &now.q);
      if (key.n == 0) continue;
      now.whole = k == 0 && end == p->n && p->n > LONG && p->words[now.q.to - (now.q.in == IN_NOTHING ? 1 : 2)].kind == WORD_NUMBER;
      const uintptr_t *had = map_find(&seen, key);
      if (had) {
        meet(l, (const struct twin *)*had, &now);
        continue;
      }
      struct twin *keep = NEW(l->arena, struct twin);
      *keep = now;
      map_set(&seen, key, (uintptr_t)keep);
    }
  }
}
