// From source text to syntax tree.
#ifndef EISEN_SYNTAX_H
#define EISEN_SYNTAX_H

#include "ast.h"

// Bytes of a source; levels of indentation and of brackets; levels of nodes (what walks the tree may recurse).
enum { SOURCE_LIMIT = 16 << 20, DEPTH_LIMIT = 60, TREE_LIMIT = 1000 };

// Parses a source. The tree is there even after errors (what could be read of it); NULL when there is nothing to go on.
// The source must live as long as the tree. All errors are in the sink; false in *ok when there was one.
struct node *syntax_parse(struct arena *a, struct sink *sink, const struct source *src, bool *ok);

#endif
