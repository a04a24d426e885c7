// From source text to syntax tree.
#ifndef EISEN_SYNTAX_H
#define EISEN_SYNTAX_H

#include "ast.h"

enum { SOURCE_LIMIT = 16 << 20, DEPTH_LIMIT = 60 }; // bytes of a source; levels of indentation and of brackets

// Parses a source. The tree is there even after errors (what could be read of it); NULL when there is nothing to go on.
// The source must live as long as the tree. All errors are in the sink; false in *ok when there was one.
struct node *syntax_parse(struct arena *a, struct sink *sink, const struct source *src, bool *ok);

#endif
