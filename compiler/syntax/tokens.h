// The words of a source in the order in which they are written, and its comments: for what looks at a source as its author sees it.
#ifndef EISEN_TOKENS_H
#define EISEN_TOKENS_H

#include "layout.h"

struct comment {
  uint32_t off, len; // from its # to the end of the line
  uint32_t line, column;
  bool alone; // nothing stands before it on its line
};
struct comments { struct comment *p; size_t n, cap; };
struct tokens { struct token *p; size_t n, cap; };

// All of both; what is no word of the language is a token of kind YYerror. No message is given.
void syntax_tokens(struct arena *a, const struct source *src, struct tokens *tokens, struct comments *comments);
// As the parser sees them, of a source without errors: NL, INDENT and DEDENT stand between them, and what it does not see is left out.
void syntax_lines(struct arena *a, const struct source *src, struct tokens *tokens, struct comments *comments);

#endif
