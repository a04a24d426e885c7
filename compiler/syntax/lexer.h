// What flex and the layout layer share.
#ifndef EISEN_LEXER_H
#define EISEN_LEXER_H

#include "layout.h"
#include "map.h"
#include "tokens.h"

struct lexer {
  struct arena *arena;
  struct sink *sink;
  const struct source *src;
  struct map keywords;
  uint32_t off, line, line_start; // of the next byte
  uint32_t shift;      // columns of this line's white space less its bytes (modulo 2^32)
  uint32_t word_line, article_line, article_column; // of the last token; of the last article that is the first on its line
  uint32_t quiet_line; // nothing is said about this line: something was said already
  bool tab_told;
  struct token token; // the last one read
  struct comments *comments; // where to put those that are met; NULL: nowhere
  void *scanner;      // of flex
};

// Opens the scanner over the whole source. Its memory is the arena's.
void lexer_open(struct lexer *lx);
// Reads the next raw token into lx->token; its kind is 0 at the end.
void lexer_next(struct lexer *lx);

#endif
