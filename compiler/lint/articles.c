// «artikel 3.10.3c»: of which law or agreement?
#include "rule.h"

static bool is_capital(const struct word *w) { return w->kind == WORD_PLAIN && w->text.n > 1 && w->text.p[0] >= 'A' && w->text.p[0] <= 'Z'; }

// wet, zorgverzekeringswet, Overeenkomst, AVG.
static bool is_law(const struct word *w) {
  static const char *const kinds[] = {"wet", "besluit", "regeling", "verordening", "overeenkomst", "reglement", "verdrag", "voorwaarden", "inkoopdocument"};
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds && w->kind == WORD_PLAIN; k++)
    if (text_ends(w->fold, text_from(kinds[k]))) return true;
  return is_capital(w) && w->text.p[1] >= 'A' && w->text.p[1] <= 'Z';
}

// What belongs to the number: lid 3, sub a, onder b, en 4.
static bool is_tail(const struct word *w) {
  static const char *const tails[] = {"lid", "leden", "sub", "onder", "onderdeel", "en", "of", "tot", "met", "t", "m", ",", "/", "(", ")", "eerste", "tweede", "derde", "aanhef", "jo", "–", "-"};
  return w->kind == WORD_NUMBER || w->text.n == 1 || AMONG(w->fold, tails);
}

// Behind the number, or just before the word artikel.
static bool says_of_what(const struct prose *p, size_t at, size_t to) {
  static const char *const of[] = {"van", "uit", "der", "in", "bij", "deze", "dit"}, *const parties[] = {"opdrachtnemer", "opdrachtgever", "inwoner", "cliënt"};
  enum { BEFORE = 8, BRACKET = 20, NAME = 4 };
  size_t back = at > 0 && word_is(p, at - 1, "(") ? BRACKET : BEFORE;
  for (size_t i = at > back ? at - back : 0; i < at; i++)
    if (is_law(&p->words[i])) return true;
  size_t i = at + 1;
  while (i < to && is_tail(&p->words[i])) i++;
  if (i < to && (AMONG(p->words[i].fold, of) || is_law(&p->words[i]))) return true;
  for (size_t k = i; k < to && k < i + NAME; k++)
    if (is_law(&p->words[k]) || (is_capital(&p->words[k]) && !AMONG(p->words[k].fold, parties))) return true;
  return false;
}

void lint_articles(struct lint *l) {
  static const char *const words[] = {"artikel", "artikelen", "art", "lid"};
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0; k + 1 < p->n; k++) {
      if (!AMONG(p->words[k].fold, words) || word_is(p, k, "lid") || p->words[k + 1].kind != WORD_NUMBER) continue;
      if (says_of_what(p, k, sentence_end(p, k))) continue;
      msg(l->model->sink, M_ARTICLE, word_place(p, &p->words[k], &p->words[k + 1]));
    }
  }
}
