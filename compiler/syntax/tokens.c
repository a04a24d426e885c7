#include "tokens.h"

#include "lexer.h"

void syntax_tokens(struct arena *a, const struct source *src, struct tokens *tokens, struct comments *comments) {
  struct sink silent = {.arena = a, .limit = 1};
  struct lexer lx = {.arena = a, .sink = &silent, .src = src, .comments = comments};
  lexer_open(&lx);
  for (lexer_next(&lx); lx.token.kind != 0; lexer_next(&lx)) vec_push(a, tokens, lx.token);
}

void syntax_lines(struct arena *a, const struct source *src, struct tokens *tokens, struct comments *comments) {
  struct sink silent = {.arena = a, .limit = 1};
  struct lexer lx = {.arena = a, .sink = &silent, .src = src, .line = 1, .comments = comments};
  struct layout layout;
  lexer_open(&lx);
  layout_init(&layout, a, &silent, src, &lx);
  struct token t;
  for (layout_next(&layout, &t); t.kind != 0; layout_next(&layout, &t)) vec_push(a, tokens, t);
}
