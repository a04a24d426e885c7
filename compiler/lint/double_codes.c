// A code that stands twice in one list: of an education, of a product.
#include "rule.h"

enum { LEAST = 5 }; // signs

static bool is_code(const struct word *w) {
  if (w->kind != WORD_NUMBER || w->text.n < LEAST || w->text.n > 8) return false;
  for (size_t i = 0; i < w->text.n; i++)
    if (w->text.p[i] < '0' || w->text.p[i] > '9') return false;
  return true;
}

// «51B01» at the begin of a line or a point: words without white space between, with a letter and a digit. Its last word; 0: none.
static size_t mixed_end(const struct prose *p, size_t k) {
  bool begins = p->words[k].begins || (k > 0 && p->words[k - 1].begins && p->words[k - 1].kind == WORD_MARK);
  if (!begins || p->words[k].kind != WORD_NUMBER || k + 1 >= p->n || p->words[k + 1].kind != WORD_PLAIN || word_apart(p, k + 1)) return 0;
  struct text tail = p->words[k + 1].text;
  bool digit = tail.p[tail.n - 1] >= '0' && tail.p[tail.n - 1] <= '9', capital = tail.p[0] >= 'A' && tail.p[0] <= 'Z';
  return digit && capital && p->words[k].text.n + tail.n >= LEAST && (k + 2 >= p->n || word_apart(p, k + 2)) ? k + 1 : 0;
}

void lint_double_codes(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    struct map seen = {.arena = l->arena};
    for (size_t k = 0; k < p->n; k++) {
      size_t end = is_code(&p->words[k]) ? k : mixed_end(p, k);
      if (end == 0 && !is_code(&p->words[k])) continue;
      struct place at = word_place(p, &p->words[k], &p->words[end]);
      struct text code = text_slice(p->src->text, at.off, at.off + at.len);
      const uintptr_t *had = map_find(&seen, code);
      if (!had) {
        map_set(&seen, code, k);
        continue;
      }
      struct message *m = msg(l->model->sink, M_CODE_TWICE, at, code);
      msg_note(l->model->sink, m, M_NOTE_FIRST, word_place(p, &p->words[*had], &p->words[*had + (end - k)]));
    }
  }
}
