// The layer between flex and bison: turns lines and indentation into NL, INDENT and DEDENT.
//
// No NL stands inside brackets, after a comma at the end of a line, or before a deeper line that starts with en, of or behalve.
// `de` and `het` are dropped, and a comma before `behalve`. Line-up of labels never decides depth: only the indentation of a
// line's first word does.
#ifndef EISEN_LAYOUT_H
#define EISEN_LAYOUT_H

#include "syntax.h"

struct token {
  int kind;
  uint32_t off, len;
  struct text text;      // as written, without the quotes
  uint32_t line, column; // column: bytes before it on its line
};

struct layout {
  struct arena *arena;
  struct sink *sink;
  const struct source *src;
  struct lexer *lexer;
  struct token ahead;  // next raw token
  bool has_ahead;
  uint32_t line;       // of the last token that was given
  int last;            // kind of the last token that was given
  unsigned depth;      // of brackets
  unsigned indent[DEPTH_LIMIT + 2], levels;
  int dedents;         // DEDENTs still to give
  bool nl_given, ended, too_deep;
  // Recovery after a syntax error: what to skip before the next token.
  enum { SKIP_NOTHING, SKIP_LINE, SKIP_BLOCK, SKIP_GAVE_BLOCK } skip;
};

void layout_init(struct layout *l, struct arena *a, struct sink *sink, const struct source *src, struct lexer *lexer);
struct token layout_next(struct layout *l);
// Called by the parser when `kind` was not expected: the rest of that line and the block below it will be skipped, so that one
// mistake gives one message. The next token will be NL.
void layout_recover(struct layout *l, int kind);

#endif
