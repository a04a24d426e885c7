// The syntax tree: one kind of node, as ast.def lists them. A grammar action makes a node and nothing else; what names mean,
// which clause may stand where and what has which type is decided later, in model and check.
#ifndef EISEN_AST_H
#define EISEN_AST_H

#include "message.h"

enum node_kind {
#define NODE(kind) N_##kind,
#include "ast.def"
#undef NODE
  N_KINDS
};

struct node {
  enum node_kind kind;
  uint32_t flags;
  uint32_t off, len; // span in the source
  uint32_t depth;    // of the nodes below it
  struct text text;
  struct node *child, *last, *next;
};

struct node *node_new(struct arena *a, enum node_kind kind, uint32_t off, uint32_t len);
// Adds a child at the end and widens the span over it. NULL stands for a NONE node.
struct node *node_add(struct arena *a, struct node *parent, struct node *child);
struct node *node_child(const struct node *n, unsigned index); // the index must exist
bool node_is(const struct node *n, enum node_kind kind);       // false for NULL
const char *node_kind_name(enum node_kind kind);
// Where it stands, for a message: all of it, its name alone, or with the words its line begins with.
struct place node_place(const struct source *src, const struct node *n);
struct place name_place(const struct source *src, const struct node *n);
struct place clause_place(const struct source *src, const struct node *n);

#endif
