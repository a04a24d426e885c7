// Two sentences of the same words, of which one says mag and the other mag niet, or moet: one of the two is a copy that went wrong.
#include "rule.h"

enum { LEAST = 5, MOST = 60, SAID = 8 }; // words of a sentence that say something, and modal verbs in it

// What a modal verb says; with NOT behind or before it the opposite.
enum { MAY = 1, MUST = 2, NEED = 3, NOT = 4 };
struct sentence {
  const struct prose *p;
  size_t from, to; // words
  int said[SAID];
  size_t n;
};

static int modal(struct text fold) {
  static const char *const may[] = {"mag", "mogen", "kan", "kunnen"}, *const must[] = {"moet", "moeten", "dient", "dienen"}, *const need[] = {"hoeft", "hoeven"};
  return AMONG(fold, may) ? MAY : AMONG(fold, must) ? MUST : AMONG(fold, need) ? NEED : 0;
}

static bool is_not(struct text fold) {
  static const char *const words[] = {"niet", "geen", "nooit"};
  return AMONG(fold, words);
}

// Words that a sentence can do without.
static bool is_small(struct text fold) {
  static const char *const words[] = {"de", "het", "een", "te", "ook", "wel", "dan", "en", "of", "er"};
  return AMONG(fold, words);
}

static void say_modal(struct sentence *s, int what) {
  if (s->n < SAID) s->said[s->n++] = what;
}

// A «niet» belongs to the modal verb before it, when there is one.
static void say_not(struct sentence *s) {
  if (s->n > 0) s->said[s->n - 1] |= NOT;
}

static bool among(struct text fold, const struct text *words, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (text_eq(fold, words[i])) return true;
  return false;
}

// Its words, but for those that say what may or must, each once and as they follow each other; NO_TEXT: too few, too many, or nothing is
// said of what may.
static struct text read_sentence(const struct lint *l, struct sentence *s) {
  struct text words[MOST];
  size_t n = 0;
  for (size_t i = s->from; i < s->to; i++) {
    const struct word *w = &s->p->words[i];
    if (w->kind == WORD_MARK || is_small(w->fold)) continue;
    if (modal(w->fold)) say_modal(s, modal(w->fold));
    else if (is_not(w->fold)) say_not(s);
    else if (among(w->fold, words, n)) continue;
    else if (n == MOST) return NO_TEXT;
    else words[n++] = w->fold;
  }
  return s->n == 0 || n < LEAST ? NO_TEXT : text_join(l->arena, words, n, TEXT(" "));
}

static bool same_said(const struct sentence *a, const struct sentence *b) {
  if (a->n != b->n) return false;
  for (size_t i = 0; i < a->n; i++)
    if (a->said[i] != b->said[i]) return false;
  return true;
}

static struct place place_of(const struct sentence *s) { return word_place(s->p, &s->p->words[s->from], &s->p->words[s->to - 1]); }

static void meet(const struct lint *l, struct map *seen, struct sentence s) {
  struct text key = read_sentence(l, &s);
  if (key.n == 0) return;
  const uintptr_t *had = map_find(seen, key);
  if (!had) {
    struct sentence *kept = NEW(l->arena, struct sentence);
    *kept = s;
    map_set(seen, key, (uintptr_t)kept);
    return;
  }
  const struct sentence *first = (const struct sentence *)*had;
  if (same_said(first, &s)) return;
  struct message *m = msg(l->model->sink, M_MODALITY_PAIR, place_of(&s));
  msg_note(l->model->sink, m, M_NOTE_OTHER_SENTENCE, place_of(first));
}

void lint_modality_pairs(struct lint *l) {
  struct map seen = {.arena = l->arena};
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t from = 0, to; from < p->n; from = to) {
      to = sentence_end(p, from);
      if (to <= from) break;
      meet(l, &seen, (struct sentence){.p = p, .from = from, .to = to});
    }
  }
}
