// What is said about a syntax error. The parser knows what stands there and every token that could have; a person wants the one
// thing that is wrong with the line.
#include <string.h>

#include "parse.h"
#include "spelling.h"

struct wrong {
  struct parse *p;
  struct place place;
  const char *found;
  const char *const *expected;
  int n;
};

static bool expects(const struct wrong *w, const char *name) {
  for (int i = 0; i < w->n; i++)
    if (strcmp(w->expected[i], name) == 0) return true;
  return false;
}

static bool is_word(const struct token *t) { return parse_is_word(t->kind); }

static bool is_name(const struct token *t) { return t->kind == NAAM || t->kind == PAD; }

static struct place place_of(const struct wrong *w, const struct token *t) { return (struct place){w->p->src, t->off, t->len}; }

// ---- what is expected, in words ----

enum { MEMBERS = 48 };

// Tokens that together are one thing in the eyes of an author: named by `words` when all of `needs` are there, and then `members`
// go without saying. Ends with NULL.
struct group {
  const char *words, *needs[3], *members[MEMBERS];
};

static const struct group groups[] = {
    {"tekst tussen aanhalingstekens", {"tekst tussen aanhalingstekens", "gaat", "van"}, {NULL}}, // behind «eis 2»: its title is missing
    {"een regel van een kpi (zoals «per», «over», «tel», «meet», «norm», «stap», «terug naar stap»)", {"tel", "per", "lezing"},
     {"per", "over", "tel", "meet", "norm", "stap", "terug", "bron", "lezing", "noot", "gebrek", "geldt", "bij", "thema", "geldig", "indien",
      "tenzij", "letterlijke tekst"}},
    {"een regel van een eis (zoals «norm», «geldt voor», «voor elke», «indien») of een onderdeel", {"lezing", "thema", "bron"},
     {"lezing", "thema", "bron", "norm", "geldt", "voor", "indien", "tenzij", "volledig", "oordeel", "noot", "gebrek", "vraag", "hulp",
      "aan", "vervangt", "gaat", "in", "is", "eis", "afwijking", "onderdeel", "tekst", "kwaliteitseis", "letterlijke tekst", "bij", "ook",
      "volstaat", "blijft", "anders", "aanvullend", "voorheen", "ter", "mag", "hoeft", "streeft", "richtgetal", "een nummer", "een getal", "een naam"}},
    {"«eis», «afwijking», «hoofdstuk», «begrip», «gegevens» of «indeling»", {"hoofdstuk", "begrip", "gegevens"},
     {"hoofdstuk", "begrip", "gegevens", "indeling", "eis", "afwijking", "thema", "definitie", "voorbeeld", "tabel", "kpi",
      "het einde van het bestand", "een regel die inspringt"}},
    {"een rij («medewerker …»), een veld («naam: …»), een oordeel («eis …: ja»), «ontheffing van …» of «bron»",
     {"ontheffing", "bron", "een naam"}, {NULL}},
    {"een waarde, of woorden als «aanwezig», «geen», «een van (…)», «minstens …», «later dan …»", {"aanwezig", "ondertekend", "later"},
     {"aanwezig", "ondertekend", "later", "eerder", "minstens", "hoogstens", "meer", "minder", "uiterlijk", "binnen", "geen", "een", "van",
      "niet", "peildatum", "een naam", "een pad", "een getal", "een percentage", "een bedrag", "een datum", "een termijn",
      "tekst tussen aanhalingstekens", "aantal", "eerste", "laatste", "volgende", "vorige", "'('", "ja", "nee", "som", "gemiddelde", "langste", "oordeel", "deels", "nvt",
      "een getal onder nul", "een dag van het jaar"}},
    {"een voorwaarde", {"niet", "er", "peildatum"},
     {"niet", "er", "heeft", "peildatum", "een naam", "een pad", "een getal", "een percentage", "een bedrag", "een datum", "een termijn",
      "tekst tussen aanhalingstekens", "aantal", "eerste", "laatste", "volgende", "vorige", "'('", "ja", "nee", "minstens", "hoogstens",
      "precies", "som", "gemiddelde", "langste", "oordeel", "deels", "nvt", "een getal onder nul", "een dag van het jaar", "ter", "streeft", "richtgetal", "mag", "hoeft"}},
    {"een waarde", {"een nummer", "een percentage", "een datum"},
     {"een naam", "een pad", "een nummer", "een getal", "een getal onder nul", "een percentage", "een bedrag", "een datum", "tekst tussen aanhalingstekens"}},
    {"een waarde", {"peildatum", "een bedrag", "een naam"},
     {"peildatum", "een naam", "een pad", "een getal", "een percentage", "een bedrag", "een datum", "een termijn",
      "tekst tussen aanhalingstekens", "aantal", "eerste", "laatste", "volgende", "vorige", "'('", "ja", "nee", "som", "gemiddelde", "langste", "oordeel", "deels", "nvt",
      "een getal onder nul", "een dag van het jaar"}},
    {"een vergelijking (zoals «is …», «bevat …», «uiterlijk …»)", {"bevat", "uiterlijk", "binnen"},
     {"bevat", "uiterlijk", "binnen", "is", "valt", "vanaf", "minstens", "niet", "grenst", "afgerond", "jaarlijks", "toetsperiode", "'+'", "'-'", "'*'", "'/'", "voor", "na", "hoogstens", "precies",
      "een getal"}},
    {"een naam of een nummer", {"een naam", "een nummer", "een getal"}, {"een naam", "een pad", "een nummer", "een getal"}},
    {"een naam", {"een naam", "een pad", "een pad"}, {"een naam", "een pad"}},
};

