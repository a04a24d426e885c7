#include "layout.h"

#include "lexer.h"
#include "parser.h"

#define NO_COLUMN UINT32_MAX

void layout_init(struct layout *l, struct arena *a, struct sink *sink, const struct source *src, struct lexer *lexer) {
  *l = (struct layout){.arena = a, .sink = sink, .src = src, .lexer = lexer, .levels = 1, .odd_is = NO_COLUMN};
}

// The next raw token, without taking it. A comma before `behalve` is dropped here.
static const struct token *peek(struct layout *l) {
  if (!l->has_ahead) lexer_next(l->lexer), l->has_ahead = true;
  return &l->lexer->token;
}

// An INDENT stands at the word it indents; NL, DEDENT and the end stand behind the last token.
static void mark(const struct layout *l, int kind, struct token *out) {
  const struct token *ahead = &l->lexer->token;
  if (kind == INDENT) *out = (struct token){.kind = kind, .off = ahead->off, .len = ahead->len, .line = ahead->line};
  else *out = (struct token){.kind = kind, .off = l->end, .len = 0, .line = l->line};
}

static bool continues(const struct layout *l, const struct token *t) {
  bool deeper = t->column > l->indent[l->levels - 1];
  if (l->depth > 0) return deeper || t->kind == ')';
  return deeper && (l->last == ',' || t->kind == EN || t->kind == OF || t->kind == BEHALVE);
}

static bool is_level(const struct layout *l, uint32_t column) {
  for (unsigned k = 0; k < l->levels; k++)
    if (l->indent[k] == column) return true;
  return false;
}

// A column between two levels: told once, then taken for the deeper one, unless it stands one space from the other.
static uint32_t nearest_level(struct layout *l, const struct token *t) {
  unsigned k = l->levels - 1;
  if (t->column == l->odd_is && is_level(l, l->odd_means)) return l->odd_means;
  while (k > 0 && l->indent[k] > t->column) k--;
  if (l->indent[k] == t->column || k == l->levels - 1) return t->column;
  uint32_t above = l->indent[k], below = l->indent[k + 1];
  l->odd_is = t->column;
  bool inside = t->column - above >= 2 || below - t->column <= t->column - above;
  l->odd_means = inside ? below : above;
  msg(l->sink, M_INDENT, ((struct place){l->src, t->off, t->len}));
  return l->odd_means;
}

static int pop_levels(struct layout *l, uint32_t column) {
  int popped = 0;
  while (l->levels > 1 && l->indent[l->levels - 1] > column) l->levels--, popped++;
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
  uint32_t column = nearest_level(l, t);
  if (column > l->indent[l->levels - 1]) {
    l->odd_is = NO_COLUMN;
    if (l->levels <= DEPTH_LIMIT) {
      l->indent[l->levels++] = column;
      return INDENT;
    }
    if (!l->too_deep) msg(l->sink, M_TOO_DEEP, ((struct place){l->src, t->off, t->len}));
    l->too_deep = true;
    return 0;
  }
  l->dedents = pop_levels(l, column) - 1;
  if (l->dedents >= 0) return DEDENT;
  l->dedents = 0;
  return 0;
}

// Counts brackets; false for those beyond the limit.
static bool count_bracket(struct layout *l, const struct token *t) {
  if (t->kind == ')' && l->depth > 0) return l->depth-- <= DEPTH_LIMIT;
  if (t->kind == ')') l->stray = t->off + 1;
  if (t->kind != '(') return true;
  l->depth++;
  if (l->depth <= DEPTH_LIMIT) l->open[l->depth] = t->off;
  if (l->depth == DEPTH_LIMIT + 1) msg(l->sink, M_TOO_DEEP, ((struct place){l->src, t->off, t->len}));
  return l->depth <= DEPTH_LIMIT;
}

