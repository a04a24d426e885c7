// Slips of who wrote or changed the text: a sentence that stops at «aan de.», one that stands there twice, «in het in het», «dagen.De», and
// «Opdrachtnemer meldt dit aan Opdrachtnemer».
#include "prose.h"
#include "rule.h"

// ---- sentences ----

static void look_at_end(const struct lint *l, const struct prose *p, size_t end) {
  static const char *const open[] = {"de", "en", "of", "der", "ten", "ter", "per", "tijdens", "gedurende", "wegens", "namens", "volgens", "conform", "omdat", "zodat", "indien", "wanneer", "tenzij",
                                     "waarbij", "waarin", "waarvan", "welke", "mits", "zoals", "tussen", "krachtens", "teneinde", "middels"};
  if (end < 3 || end >= p->n || !(word_is(p, end - 1, ".") || word_is(p, end - 1, "?")) || word_apart(p, end - 1)) return;
  if (AMONG(p->words[end - 2].fold, open)) msg(l->model->sink, M_SENTENCE_CUT, word_place(p, &p->words[end - 2], &p->words[end - 1]), p->words[end - 2].text);
}

static struct text words_of(struct arena *a, const struct prose *p, size_t from, size_t to) {
  enum { LEAST = 5 };
  struct buf b = {.arena = a};
  if (to < from + LEAST) return NO_TEXT;
  for (size_t k = from; k < to; k++) {
    if (word_is(p, k, ":") || word_is(p, k, "|")) return NO_TEXT; // the head of a list, or cells
    buf_add(&b, p->words[k].fold);
    buf_char(&b, ' ');
  }
  return buf_text(&b);
}

static void look_at_sentences(const struct lint *l, const struct prose *p) {
  struct map seen = {.arena = l->arena};
  bool list = false;
  for (size_t k = 0, end; k < p->n; k = end) {
    end = sentence_end(p, k);
    look_at_end(l, p, end);
    bool whole = word_is(p, end - 1, ".") || word_is(p, end - 1, "?");
    if (p->words[k].kind == WORD_MARK && p->words[k].begins) list = true;
    struct text key = whole && !list ? words_of(l->arena, p, k, end) : NO_TEXT; // two points may say the same
    if (key.n == 0) continue;
    const uintptr_t *had = map_find(&seen, key);
    if (!had) {
      map_set(&seen, key, k);
      continue;
    }
    struct message *m = msg(l->model->sink, M_SENTENCE_TWICE, word_place(p, &p->words[k], &p->words[end - 1]));
    msg_note(l->model->sink, m, M_NOTE_FIRST_SENTENCE, word_place(p, &p->words[*had], &p->words[*had]));
  }
}

// ---- words ----

// «in het in het»: two words, and again. Three times are cells of a table.
static bool is_phrase_twice(const struct prose *p, size_t k) {
  if (k + 3 >= p->n || (p->words[k + 2].begins && p->words[k + 2].text.p[0] <= 'Z')) return false; // a heading, and its sentence
  for (size_t i = 0; i < 4; i++)
    if (p->words[k + i].kind != WORD_PLAIN || (i > 0 && p->words[k + i].begins && p->words[k + i].text.n < 2)) return false;
  bool same = text_eq(p->words[k].fold, p->words[k + 2].fold) && text_eq(p->words[k + 1].fold, p->words[k + 3].fold);
  bool again = k + 5 < p->n && text_eq(p->words[k].fold, p->words[k + 4].fold) && text_eq(p->words[k + 1].fold, p->words[k + 5].fold);
  return same && !again && !text_eq(p->words[k].fold, p->words[k + 1].fold);
}

// «dagen.De aanbieder»: words of the language on both sides, so no address and no «B.V.».
static bool is_stuck(const struct prose *p, size_t k) {
  enum { LEAST = 3 };
  if (k == 0 || k + 1 >= p->n || !word_is(p, k, ".") || word_apart(p, k) || word_apart(p, k + 1)) return false;
  const struct word *a = &p->words[k - 1], *b = &p->words[k + 1];
  bool small = a->kind == WORD_PLAIN && a->text.n >= LEAST && a->text.p[0] >= 'a' && a->text.p[0] <= 'z' && word_apart(p, k - 1);
  bool capital = b->kind == WORD_PLAIN && b->text.n >= 2 && b->text.p[0] >= 'A' && b->text.p[0] <= 'Z' && b->text.p[1] >= 'a';
  bool on = k + 2 < p->n && (word_is(p, k + 2, ".") || word_is(p, k + 2, "/") || word_is(p, k + 2, "@")) && !word_apart(p, k + 2);
  return small && capital && !on;
}

static struct text said(const struct prose *p, size_t from, size_t to) {
  struct place at = word_place(p, &p->words[from], &p->words[to]);
  return text_slice(p->src->text, at.off, at.off + at.len);
}

// ---- parties ----

// «Opdrachtnemer meldt dit aan Opdrachtnemer»: one clause, with one verb between them.
static void look_at_party(const struct lint *l, const struct prose *p, size_t k) {
  static const char *const parties[] = {"opdrachtnemer", "opdrachtgever", "gemeente", "aanbieder", "zorgaanbieder", "vervoerder"};
  static const char *const to[] = {"aan", "bij", "naar"}, *const breaks[] = {",", ".", ";", ":", "en", "of", "die", "dat", "de", "(", "waar", "als", "om"};
  static const char *const other[] = {"waar", "van", "die", "in", "uit", "waarin"}, *const before[] = {"aan", "bij", "naar", "van", "door", "met", "voor", "andere", "vorige", "nieuwe", "tussen"};
  enum { FAR = 9 };
  if (!AMONG(p->words[k].fold, parties)) return;
  size_t at = k > 0 && word_is(p, k - 1, "de") ? k - 1 : k;
  if (at > 0 && AMONG(p->words[at - 1].fold, before)) return;
  for (size_t j = k + 2; j < p->n && j < k + FAR; j++) {
    bool article = word_is(p, j, "de");
    if (AMONG(p->words[j].fold, breaks) && !article) return;
    if (!text_eq(p->words[j].fold, p->words[k].fold)) continue;
    size_t link = word_is(p, j - 1, "de") ? j - 2 : j - 1;
    bool theirs = j + 1 < p->n && AMONG(p->words[j + 1].fold, other);
    bool named = j + 1 < p->n && p->words[j + 1].kind == WORD_PLAIN && p->words[j + 1].text.p[0] >= 'A' && p->words[j + 1].text.p[0] <= 'Z';
    if (link > k && AMONG(p->words[link].fold, to) && !theirs && !named) msg(l->model->sink, M_SAME_PARTY, word_place(p, &p->words[k], &p->words[j]), p->words[k].text, said(p, link, j));
    return;
  }
}

void lint_slips(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    look_at_sentences(l, p);
    for (size_t k = 0; k < p->n; k++) {
      look_at_party(l, p, k);
      if (is_phrase_twice(p, k)) msg(l->model->sink, M_DOUBLE_WORD, word_place(p, &p->words[k], &p->words[k + 3]), said(p, k, k + 1));
      if (is_stuck(p, k)) msg(l->model->sink, M_RESIDUE, word_place(p, &p->words[k - 1], &p->words[k + 1]), said(p, k - 1, k + 1));
    }
  }
}