enum { NAMES = 8 }; // so many are named at most
struct names {
  const char *p[NAMES];
  int n;
};

static bool is_member(const struct group *g, const char *name) {
  for (const char *const *m = g->members; m < g->members + MEMBERS && *m; m++)
    if (strcmp(*m, name) == 0) return true;
  return false;
}

static bool applies(const struct wrong *w, const struct group *g) {
  return expects(w, g->needs[0]) && expects(w, g->needs[1]) && expects(w, g->needs[2]);
}

// A word that is a name here, as any name is.
static bool is_contextual(const char *name) {
  static const char *const words[] = {
#define KEYWORD(token, word)
#define CONTEXTUAL(token, word) word,
#include "keyword.def"
#undef KEYWORD
  };
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strcmp(words[i], name) == 0) return true;
  return false;
}

static bool is_depth(const char *name) {
  return strcmp(name, "het einde van het blok") == 0 || strcmp(name, "een regel die inspringt") == 0;
}

// What is expected, each group once, without what only the layout sees.
static void summary(const struct wrong *w, struct names *out) {
  enum { N = sizeof groups / sizeof *groups, WHOLE = 5 };
  bool taken[N] = {false};
  out->n = 0;
  for (int g = 0; g < WHOLE && out->n == 0; g++) // these say it all
    if (applies(w, &groups[g])) out->p[out->n++] = groups[g].words;
  if (out->n > 0) return;
  for (int i = 0; i < w->n; i++) {
    const char *name = w->expected[i];
    if ((is_depth(name) && w->n > 1) || (is_contextual(name) && expects(w, "een naam"))) continue;
    for (int g = 0; g < N; g++) {
      if (!is_member(&groups[g], name) || !applies(w, &groups[g])) continue;
      name = taken[g] ? NULL : groups[g].words;
      taken[g] = true;
      break;
    }
    if (name && out->n < NAMES) out->p[out->n++] = name;
  }
}

// More words that are one of the language.
static bool is_phrase(const char *name) {
  return strcmp(name, "bekend vanaf") == 0 || strcmp(name, "volgens de Algemene termijnenwet") == 0;
}

// «eis» for a word of the language, plain Dutch ("een naam") for the rest.
static void add_name(struct buf *b, const char *name) {
  struct text t = text_from(name);
  bool words = (memchr(name, ' ', t.n) != NULL && !is_phrase(name)) || text_starts(t, TEXT("«"));
  if (t.n == 3 && t.p[0] == '\'') t = text_slice(t, 1, 2);
  buf_addz(b, words ? "" : "«");
  buf_add(b, t);
  buf_addz(b, words ? "" : "»");
}

static struct text choices(const struct wrong *w, const struct names *names) {
  struct buf b = {.arena = w->p->arena};
  for (int i = 0; i < names->n; i++) {
    if (i > 0) buf_addz(&b, i == names->n - 1 ? " of " : ", ");
    add_name(&b, names->p[i]);
  }
  return buf_text(&b);
}

static struct text found_words(const struct wrong *w) {
  const struct token *t = &w->p->token;
  struct buf b = {.arena = w->p->arena};
  bool own = is_name(t) || t->kind == NUMMER || t->kind == GETAL || t->kind == PROCENT || t->kind == BEDRAG || t->kind == DATUM ||
             t->kind == DUUR;
  if (own) buf_format(&b, "«%.*s»", TP(t->text));
  else add_name(&b, w->found);
  return buf_text(&b);
}

