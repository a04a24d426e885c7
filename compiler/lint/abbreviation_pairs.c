// «Verwijsindex risicojongeren (VRJ)», and further on VIR: the one that is explained stands nowhere else, the other is nowhere explained.
#include "rule.h"

enum { SHORTEST = 3, LONGEST = 6 };
struct short_ {
  struct text text;
  const struct prose *p;
  size_t at, times;
  bool bracketed;       // it stands between brackets, behind words
  struct short_ *next;  // with the same first letter and as many letters
};

static bool is_short(const struct word *w) {
  if (w->kind != WORD_PLAIN || w->text.n < SHORTEST || w->text.n > LONGEST) return false;
  for (size_t i = 0; i < w->text.n; i++)
    if (w->text.p[i] < 'A' || w->text.p[i] > 'Z') return false;
  return true;
}

// The same letters in another order, or all but one.
static bool is_near(struct text a, struct text b) {
  size_t differ = 0, same = 0;
  bool used[LONGEST] = {false};
  for (size_t i = 0; i < a.n; i++) differ += a.p[i] != b.p[i];
  for (size_t i = 0; i < a.n; i++)
    for (size_t k = 0; k < b.n; k++)
      if (!used[k] && a.p[i] == b.p[k]) {
        used[k] = true;
        same++;
        break;
      }
  return differ > 0 && (same == a.n || (differ == 2 && same + 1 == a.n) || (differ == 1 && a.n > SHORTEST));
}

static void read_one(const struct lint *l, struct map *seen, struct map *alike, const struct prose *p, size_t k) {
  struct text t = p->words[k].text;
  const uintptr_t *had = map_find(seen, t);
  struct short_ *s = had ? (struct short_ *)*had : NEW(l->arena, struct short_);
  if (!had) {
    struct text key = text_format(l->arena, "%c%zu", t.p[0], t.n);
    const uintptr_t *first = map_find(alike, key);
    *s = (struct short_){.text = t, .p = p, .at = k, .next = first ? (struct short_ *)*first : NULL};
    map_set(seen, t, (uintptr_t)s);
    map_set(alike, key, (uintptr_t)s);
  }
  s->times++;
  s->bracketed |= k > 1 && word_is(p, k - 1, "(") && word_is(p, k + 1, ")") && p->words[k - 2].kind == WORD_PLAIN;
}

static void look(const struct lint *l, const struct short_ *a, const struct short_ *first) {
  for (const struct short_ *b = first; b && a->bracketed && a->times == 1; b = b->next) {
    if (b == a || b->bracketed || !is_near(a->text, b->text)) continue;
    struct message *m = msg(l->model->sink, M_SPELLING, word_place(a->p, &a->p->words[a->at], &a->p->words[a->at]), a->text, b->text);
    msg_note(l->model->sink, m, M_NOTE_SPELLING, word_place(b->p, &b->p->words[b->at], &b->p->words[b->at]), b->text);
    return;
  }
}

void lint_abbreviation_pairs(struct lint *l) {
  struct map seen = {.arena = l->arena}, alike = {.arena = l->arena};
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 0; k < l->proses.p[i].n; k++)
      if (is_short(&l->proses.p[i].words[k])) read_one(l, &seen, &alike, &l->proses.p[i], k);
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 0; k < l->proses.p[i].n; k++) {
      const struct prose *p = &l->proses.p[i];
      const uintptr_t *had = is_short(&p->words[k]) ? map_find(&seen, p->words[k].text) : NULL;
      const struct short_ *s = had ? (const struct short_ *)*had : NULL;
      if (s && s->p == p && s->at == k) look(l, s, (const struct short_ *)*map_find(&alike, text_format(l->arena, "%c%zu", s->text.p[0], s->text.n)));
    }
}
