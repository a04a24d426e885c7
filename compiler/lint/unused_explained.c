// «Bestedingsruimte: het bedrag dat …» in an eis that explains begrippen, and a word that then stands nowhere. Linear: the words of the
// document look up the terms, by all they begin and end with.
#include "rule.h"

enum { WORDS = 3, LEAST = 4, LIST = 3 }; // of a term; letters that must be alike; terms that make a list of begrippen
struct term {
  const struct prose *p;
  size_t from, n, to; // its words, and behind its explanation
  bool used;
  uint32_t next;      // with the same first word, NONE
};
struct terms {
  struct map first; // first word → index
  VEC(struct term) list;
};

static uint32_t eis_of(const struct lint *l, const struct prose *p) {
  const struct m_target *t = p->owner == PROSE_TARGET ? &l->model->targets.p[p->index] : NULL;
  return !t || t->exception != NONE ? NONE : t->kind == TARGET_EIS ? p->index : t->eis;
}

static bool says_terms(const struct prose *p) {
  static const char *const words[] = {"begrippen", "begripsbepalingen", "definities"};
  for (size_t i = 0; i < p->n; i++)
    if (AMONG(p->words[i].fold, words) || words_are(p, i, "verstaan onder") || words_are(p, i, "bedoelen we met") || words_are(p, i, "bedoelen wij met") || words_are(p, i, "in dit document is :") ||
        words_are(p, i, "betekent :") || words_are(p, i, "betekenen :"))
      return true;
  return false;
}

// An eis that is called so, with a term in each onderdeel.
static bool title_says_terms(const struct lint *l, uint32_t eis) {
  struct prose title = {.src = l->src};
  prose_cut(l->arena, &title, l->model->targets.p[eis].title);
  return says_terms(&title);
}

// taak, taken; rit, ritten: does another word begin as this one does in the plural?
static bool begins_as_plural(struct text seen, struct text fold) {
  if (fold.n < 3 || seen.n < fold.n || seen.n > fold.n + 6) return false;
  char vowel = fold.p[fold.n - 3], last = fold.p[fold.n - 1];
  if (text_starts(seen, fold)) return seen.p[fold.n < seen.n ? fold.n : 0] == last || text_ends(seen, TEXT("en"));
  bool twice = vowel == fold.p[fold.n - 2] && (vowel == 'a' || vowel == 'e' || vowel == 'o' || vowel == 'u');
  if (!twice || !text_starts(seen, text_slice(fold, 0, fold.n - 2))) return false;
  char next = seen.p[fold.n - 2];
  return next == last || (last == 'f' && next == 'v') || (last == 's' && next == 'z');
}

static bool stands_in_plural(const struct lint *l, const struct term *one) {
  struct text fold = one->p->words[one->from + one->n - 1].fold;
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 0; k < l->proses.p[i].n; k++) {
      bool own = one->p == &l->proses.p[i] && k >= one->from && k < one->to;
      if (!own && l->proses.p[i].words[k].kind == WORD_PLAIN && begins_as_plural(l->proses.p[i].words[k].fold, fold)) return true;
    }
  return false;
}

static bool is_capital(const struct word *w) { return w->kind == WORD_PLAIN && w->text.n >= 3 && w->text.p[0] >= 'A' && w->text.p[0] <= 'Z'; }

// «Gepast gebruik:» at the begin of a text, a line or a point: its number of words.
static size_t term_at(const struct prose *p, size_t i) {
  bool begins = p->words[i].begins || (p->words[i - 1].kind == WORD_MARK && !word_is(p, i - 1, ",") && !word_is(p, i - 1, "("));
  static const char *const no_terms[] = {"let", "nb", "zie", "toelichting", "bijvoorbeeld", "voorbeeld", "opmerking", "doel", "noot"};
  size_t n = 0;
  if (!begins || !is_capital(&p->words[i]) || AMONG(p->words[i].fold, no_terms)) return 0;
  while (n <= WORDS && i + n < p->n && p->words[i + n].kind == WORD_PLAIN) n++;
  return n <= WORDS && word_is(p, i + n, ":") ? n : 0;
}

static size_t count_terms(const struct prose *p) {
  size_t n = 0;
  for (size_t i = 0; i < p->n; i++) n += term_at(p, i) > 0;
  return n;
}

static void explain(const struct lint *l, struct terms *t, const struct prose *p) {
  struct term *last = NULL;
  for (size_t i = 0; i < p->n; i++) {
    size_t n = term_at(p, i);
    if (n == 0) continue;
    if (last) last->to = i;
    const uintptr_t *had = map_find(&t->first, p->words[i].fold);
    vec_push(l->arena, &t->list, (struct term){.p = p, .from = i, .n = n, .to = p->n, .next = had ? (uint32_t)*had : NONE});
    last = &t->list.p[t->list.n - 1];
    map_set(&t->first, p->words[i].fold, t->list.n - 1);
  }
}

static bool rest_is(const struct term *t, const struct prose *p, size_t k) {
  for (size_t i = 1; i < t->n; i++)
    if (k + i >= p->n || !text_starts(p->words[k + i].fold, t->p->words[t->from + i].fold)) return false;
  return true;
}

// A word that begins or ends as a term, outside its own explanation.
static void use(struct terms *t, struct text part, const struct prose *p, size_t k, bool begins) {
  const uintptr_t *had = map_find(&t->first, part);
  for (uint32_t i = had ? (uint32_t)*had : NONE; i != NONE; i = t->list.p[i].next) {
    struct term *one = &t->list.p[i];
    bool own = one->p == p && k >= one->from && k < one->to;
    if (!own && (begins ? rest_is(one, p, k) : one->n == 1)) one->used = true;
  }
}

static void look(struct terms *t, const struct prose *p) {
  for (size_t k = 0; k < p->n; k++) {
    struct text fold = p->words[k].fold;
    if (p->words[k].kind != WORD_PLAIN) continue;
    use(t, fold, p, k, true);
    for (size_t n = 1; n < fold.n; n++) {
      if (n >= LEAST) use(t, text_slice(fold, 0, n), p, k, true);
      if (fold.n - n >= LEAST) use(t, text_slice(fold, n, fold.n), p, k, false);
    }
  }
}

void lint_unused_explained(struct lint *l) {
  struct terms t = {.first = {.arena = l->arena}};
  for (size_t i = 0, n; i < l->proses.n; i += n) {
    const struct prose *p = &l->proses.p[i];
    uint32_t eis = eis_of(l, p);
    bool terms = says_terms(p) || (eis != NONE && title_says_terms(l, eis));
    size_t many = count_terms(p);
    for (n = 1; eis != NONE && i + n < l->proses.n && eis_of(l, &p[n]) == eis; n++) terms |= says_terms(&p[n]), many += count_terms(&p[n]);
    for (size_t k = 0; eis != NONE && terms && many >= LIST && k < n; k++) explain(l, &t, &p[k]);
  }
  for (size_t i = 0; i < l->proses.n && t.list.n > 0; i++) look(&t, &l->proses.p[i]);
  for (size_t i = 0; i < t.list.n; i++) {
    const struct term *one = &t.list.p[i];
    struct place at = word_place(one->p, &one->p->words[one->from], &one->p->words[one->from + one->n - 1]);
    if (!one->used && !stands_in_plural(l, one)) msg(l->model->sink, M_EXPLAINED_UNUSED, at, text_slice(at.src->text, at.off, at.off + at.len));
  }
}