// ---- mistakes that have a message of their own; each gives true when it was that ----

static bool bad_first_line(const struct wrong *w) {
  if (w->p->before.kind != 0 || w->n != 1 || !expects(w, "taal")) return false;
  msg(w->p->sink, M_FIRST_LINE, w->place);
  return true;
}

// A quote that is left open makes nonsense of the words around it: then that is what is wrong with the line.
static bool open_quote(const struct wrong *w) {
  struct text s = w->p->src->text;
  uint32_t at = w->p->token.off, open = 0;
  while (at > 0 && s.p[at - 1] != '\n') at--;
  bool inside = false;
  for (; at < s.n && s.p[at] != '\n'; at++) {
    if (!inside && s.p[at] == '#') break;
    if (s.p[at] != '"') continue;
    if (!inside && text_starts(text_slice(s, at, s.n), TEXT("\"\"\""))) return false;
    inside = !inside;
    open = at;
  }
  if (inside) msg(w->p->sink, M_STRING_OPEN, ((struct place){w->p->src, open, 1}));
  return inside;
}

static bool open_bracket(const struct wrong *w) {
  const struct layout *l = &w->p->layout;
  if (is_word(&w->p->token) || !expects(w, "')'")) return false;
  msg(w->p->sink, M_BRACKET_OPEN, ((struct place){w->p->src, l->open[1], 1}));
  return true;
}

static bool stray_bracket(const struct wrong *w) {
  if (w->p->token.kind != ')' || w->p->layout.stray != w->p->token.off + 1) return false;
  msg(w->p->sink, M_BRACKET_CLOSE, w->place);
  return true;
}

// Right behind this word stands a character that the language does not have: that was told just now.
static bool bad_neighbour(const struct wrong *w) {
  const struct token *t = &w->p->token, *next = is_word(t) ? layout_peek(&w->p->layout) : NULL;
  return next && next->kind == YYerror && next->off == t->off + t->len;
}

static bool too_deep(const struct wrong *w) {
  if (w->p->token.kind != INDENT) return false;
  msg(w->p->sink, M_INDENT_HERE, w->place);
  return true;
}

static bool empty_block(const struct wrong *w) {
  if (w->n != 1 || !expects(w, "een regel die inspringt")) return false;
  const struct token *from = is_word(&w->p->token) ? &w->p->head : &w->p->first, *to = &w->p->last;
  msg(w->p->sink, M_EMPTY_BLOCK, ((struct place){w->p->src, from->off, to->off + to->len - from->off}));
  return true;
}

static struct text near_word(const struct wrong *w, const struct token *t, const char *const *words, size_t n) {
  struct text *all = NEW_ARRAY(w->p->arena, struct text, n), word = text_fold(w->p->arena, t->text);
  if (t->kind != NAAM) return NO_TEXT;
  for (size_t i = 0; i < n; i++)
    if (words[i] && !strchr(words[i], ' ') && words[i][0] != '\'') all[i] = text_from(words[i]);
  return text_nearest(word, all, n);
}

// The words of a contract, or of a spreadsheet.
static bool spelled_otherwise(const struct wrong *w) {
  const struct token *t = &w->p->token, *before = is_word(&w->p->before) ? &w->p->before : t;
  bool here = is_word(t) || t->kind == NL;
  return here && spelling_tell(w->p->arena, w->p->sink, w->p->src, before->line == t->line ? before->off : t->off, t->off, t->off + t->len);
}

// A word that is nearly one of the language: here, or the one before, with which this line begins.
static bool misspelt(const struct wrong *w) {
  const struct token *t = &w->p->token, *first = &w->p->first;
  struct text near = near_word(w, t, w->expected, (size_t)w->n);
  if (t->kind == '=' && expects(w, "is")) near = TEXT("is");
  if (near.n == 0 && w->p->before.off == first->off && first->off != t->off) t = first;
  for (int g = 0; g < 4 && near.n == 0 && t == first; g++) near = near_word(w, t, groups[g].members, MEMBERS);
  if (near.n > 0) msg(w->p->sink, M_WORD, place_of(w, t), t->text, near);
  return near.n > 0;
}

static bool said_twice(const struct wrong *w) {
  const struct token *a = &w->p->before, *b = &w->p->token;
  if (!is_word(a) || !is_word(b) || a->line != b->line || a->kind != b->kind || !text_eq(a->text, b->text)) return false;
  msg(w->p->sink, M_SAID_TWICE, w->place);
  return true;
}

