// Shuffles a source: what may stand anywhere in its block gets another place there, comments and blank lines are left out and others put
// in. Eisen, chapters, onderdelen, norms, branches, themes, fields and rows stay in their order; so do the blocks that add fields to one
// gegeven. Works on lines and indentation alone and
// shares no code with the compiler.
//
//   schud SEED < a.eis > b.eis
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"

// A line with the lines that stand deeper below it; a passage between """ is one line.
struct line {
  const char *p;
  size_t n, indent;
  bool fixed;
  size_t order; // in the source
  struct line *child, *next;
};

static uint64_t dice;

static uint32_t below(uint32_t n) {
  dice ^= dice << 13;
  dice ^= dice >> 7;
  dice ^= dice << 17;
  return (uint32_t)((dice >> 11) % n);
}

static struct arena *arena;

static char *read_all(void) {
  size_t n = 0, cap = 1 << 16;
  char *p = arena_alloc(arena, cap);
  for (size_t got; (got = fread(p + n, 1, cap - n - 1, stdin)) > 0;) {
    n += got;
    if (n + 1 < cap) continue;
    p = arena_grow(arena, p, cap, 2 * cap);
    cap *= 2;
  }
  p[n] = '\0';
  return p;
}

static bool starts(const struct line *l, const char *word) { return l->n >= strlen(word) && memcmp(l->p, word, strlen(word)) == 0; }

// To the end of the line, over passages between """.
static const char *line_end(const char *p) {
  bool verbatim = false, quoted = false;
  for (; *p && (verbatim || *p != '\n'); p++) {
    if (strncmp(p, "\"\"\"", 3) == 0) {
      verbatim = !verbatim;
      p += 2;
    } else if (!verbatim && *p == '"') quoted = !quoted;
    else if (!verbatim && !quoted && *p == '#') return strchr(p, '\n') ? strchr(p, '\n') : p + strlen(p);
  }
  return p;
}

// The next line that says something; NULL at the end.
static struct line *next_line(const char **at) {
  while (**at) {
    size_t indent = strspn(*at, " ");
    const char *p = *at + indent, *end = *p == '#' ? p + strcspn(p, "\n") : line_end(p);
    *at = *end ? end + 1 : end;
    if (p == end || *p == '#') continue;
    struct line *l = NEW(arena, struct line);
    *l = (struct line){.p = p, .n = (size_t)(end - p), .indent = indent};
    return l;
  }
  return NULL;
}

static struct line *ahead;

static struct line *read_block(const char **at, size_t indent) {
  struct line *first = NULL, **to = &first;
  while (ahead && ahead->indent >= indent) {
    struct line *l = *to = ahead;
    to = &l->next;
    ahead = next_line(at);
    if (ahead && ahead->indent > l->indent) l->child = read_block(at, l->indent + 1);
  }
  return first;
}

// ---- what may stand anywhere ----

static bool is_one_of(const struct line *l, const char *const *words) {
  for (; *words; words++)
    if (starts(l, *words)) return true;
  return false;
}

static bool goes_on(const struct line *l) { // with the lines below it
  static const char *const more[] = {"en ", "of ", "behalve ", NULL};
  int open = 0;
  bool quoted = false;
  for (size_t i = 0; i < l->n; i++) {
    if (l->p[i] == '"') quoted = !quoted;
    if (!quoted) open += (l->p[i] == '(') - (l->p[i] == ')');
  }
  return open > 0 || l->p[l->n - 1] == ',' || (l->child && is_one_of(l->child, more));
}

static bool is_clause(const struct line *l) {
  static const char *const words[] = {"bron ", "thema ", "geldt voor ", "geldt niet voor ", "bij uitsluitend ", "ook bij ", "geldig vanaf ", "tenzij ",
                                      "voor elke ", "lezing ", "noot ", "gebrek ", "vraag ", "hulp ", "aan ", "in ", "aanvullend op ", "vervangt ",
                                      "gaat voor ", "\"\"\"", "tekst ontbreekt", "kwaliteitseis ", "is elke ", "sleutel ", "rij ", "kies ", NULL};
  if (starts(l, "indien ")) return l->p[l->n - 1] != ':';
  return is_one_of(l, words) || (starts(l, "volledig") && l->n == 8);
}

