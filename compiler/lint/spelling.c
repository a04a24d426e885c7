// One word written in two ways: «daginvulling» and, once, «dagingvulling».
#include <string.h>

#include "rule.h"

struct seen {
  struct text fold;
  size_t times;
  const struct prose *p;
  const struct word *w;
  bool titled; // in a title
};
struct vocabulary {
  struct map at; // word → index + 1
  VEC(struct seen) list;
};
enum { LEAST = 9 }; // letters: shorter words differ by one letter and are both right

static void read_text(const struct lint *l, struct vocabulary *v, const struct prose *p, bool titled) {
  for (size_t k = 0; k < p->n; k++) {
    if (p->words[k].kind != WORD_PLAIN || p->words[k].fold.n < LEAST) continue;
    const uintptr_t *had = map_find(&v->at, p->words[k].fold);
    if (had) {
      v->list.p[*had - 1].times++;
      v->list.p[*had - 1].titled |= titled;
      continue;
    }
    vec_push(l->arena, &v->list, (struct seen){p->words[k].fold, 1, p, &p->words[k], titled});
    map_set(&v->at, p->words[k].fold, v->list.n);
  }
}

static void read_words(const struct lint *l, struct vocabulary *v) {
  for (size_t i = 0; i < l->proses.n; i++) read_text(l, v, &l->proses.p[i], false);
  for (size_t i = 0; i < l->model->targets.n; i++) {
    const struct m_target *t = &l->model->targets.p[i];
    if (t->kind != TARGET_EIS || t->src != l->src || t->title.n == 0) continue;
    struct prose *title = NEW(l->arena, struct prose);
    *title = (struct prose){.src = t->src};
    prose_cut(l->arena, title, t->title);
    read_text(l, v, title, true);
  }
}

// Endings that make another form of the same word.
static bool is_form(struct text a, struct text b) {
  size_t same = 0;
  while (same < a.n && same < b.n && a.p[same] == b.p[same]) same++;
  size_t left = (a.n > b.n ? a.n : b.n) - same;
  return left <= 3; // only the last letters differ
}

static bool same_without_joins(struct text a, struct text b) {
  size_t i = 0, k = 0;
  while (i < a.n || k < b.n) {
    if (i < a.n && a.p[i] == '-') i++;
    else if (k < b.n && b.p[k] == '-') k++;
    else if (i < a.n && k < b.n && a.p[i] == b.p[k]) i++, k++;
    else return false;
  }
  return true;
}

// Two letters that changed places. One letter that became another makes another word too often: afspreken, afspraken.
static bool is_swapped(struct text a, struct text b) {
  size_t i = 0;
  while (i < a.n && a.p[i] == b.p[i]) i++;
  return i + 1 < a.n && a.p[i] == b.p[i + 1] && a.p[i + 1] == b.p[i];
}

// «herinnerring» and «herinnering»: one letter, once and twice; both only once, in the title and in the text.
static bool is_doubled(struct text a, struct text b) {
  struct text more = a.n > b.n ? a : b, less = a.n > b.n ? b : a;
  size_t i = 0;
  if (more.n != less.n + 1) return false;
  while (i < less.n && less.p[i] == more.p[i]) i++;
  return i > 0 && more.p[i] == more.p[i - 1];
}

// Prefixes and first letters make other words: in- and uitstroom, oudere and hogere.
static bool is_variant(struct text a, struct text b) {
  if (a.p[0] != b.p[0] || a.p[1] != b.p[1] || same_without_joins(a, b)) return false;
  if (is_form(a, b)) return a.n == b.n && a.p[a.n - 1] == b.p[b.n - 1] && is_swapped(a, b); // «logeern»; not «professionele»
  return text_distance(a, b, 1) == 1 && (a.n != b.n || is_swapped(a, b));
}

// The word without its byte at i; all of it when i is its length.
static struct text without(struct arena *a, struct text w, size_t i) {
  char *p = arena_alloc(a, w.n);
  memcpy(p, w.p, i);
  if (i == w.n) return (struct text){p, w.n};
  memcpy(p + i, w.p + i + 1, w.n - i - 1);
  return (struct text){p, w.n - 1};
}

// Words with one letter left out, so that words at a distance of one meet: linear in the words.
static void meet(const struct lint *l, struct map *short_, const struct vocabulary *v, uint32_t at) {
  struct text w = v->list.p[at].fold;
  for (size_t i = 0; i <= w.n; i++) {
    struct text key = without(l->arena, w, i);
    const uintptr_t *had = map_find(short_, key);
    if (!had) {
      map_set(short_, key, at);
      continue;
    }
    const struct seen *a = &v->list.p[*had], *b = &v->list.p[at];
    const struct seen *rare = a->times <= b->times ? a : b, *often = rare == a ? b : a;
    bool both_once = rare->titled != often->titled && is_doubled(rare->fold, often->fold);
    if (rare->times > 1 || (often->times < 2 && !both_once) || !is_variant(rare->fold, often->fold)) continue;
    struct message *m = msg(l->model->sink, M_SPELLING, word_place(rare->p, rare->w, rare->w), rare->w->text, often->w->text);
    msg_note(l->model->sink, m, M_NOTE_SPELLING, word_place(often->p, often->w, often->w), often->w->text);
  }
}

void lint_spelling(struct lint *l) {
  struct vocabulary v = {.at = {.arena = l->arena}};
  struct map shorter = {.arena = l->arena};
  read_words(l, &v);
  for (uint32_t i = 0; i < v.list.n; i++) meet(l, &shorter, &v, i);
}
