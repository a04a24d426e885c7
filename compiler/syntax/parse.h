// What a run of the parser works with, and the constructors its actions use.
#ifndef EISEN_PARSE_H
#define EISEN_PARSE_H

#include "layout.h"
#include "parser.h"

struct parse {
  struct arena *arena;
  struct sink *sink;
  const struct source *src;
  struct layout layout;
  struct token token, before; // the last two that were given to the parser
  struct token first, head;   // the first words of this line and of the line before
  struct token last;          // the last word before `token`
  struct node *root;
  uint32_t told; // where the last syntax error was, + 1
};

// Opens the scanner; false with a message when the source is too large, empty, or not a source at all.
bool parse_begin(struct parse *p);
// The tree is given up when it is deeper than what walks it can bear.
void parse_end(struct parse *p);
// Is it a token of the text, not of the layout?
bool parse_is_word(int kind);
// The next token for the parser.
const struct token *parse_token(struct parse *p);
// The message for a syntax error: what stands there, and what could have stood there. Then skips to the end of that clause.
void parse_complain(struct parse *p, struct span at, const char *found, const char *const *expected, int n);

struct node *parse_leaf(struct parse *p, enum node_kind kind, uint32_t off, uint32_t len, struct text text);
// `name` (a NAME) becomes a node of another kind with the same text and span.
struct node *parse_named(struct node *name, enum node_kind kind);
// Moves the children of `from` to the end of `to`.
void parse_join(struct node *to, struct node *from);

#define MAKE(kind, at) node_new(p->arena, N_##kind, (at).off, (at).len)
#define ADD(n, child) node_add(p->arena, (n), (child))
#define ADD2(n, a, b) ADD(ADD(n, a), b)
#define ADD3(n, a, b, c) ADD(ADD2(n, a, b), c)
#define MAKE1(kind, at, a) ADD(MAKE(kind, at), a)
#define MAKE2(kind, at, a, b) ADD2(MAKE(kind, at), a, b)
#define MAKE3(kind, at, a, b, c) ADD3(MAKE(kind, at), a, b, c)
#define LEAF(kind, at, text) parse_leaf(p, N_##kind, (at).off, (at).len, (text))
#define NAMED(kind, name) parse_named((name), N_##kind)
#define JOIN(to, from) parse_join((to), (from))

#endif
