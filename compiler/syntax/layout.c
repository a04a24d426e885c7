#include "layout.h"

#include "lexer.h"
#include "parser.h"

void layout_init(struct layout *l, struct arena *a, struct sink *sink, const struct source *src, struct lexer *lexer) {
  *l = (struct layout){.arena = a, .sink = sink, .src = src, .lexer = lexer, .levels = 1};
}

static struct token raw(struct layout *l) {
  lexer_next(l->lexer);
  return l->lexer->token;
}

// The next raw token, without taking it. A comma before `behalve` is dropped here.
static struct token *peek(struct layout *l) {
  if (!l->has_ahead) l->ahead = raw(l), l->has_ahead = true;
  return &l->ahead;
}

static struct token take(struct layout *l) {
  struct token t = *peek(l);
  l->has_ahead = false;
  return t;
}

static struct token mark(const struct layout *l, int kind) {
  return (struct token){.kind = kind, .off = l->ahead.off, .len = 0, .line = l->line};
}

static bool continues(const struct layout *l, const struct token *t) {
  if (l->depth > 0 || l->last == ',') return true;
  bool joins = t->kind == EN || t->kind == OF || t->kind == BEHALVE;
  return joins && t->column > l->indent[l->levels - 1];
}

static unsigned pop_levels(struct layout *l, const struct token *t) {
  unsigned popped = 0;
  while (l->levels > 1 && l->indent[l->levels - 1] > t->column) l->levels--, popped++;
  return popped;
}

// A new line begins with *t: gives the token that says so, or 0 when the line stands at the same depth and NL was given.
static int line_token(struct layout *l, const struct token *t) {
  if (!l->nl_given) {
    l->nl_given = true;
    return NL;
  }
  if (l->dedents > 0) {
    l->dedents--;
    return DEDENT;
  }
  if (t->column > l->indent[l->levels - 1]) {
    if (l->levels > DEPTH_LIMIT) {
      if (!l->too_deep) msg(l->sink, M_TOO_DEEP, ((struct place){l->src, t->off, t->len}));
      l->too_deep = true;
      return 0;
    }
    l->indent[l->levels++] = t->column;
    return INDENT;
  }
  unsigned popped = pop_levels(l, t);
  if (popped == 0) return 0;
  if (t->column > l->indent[l->levels - 1]) {
    msg(l->sink, M_INDENT, ((struct place){l->src, t->off, t->len}));
    l->indent[l->levels - 1] = t->column;
  }
  l->dedents = (int)popped - 1;
  return DEDENT;
}

static void count_brackets(struct layout *l, int kind) {
  if (kind == '(') l->depth++;
  if (kind == ')' && l->depth > 0) l->depth--;
}

static struct token give(struct layout *l, struct token t) {
  l->last = t.kind;
  l->line = t.line;
  if (t.kind == LETTERLIJK) // it may end some lines further on
    for (size_t i = 0; i < t.text.n; i++) l->line += t.text.p[i] == '\n';
  l->nl_given = false;
  count_brackets(l, t.kind);
  return t;
}

static struct token end(struct layout *l) {
  if (l->last != 0 && !l->nl_given) {
    l->nl_given = true;
    return mark(l, NL);
  }
  if (l->dedents > 0) {
    l->dedents--;
    return mark(l, DEDENT);
  }
  if (l->levels > 1) {
    l->levels--;
    return mark(l, DEDENT);
  }
  return mark(l, 0);
}

static struct token plain(struct layout *l) {
  struct token *t = peek(l);
  if (t->kind == 0) {
    l->depth = 0;
    return end(l);
  }
  bool new_line = l->last != 0 && (t->line > l->line || l->nl_given);
  if (l->depth > 0 && t->column == 0 && t->line > l->line) l->depth = 0; // a bracket that was never closed ends here
  if (new_line && (l->nl_given || !continues(l, t))) {
    int kind = line_token(l, t);
    if (kind) return mark(l, kind);
  }
  struct token taken = take(l);
  if (taken.kind == ',' && peek(l)->kind == BEHALVE) {
    l->line = taken.line;
    return plain(l);
  }
  return give(l, taken);
}

static struct token skip_block(struct layout *l) { // an INDENT was just read
  for (int open = 1; open > 0;) {
    struct token t = plain(l);
    if (t.kind == INDENT) open++;
    if (t.kind == DEDENT) open--;
    if (t.kind == 0) return t;
  }
  return mark(l, NL);
}

static struct token skip_line(struct layout *l) {
  struct token t = plain(l);
  while (t.kind != NL && t.kind != 0) t = t.kind == INDENT ? skip_block(l) : plain(l);
  return t;
}

struct token layout_next(struct layout *l) {
  int skip = (int)l->skip;
  l->skip = SKIP_NOTHING;
  if (skip == SKIP_LINE) {
    struct token t = skip_line(l);
    if (t.kind == NL) l->skip = SKIP_BLOCK;
    return t;
  }
  if (skip == SKIP_GAVE_BLOCK) return mark(l, NL);
  struct token t = plain(l);
  if (skip == SKIP_BLOCK && t.kind == INDENT) {
    skip_block(l);
    return layout_next(l);
  }
  return t;
}

void layout_recover(struct layout *l, int kind) {
  l->depth = 0;
  if (kind == NL) l->skip = SKIP_BLOCK;
  else if (kind == INDENT) {
    skip_block(l);
    l->skip = SKIP_GAVE_BLOCK;
  } else if (kind != DEDENT && kind != 0) l->skip = SKIP_LINE;
}
