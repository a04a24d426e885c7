// The layer between flex and bison: turns lines and indentation into NL, INDENT and DEDENT.
//
// No NL stands before a deeper line inside brackets, after a comma, or when it starts with en, of or behalve.
// `de` and `het` are dropped, and a comma before `behalve`. Line-up of labels never decides depth: only the indentation of a
// line's first word does.
#ifndef EISEN_LAYOUT_H
#define EISEN_LAYOUT_H

#include "syntax.h"

struct token {
  int kind;
  uint32_t off, len;
  struct text text;      // as written, without the quotes
  uint32_t line, column; // column: characters before it on its line, or before the article with which that begins
};

struct layout {
  struct arena *arena;
  struct sink *sink;
  const struct source *src;
  struct lexer *lexer;
  bool has_ahead;      // the lexer's token was not given yet
  uint32_t line, end;  // of the last token that was given: its line, and where it ends
  int last;            // kind of the last token that was given
  unsigned depth;      // of brackets; beyond the limit they are counted and not given
  uint32_t open[DEPTH_LIMIT + 1]; // where each bracket stands
  uint32_t stray;      // a closing bracket that closes nothing, + 1
  uint32_t indent[DEPTH_LIMIT + 2];
  unsigned levels;
  int dedents;         // DEDENTs still to give
  uint32_t odd_is, odd_means; // a column that is not a level, and the level it is taken for
  bool nl_given, ended, too_deep;
  // Recovery after a syntax error: what to skip before the next token.
  enum { SKIP_NOTHING, SKIP_LINE, SKIP_BLOCK, SKIP_GAVE_BLOCK, SKIP_AGAIN } skip;
  struct token again;  // to give once more
  uint32_t gave_again; // where the last one that was given once more stands, + 1
};

void layout_init(struct layout *l, struct arena *a, struct sink *sink, const struct source *src, struct lexer *lexer);
void layout_next(struct layout *l, struct token *out);
// The token behind the last one that was given, on the same line; NULL at the end of the line. A message about it comes now.
const struct token *layout_peek(struct layout *l);
// Called by the parser when *t was not expected: the rest of that line and the block below it will be skipped, so that one
// mistake gives one message. The next token will be NL. The same happens by itself after a token of kind YYerror.
void layout_recover(struct layout *l, const struct token *t);
// As layout_recover, but nothing is wrong with *t itself, only something is missing before it: it will be given again.
void layout_missing(struct layout *l, const struct token *t);

#endif