static bool is_declaration(const struct line *l) {
  static const char *const words[] = {"indeling ", "gegevens ", "begrip ", "definitie ", "tabel ", "afwijking ", "voorbeeld ", NULL};
  return is_one_of(l, words);
}

static bool has_own_order(const struct line *l) {
  static const char *const words[] = {"indeling ", "voorbeeld ", "indien ", "anders:", "norm ", NULL};
  return is_one_of(l, words) || goes_on(l) || (is_clause(l) && !starts(l, "in "));
}

// ---- shuffling ----

enum where { HEADER, TOP, BLOCK };

static size_t name_length(const struct line *l) { // with the word before it
  size_t word = strlen("gegevens ");
  return word + strcspn(l->p + word, " \n");
}

static bool same_rows(const struct line *a, const struct line *b) {
  return starts(a, "gegevens ") && starts(b, "gegevens ") && name_length(a) == name_length(b) && memcmp(a->p, b->p, name_length(a)) == 0;
}

// Fields stand in the order in which they were written, also when they are in more than one block.
static void keep_fields(struct line **all, size_t n) {
  for (size_t i = 0; i < n; i++)
    for (size_t k = i + 1; k < n; k++)
      if (all[k]->order < all[i]->order && same_rows(all[i], all[k])) {
        struct line *l = all[i];
        all[i] = all[k];
        all[k] = l;
      }
}

static struct line *shuffled(struct line *first, enum where where) {
  struct line *all[4096];
  size_t n = 0, fixed = 0;
  for (struct line *l = first; l && n < 4096; l = l->next) all[n++] = l;
  struct line *kept[4096];
  for (size_t i = 0; i < n; i++) {
    all[i]->order = i;
    all[i]->fixed = where != HEADER && !is_declaration(all[i]) && (where == TOP || !is_clause(all[i]));
    if (all[i]->fixed) kept[fixed++] = all[i];
  }
  for (size_t i = n; i > 1; i--) {
    size_t k = below((uint32_t)i);
    struct line *l = all[i - 1];
    all[i - 1] = all[k];
    all[k] = l;
  }
  for (size_t i = 0, k = 0; i < n; i++)
    if (all[i]->fixed) all[i] = kept[k++];
  keep_fields(all, n);
  for (size_t i = 0; i < n; i++) {
    if (i > 0) all[i - 1]->next = all[i];
  }
  if (n > 0) all[n - 1]->next = NULL;
  return n > 0 ? all[0] : NULL;
}

static void shuffle(struct line *parent) {
  bool header = starts(parent, "eisenset ") || starts(parent, "gegevensboek ") || starts(parent, "kader ");
  if (has_own_order(parent)) return;
  parent->child = shuffled(parent->child, header ? HEADER : BLOCK);
  for (struct line *l = parent->child; l; l = l->next) shuffle(l);
}

static void print(const struct line *l, bool loose) {
  if (loose && below(4) == 0) printf("%*s# Dit blok is verplaatst (%u).\n", (int)l->indent, "", below(1000));
  if (loose && below(3) == 0) printf("\n");
  printf("%*s%.*s\n", (int)l->indent, "", (int)l->n, l->p);
  for (const struct line *c = l->child; c; c = c->next) print(c, loose && !goes_on(l));
}

int main(int argc, char **argv) {
  dice = (argc > 1 ? strtoull(argv[1], NULL, 10) : 1) * 0x9E3779B97F4A7C15u + 1;
  for (int i = 0; i < 8; i++) below(2);
  arena = arena_new((struct oom){NULL, NULL});
  const char *at = read_all();
  ahead = next_line(&at);
  struct line *taal = read_block(&at, 0), *head = taal ? taal->next : NULL;
  if (!head) {
    arena_free(arena);
    return 1;
  }
  shuffle(head);
  head->next = shuffled(head->next, TOP);
  for (struct line *l = head->next; l; l = l->next) shuffle(l);
  print(taal, false);
  for (struct line *l = head; l; l = l->next) print(l, true);
  arena_free(arena);
  return 0;
}