static bool two_names(const struct wrong *w) {
  const struct token *a = &w->p->before, *b = &w->p->token;
  if (!is_name(a) || !is_name(b) || a->line != b->line || w->p->first.kind == VERZAMEL) return false;
  msg(w->p->sink, M_NAME_NAME, ((struct place){w->p->src, a->off, b->off + b->len - a->off}), a->text, b->text);
  return true;
}

// `aantal vogs met x`: what is counted or added up has its condition within brackets.
static bool rows_without_brackets(const struct wrong *w) {
  const struct token *rows = &w->p->before, *t = &w->p->token;
  if ((t->kind != MET && t->kind != WAARBIJ) || !is_name(rows) || rows->line != t->line) return false;
  struct text before = text_trim(text_slice(w->p->src->text, w->p->first.off, rows->off));
  if (text_ends(before, TEXT(" de")) || text_ends(before, TEXT(" het"))) before = text_trim(text_slice(before, 0, before.n - 3));
  if (!text_ends(before, TEXT("aantal")) && !text_ends(before, TEXT(" van"))) return false;
  msg(w->p->sink, M_ROWS_BRACKETS, ((struct place){w->p->src, rows->off, t->off + t->len - rows->off}), rows->text, t->text);
  return true;
}

// In a dossier: the key of a row without its quotes.
static bool unquoted(const struct wrong *w) {
  const struct token *row = &w->p->first, *key = &w->p->before;
  bool only = w->n == 1 && expects(w, "':'");
  if (!only || key->kind != NAAM || row->kind != NAAM || key->off == row->off) return false;
  msg(w->p->sink, M_UNQUOTED, place_of(w, key), key->text, row->text);
  return true;
}

// Only gegevens and the head of a dossier say how something is collected.
static bool gather_here(const struct wrong *w) {
  if (w->p->token.kind != VERZAMEL) return false;
  msg(w->p->sink, M_GATHER_HERE, w->place);
  return true;
}

static bool bad_date(const struct wrong *w) {
  const struct token *t = &w->p->token;
  if (!expects(w, "een datum") || t->kind != NUMMER || w->n > 1) return false;
  msg(w->p->sink, M_DATE, w->place, t->text);
  return true;
}

// `in dienst`, where a name could stand: perhaps it is meant as one.
static struct text as_one_name(const struct wrong *w) {
  const struct token *t = &w->p->token, *next = layout_peek(&w->p->layout);
  bool both = next && next->kind == NAAM && t->text.n > 0 && memchr("abcdefghijklmnopqrstuvwxyz", t->text.p[0], 26);
  return both && expects(w, "een naam") ? text_format(w->p->arena, "%.*s-%.*s", TP(t->text), TP(next->text)) : NO_TEXT;
}

// A word of the language where a name could stand: an author may not know that it is one.
static struct text reserved(const struct wrong *w) {
  enum { SHORTEST = 4 }; // shorter words nobody takes for a name
  const struct token *t = &w->p->token;
  bool word = is_word(t) && !is_name(t) && t->text.n >= SHORTEST && t->text.p[0] >= 'a' && t->text.p[0] <= 'z';
  return word && expects(w, "een naam") && !memchr(w->found, ' ', strlen(w->found)) ? t->text : NO_TEXT;
}

static void unexpected(const struct wrong *w) {
  struct names names;
  summary(w, &names);
  struct text one_name = as_one_name(w);
  msg(w->p->sink, M_SYNTAX, w->place, found_words(w), choices(w, &names), one_name, one_name.n > 0 ? NO_TEXT : reserved(w));
}

void parse_complain(struct parse *p, struct span at, const char *found, const char *const *expected, int n) {
  struct wrong w = {p, {p->src, at.off, at.len}, found, expected, n};
  struct token t = p->token;
  bool told = p->told == t.off + 1; // what stands here was wrong before
  p->told = t.off + 1;
  if (empty_block(&w)) {
    layout_missing(&p->layout, &t);
    return;
  }
  static bool (*const special[])(const struct wrong *) = {bad_first_line, open_quote, bad_neighbour, open_bracket, spelled_otherwise, stray_bracket,
                                                          too_deep, said_twice, gather_here, unquoted, rows_without_brackets, misspelt, two_names, bad_date};
  for (size_t i = 0; i < sizeof special / sizeof *special && !told; i++) told = special[i](&w);
  if (!told) unexpected(&w);
  layout_recover(&p->layout, &t);
}