static void give(struct layout *l, const struct token *t) {
  l->last = t->kind;
  l->line = t->line;
  l->end = t->off + t->len;
  if (t->kind == LETTERLIJK) // it may end some lines further on
    for (size_t i = 0; i < t->text.n; i++) l->line += t->text.p[i] == '\n';
  l->nl_given = false;
}

static int end(struct layout *l) {
  if (l->last != 0 && !l->nl_given) {
    l->nl_given = true;
    return NL;
  }
  if (l->dedents > 0) {
    l->dedents--;
    return DEDENT;
  }
  if (l->levels > 1) {
    l->levels--;
    return DEDENT;
  }
  return 0;
}

static void plain(struct layout *l, struct token *out) {
  for (;;) {
    const struct token *t = peek(l);
    if (t->kind == 0) {
      l->depth = 0;
      mark(l, end(l), out);
      return;
    }
    bool new_line = l->last != 0 && (t->line > l->line || l->nl_given);
    if (new_line && (l->nl_given || !continues(l, t))) {
      l->depth = 0; // a bracket that was never closed ends here
      int kind = line_token(l, t);
      if (kind) {
        mark(l, kind, out);
        return;
      }
    }
    *out = *t;
    l->has_ahead = false;
    bool seen = count_bracket(l, out) && !(out->kind == ',' && peek(l)->kind == BEHALVE);
    if (seen) {
      give(l, out);
      return;
    }
    l->line = out->line;
  }
}

static void skip_block(struct layout *l, struct token *out) { // an INDENT was just read
  for (int open = 1; open > 0;) {
    plain(l, out);
    if (out->kind == INDENT) open++;
    if (out->kind == DEDENT) open--;
    if (out->kind == 0) return;
  }
  mark(l, NL, out);
}

static void skip_line(struct layout *l, struct token *out) {
  plain(l, out);
  while (out->kind != NL && out->kind != 0) {
    if (out->kind == INDENT) skip_block(l, out);
    else plain(l, out);
  }
}

// After something wrong in a line nothing more is said about that line.
static void skip_from(struct layout *l, const struct token *t) {
  l->depth = 0;
  l->skip = SKIP_LINE;
  l->lexer->quiet_line = t->line;
}

static void read_on(struct layout *l, int skip, struct token *out) {
  plain(l, out);
  if (skip == SKIP_BLOCK && out->kind == INDENT) {
    skip_block(l, out);
    plain(l, out);
  }
  if (out->kind == YYerror) skip_from(l, out);
}

void layout_next(struct layout *l, struct token *out) {
  int skip = (int)l->skip;
  l->skip = SKIP_NOTHING;
  if (skip == SKIP_LINE) {
    skip_line(l, out);
    if (out->kind == NL) l->skip = SKIP_BLOCK;
  } else if (skip == SKIP_GAVE_BLOCK) mark(l, NL, out);
  else if (l->again.kind == 0) read_on(l, skip, out);
  else if (skip == SKIP_AGAIN) mark(l, NL, out);
  else {
    *out = l->again;
    l->again.kind = 0;
  }
}

const struct token *layout_peek(struct layout *l) {
  const struct token *t = peek(l);
  return t->kind != 0 && t->line == l->line ? t : NULL;
}

void layout_recover(struct layout *l, const struct token *t) {
  l->depth = 0;
  if (t->kind == NL) l->skip = SKIP_BLOCK;
  else if (t->kind == INDENT) {
    struct token skipped;
    l->lexer->quiet_line = t->line;
    skip_block(l, &skipped);
    l->skip = SKIP_GAVE_BLOCK;
  } else if (t->kind == DEDENT) layout_missing(l, t);
  else if (t->kind != 0) skip_from(l, t);
}

void layout_missing(struct layout *l, const struct token *t) {
  if (l->gave_again == t->off + 1) return; // it was given again already: now it is dropped, so that there is an end to it
  l->gave_again = t->off + 1;
  l->skip = SKIP_AGAIN;
  l->again = *t;
}
