// For the tests of the syntax: a source is parsed, and its tree written out so that two trees can be compared.
#ifndef EISEN_PARSE_RIG_H
#define EISEN_PARSE_RIG_H

#include "check.h"
#include "syntax.h"

#define SET "taal 1\neisenset proef.set \"Proef\"\n"

struct parsed {
  struct arena *arena;
  struct sink sink;
  struct source src;
  const struct node *root;
  bool ok;
};

static inline struct parsed *parse_bytes(struct text content) {
  struct arena *a = check_arena();
  struct parsed *p = NEW(a, struct parsed);
  p->arena = a;
  p->sink.arena = a;
  p->src = (struct source){TEXT("proef.eis"), text_copy(a, content)};
  p->root = syntax_parse(a, &p->sink, &p->src, &p->ok);
  return p;
}

static inline struct parsed *parse_text(const char *content) { return parse_bytes(text_from(content)); }

static inline void parse_free(struct parsed *p) { arena_free(p->arena); }

static inline void tree_write(struct buf *b, const struct node *n) {
  buf_addz(b, node_kind_name(n->kind));
  if (n->text.n > 0) buf_format(b, "«%.*s»", TP(n->text));
  if (n->flags) buf_format(b, "!%u", n->flags);
  if (!n->child) return;
  buf_addz(b, "(");
  for (const struct node *c = n->child; c; c = c->next) {
    if (c != n->child) buf_addz(b, " ");
    tree_write(b, c);
  }
  buf_addz(b, ")");
}

static inline struct text tree_of(const struct parsed *p) {
  struct buf b = {.arena = p->arena};
  if (p->root) tree_write(&b, p->root);
  return buf_text(&b);
}

// Both are without errors, and mean the same to the parser.
static inline void same_tree(const char *left, const char *right) {
  struct parsed *l = parse_text(left), *r = parse_text(right);
  check_messages(&l->sink, "");
  check_messages(&r->sink, "");
  assert_non_null(l->root);
  assert_string_equal(text_z(l->arena, tree_of(l)), text_z(r->arena, tree_of(r)));
  parse_free(l);
  parse_free(r);
}

// Exactly this is said about it.
static inline void says(const char *content, const char *messages) {
  struct parsed *p = parse_text(content);
  check_messages(&p->sink, messages);
  assert_int_equal(p->ok, messages[0] == '\0');
  parse_free(p);
}

// Only the code and place of each message: "E0107:3:5 ".
static inline void says_briefly_bytes(struct text content, const char *messages) {
  struct parsed *p = parse_bytes(content);
  struct buf b = {.arena = p->arena};
  for (const struct message *m = p->sink.first; m; m = m->next) {
    uint32_t line, column;
    place_position(m->place.src, m->place.off, &line, &column);
    buf_format(&b, "%s%s:%u:%u", b.n > 0 ? " " : "", msg_code(m->id), line, column);
  }
  check_text(buf_text(&b), messages);
  parse_free(p);
}

static inline void says_briefly(const char *content, const char *messages) { says_briefly_bytes(text_from(content), messages); }

#endif
