// «zie bijlage 12»: an appendix that is not in the set, nor said to be of another document; and one name with two numbers.
#include "rule.h"

struct named { // «bijlage 3 producten en omschrijvingen»
  struct text number;
  const struct prose *p;
  size_t at;
};

// 3, 2.6, A, II: what can number an appendix.
static bool is_number(const struct word *w) {
  if (w->kind == WORD_NUMBER) return true;
  for (size_t i = 0; i < w->text.n; i++)
    if (w->text.n > 3 || (w->text.p[i] != 'I' && w->text.p[i] != 'V' && w->text.p[i] != 'X' && (w->text.n > 1 || w->text.p[0] < 'A' || w->text.p[0] > 'H'))) return false;
  return w->kind == WORD_PLAIN;
}

// «Bijlage 3» as the title of a chapter, an eis or an onderdeel begins; anywhere in where a text comes from, or what a gegeven is.
static void read_title(const struct lint *l, const struct node *title, bool anywhere, struct map *here) {
  struct prose p = {.src = l->src};
  prose_cut(l->arena, &p, title->text);
  for (size_t i = 0; i + 1 < p.n && (anywhere || i == 0); i++)
    if (word_is(&p, i, "bijlage")) map_set(here, p.words[i + 1].fold, 1);
}

// The appendices that are in the set, or of which it says what they are.
static void read_titles(const struct lint *l, const struct node *n, struct map *here) {
  bool anywhere = n->kind == N_SOURCE || n->kind == N_ENTITY;
  if (n->kind == N_REMARK || n->kind == N_DEFECT || n->kind == N_READING || n->kind == N_EXAMPLE || n->kind == N_NORM) return;
  for (const struct node *c = n->child; c; c = c->next)
    if (c->kind == N_TITLE) read_title(l, c, anywhere, here);
    else read_titles(l, c, here);
}

static bool is_document(struct text fold) {
  static const char *const kinds[] = {"wet", "besluit", "regeling", "verordening", "overeenkomst", "reglement", "verdrag", "voorwaarden", "document", "leidraad", "rapport"};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (text_ends(fold, text_from(kinds[i]))) return true;
  return false;
}

// «bijlage 3 van de Overeenkomst», «bijlage 3 bij de wet», or before it «Overeenkomst, bijlage 3».
static bool is_of_another(const struct prose *p, size_t at) {
  static const char *const of[] = {"van", "bij", "uit", "behorend", "behorende", "in"};
  enum { BEFORE = 6 };
  for (size_t i = at > BEFORE ? at - BEFORE : 0; i < at; i++)
    if (is_document(p->words[i].fold)) return true;
  for (size_t i = at + 1; i < p->n && i < at + 3; i++)
    if (AMONG(p->words[i].fold, of)) return true;
  return false;
}

// The text itself is this appendix: «Bijlage 3» begins a line.
static bool is_heading(const struct prose *p, size_t k) {
  size_t from = k;
  while (from > 0 && p->words[from - 1].kind == WORD_MARK && !p->words[from].begins) from--; // # and * before it
  bool point = from > 0 && p->words[from - 1].begins && p->words[from - 1].kind == WORD_MARK; // «- bijlage 3: Tarieven»
  return (p->words[from].begins && p->words[k].text.p[0] == 'B') || ((point || p->words[from].begins) && word_is(p, k + 2, ":"));
}

// «Er horen drie bijlagen bij: bijlage 1 (tarieven), bijlage 2 en bijlage 3»: a sentence that says which there are.
static void read_register(const struct prose *p, size_t from, size_t to, struct map *known) {
  static const char *const belong[] = {"bijlagen", "horen", "behoren", "zitten", "bijgevoegd"};
  size_t n = 0;
  bool says = false;
  for (size_t k = from; k < to; k++) {
    n += word_is(p, k, "bijlage") && k + 1 < to && is_number(&p->words[k + 1]);
    says |= AMONG(p->words[k].fold, belong);
  }
  for (size_t k = from; says && n > 1 && k + 1 < to; k++)
    if (word_is(p, k, "bijlage") && is_number(&p->words[k + 1])) map_set(known, p->words[k + 1].fold, 1);
}

// The words behind the number, to the end of the sentence: three or more are a name.
static struct text name_behind(const struct lint *l, const struct prose *p, size_t at) {
  enum { NAME = 3 };
  struct text words[NAME];
  for (size_t i = 0; i < NAME; i++) {
    if (at + 1 + i >= p->n || p->words[at + 1 + i].kind != WORD_PLAIN) return NO_TEXT;
    words[i] = p->words[at + 1 + i].fold;
  }
  return text_join(l->arena, words, NAME, TEXT(" "));
}

static void two_numbers(const struct lint *l, struct map *names, const struct prose *p, size_t k) {
  static const char *const verbs[] = {"staat", "is", "wordt", "kan", "meegestuurd", "beschreven", "opgenomen", "en", "of"};
  struct text name = name_behind(l, p, k + 1), number = p->words[k + 1].fold;
  if (name.n == 0 || AMONG(p->words[k + 2].fold, verbs)) return;
  const uintptr_t *had = map_find(names, name);
  if (!had) {
    struct named *first = NEW(l->arena, struct named);
    *first = (struct named){number, p, k};
    map_set(names, name, (uintptr_t)first);
    return;
  }
  const struct named *first = (const struct named *)*had;
  if (text_eq(first->number, number)) return;
  struct message *m = msg(l->model->sink, M_APPENDIX_TWO, word_place(p, &p->words[k], &p->words[k + 1]), number, first->number);
  msg_note(l->model->sink, m, M_NOTE_OTHER_APPENDIX, word_place(first->p, &first->p->words[first->at], &first->p->words[first->at + 1]), first->number);
}

void lint_appendices(struct lint *l) {
  struct map known = {.arena = l->arena}, names = {.arena = l->arena}; // known: here, or told
  read_titles(l, l->root, &known);
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 0; k + 1 < l->proses.p[i].n; k++)
      if (word_is(&l->proses.p[i], k, "bijlage") && is_heading(&l->proses.p[i], k)) map_set(&known, l->proses.p[i].words[k + 1].fold, 1);
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 0, end; k < l->proses.p[i].n; k = end) read_register(&l->proses.p[i], k, end = sentence_end(&l->proses.p[i], k), &known);
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0; k + 1 < p->n; k++) {
      if (!word_is(p, k, "bijlage") || !is_number(&p->words[k + 1]) || is_heading(p, k)) continue;
      two_numbers(l, &names, p, k);
      if (is_of_another(p, k + 1) || !map_set(&known, p->words[k + 1].fold, 1)) continue;
      msg(l->model->sink, M_APPENDIX_NONE, word_place(p, &p->words[k], &p->words[k + 1]), p->words[k + 1].text);
    }
  }
}
